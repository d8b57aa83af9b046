import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { CommandParts } from './command-parts.ts';

/** Said in the sheet, where the next try is. */
export function refused(
  { returning, sounds }: Pick<CommandParts, 'returning' | 'sounds'>,
  { error }: Extract<Result<unknown, Failure>, { ok: false }>,
): void {
  returning.setState({ isBusy: false, failure: error });
  sounds.play('attention');
}
