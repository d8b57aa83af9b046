import { type Failure, fail } from '../../contract/failure/failure.ts';
import { unreachable } from '../../domain/assert.ts';
import type { ScannedCode } from '../../domain/scan/parse-scan.ts';

/** Why a code that named no item was not taken, in the operator's words. */
export function scanFailure(code: ScannedCode, text: string): Failure {
  const shown = text.slice(0, 40);
  if (code.kind !== 'unreadable') return fail('UNKNOWN_CODE', { code: shown });
  const { why } = code;
  switch (why.problem) {
    case 'BAD_CHECK_DIGIT':
      return fail('BAD_CHECK_DIGIT', { code: shown });
    case 'OWN_CODE_MISREAD':
      return fail('CODE_MISREAD', { code: shown });
    case 'NO_ITEM':
      return fail('CODE_NO_ITEM', { code: shown });
    case 'UNKNOWN_IDENTIFIER':
      return fail('CODE_UNKNOWN_ELEMENT', { code: shown, element: why.ai });
    case 'BAD_LENGTH':
      return fail('CODE_BAD_LENGTH', { code: shown, element: why.ai });
    case 'BAD_SIGN':
      return fail('CODE_BAD_SIGN', { code: shown, element: why.ai });
    case 'BAD_DATE':
      return fail('CODE_BAD_DATE', { code: shown, element: why.ai });
    case 'GIVEN_TWICE':
      return fail('CODE_GIVEN_TWICE', { code: shown, element: why.ai });
    default:
      return unreachable(why);
  }
}
