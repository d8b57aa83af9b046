import type { Failure } from '../../contract/failure/failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';

/** A pairing code lives ten minutes; a platform that is still filling answers long before. */
const everyMs = 5_000;
const mostTries = 110;

/**
 * Enrols by a code that a program gave, not a person: what only says that the platform can't answer
 * now is tried again while the code is good. Any other refusal, or the last one, goes to `onFailed`.
 */
export function enrolUntilAnswered({
  enrol,
  timers,
  onFailed,
}: {
  enrol(): Promise<Result<unknown, Failure>>;
  timers: Timers;
  onFailed(failure: Failure): void;
}): void {
  let tries = 0;
  const attempt = async (): Promise<void> => {
    tries += 1;
    const enrolled = await enrol();
    if (enrolled.ok) return;
    const isOfNow = ['PLATFORM_UNREACHABLE', 'PLATFORM_BUSY'].includes(enrolled.error.code);
    if (isOfNow && tries < mostTries) timers.after(everyMs, () => void attempt());
    else onFailed(enrolled.error);
  };
  void attempt();
}
