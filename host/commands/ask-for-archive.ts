import type { Failure } from '../../contract/failure/failure.ts';
import type { Result } from '../../domain/result.ts';
import { actorAt } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Begins an archive from the page; that it was asked for, and by whom, is an entry before it is one. */
export function askForArchive(
  { seat, purpose }: { seat: string; purpose: 'archive' | 'tax-control' },
  till: TillContext,
  start: (operatorId: string) => Result<{ jobId: string }, Failure>,
): Result<{ jobId: string }, Failure> {
  const operatorId = actorAt(till, seat);
  const started = start(operatorId);
  if (!started.ok) return started;
  const body = { event: 'archive-asked', details: { seat, purpose } };
  till.writer.append({
    drafts: [{ type: 'event', body, operatorId, personal: null }],
    steps: [],
    endedBaskets: [],
  });
  return started;
}
