import { fail } from '../../contract/failure/failure.ts';
import type { ScanRoute } from '../../contract/host/calls/scan-route.ts';
import { refuse } from '../../domain/result.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { openReceipt } from './return-commands.ts';
import { signOnCommands } from './sign-on-commands.ts';
import { lookUpValue } from './value-commands.ts';

/** Goes on with a scan that is no matter of the basket alone; each kind has its screen here. */
export function followRoute(parts: CommandParts, { kind, code }: ScanRoute): void {
  switch (kind) {
    case 'receipt':
      void openReceipt(parts, code, 'scanned');
      break;
    case 'operator':
      signOnCommands(parts).badge(code);
      break;
    case 'voucher':
      void lookUpValue(parts, code, 'scan');
      break;
    // A host that knows more than this page: say so rather than seem to have taken it.
    default:
      reportOutcome(parts, 'scan', refuse(fail('CODE_HAS_NO_SCREEN', { kind })));
  }
}
