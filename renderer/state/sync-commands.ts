import { fail } from '../../contract/failure/failure.ts';
import { pairingCode } from '../../contract/platform/enrol.ts';
import { refuse } from '../../domain/result.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';
import { closeSheet, setTyped } from './ui.ts';

export interface SyncCommands {
  /** Tries to reach the platform now; the till's state shows what comes of it. */
  retrySync(): void;
  /** Makes this till known at the platform that is typed, by the code that is typed. */
  joinPlatform(): void;
}

export function syncCommands(parts: CommandParts): SyncCommands {
  return {
    async retrySync() {
      reportOutcome(parts, 'act', await parts.host.call('retrySync', {}));
    },
    async joinPlatform() {
      const { ui, host, toasts } = parts;
      if (ui.getState().isJoining) return;
      const { platform, pairingCode: typed } = ui.getState().typed;
      const code = pairingCode.safeParse(typed.replaceAll(' ', ''));
      if (!code.success) {
        reportOutcome(parts, 'act', refuse(fail('PAIRING_CODE_WRONG')));
        return;
      }
      ui.setState({ isJoining: true });
      const joined = await host.call('joinPlatform', {
        seat,
        code: code.data,
        platform: platform.trim(),
      });
      ui.setState({ isJoining: false });
      reportOutcome(parts, 'act', joined);
      if (!joined.ok) return;
      const { storeName: store, tillNumber: till } = joined.value;
      toasts.say('join.done', { store, till });
      setTyped(ui, { pairingCode: '' });
      if (ui.getState().sheet === 'join') closeSheet(ui);
    },
  };
}
