import type { Failure } from '../../../contract/failure/failure.ts';
import type { Result } from '../../../domain/result.ts';
import { type CommandParts, reportOutcome } from '../command-parts.ts';

/** Commands of the day, one at a time: a second touch does nothing, and a refusal is shown in place. */
export function oneAtATime(parts: Pick<CommandParts, 'dayWork' | 'notices' | 'sounds' | 'nowMs'>) {
  const { dayWork } = parts;
  return async <T>(work: () => Promise<Result<T, Failure>>): Promise<T | null> => {
    if (dayWork.getState().isBusy) return null;
    dayWork.setState({ isBusy: true });
    const result = await work();
    dayWork.setState({ isBusy: false });
    reportOutcome(parts, 'act', result);
    return result.ok ? result.value : null;
  };
}
