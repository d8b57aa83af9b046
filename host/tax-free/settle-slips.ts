import { isLiving } from '../../domain/tax-free/slip.ts';
import { askOperator } from './ask-operator.ts';
import { passOnCancel } from './cancel-slip.ts';
import type { KnownSlip, Watched } from './slip-store.ts';
import type { TaxFreeContext } from './tax-free-context.ts';
import { newsOf, tell } from './tell-slip.ts';

const firstAfterMs = 5_000;
const everyMs = 60_000;
/** Of one round. */
const maximumSlips = 50;
/** Half an hour of "I don't know this key": whoever waited for it is gone. */
const asksUntilGivenUp = 30;
/** Every so many rounds also those that customs may have seen meanwhile. */
const roundsUntilRefresh = 30;

/**
 * Sees open slips through: asks for answers that were lost, passes on cancellations that could not be,
 * and now and then how the customs took the others. A key that the operator keeps not knowing is
 * cancelled there, so that nothing late can come of it, and its receipts are free again.
 */
export function createSettleSlips(
  context: TaxFreeContext,
  { onFailed }: { onFailed(error: unknown): void },
) {
  const unknown = new Map<string, number>();
  /** Number of the slip that was asked about last, of each kind. */
  const lastAsked = new Map<Watched, number>();
  let round = 0;
  let running: Promise<void> = Promise.resolve();
  let stop = context.timers.after(firstAfterMs, tick);
  let isStopped = false;

  function tick(): void {
    running = settle()
      .catch(onFailed)
      .finally(() => {
        if (!isStopped) stop = context.timers.after(everyMs, tick);
      });
  }

  async function settle(): Promise<void> {
    const operator = context.operator()?.name;
    if (operator === undefined) return;
    for (const slip of nextInTurn('unsettled', operator)) await seeTo(slip);
    round += 1;
    if (round % roundsUntilRefresh !== 0) return;
    for (const slip of nextInTurn('may-change', operator)) await ask(slip);
  }

  /** Round by round each slip has its turn, oldest first, however many there are. */
  function nextInTurn(what: Watched, operator: string): KnownSlip[] {
    const last = lastAsked.get(what) ?? 0;
    const limit = maximumSlips;
    const ahead = context.slips.toAsk(what, { operator, after: last, limit });
    const again = context.slips
      .toAsk(what, { operator, after: 0, limit: limit - ahead.length })
      .filter(({ number }) => number <= last);
    const turn = [...ahead, ...again];
    lastAsked.set(what, turn.at(-1)?.number ?? 0);
    return turn;
  }

  async function seeTo(slip: KnownSlip): Promise<void> {
    if (isStopped) return;
    if (slip.isCancelAsked && isLiving(slip)) {
      await passOnCancel(slip, '', context);
      return;
    }
    const isKnown = await ask(slip);
    if (isKnown !== false) {
      unknown.delete(slip.id);
      return;
    }
    const asked = (unknown.get(slip.id) ?? 0) + 1;
    unknown.set(slip.id, asked);
    if (asked < asksUntilGivenUp) return;
    unknown.delete(slip.id);
    const wanted = await tell(
      slip.id,
      { isCancelAsked: true, reason: 'never-issued' },
      '',
      context,
    );
    if (wanted.ok) await passOnCancel(wanted.value, '', context);
  }

  /** Whether the operator knows it; null without an answer. */
  async function ask(slip: KnownSlip): Promise<boolean | null> {
    const operator = context.operator();
    if (isStopped || operator?.name !== slip.operator) return null;
    const answer = await askOperator((signal) => operator.status(slip.id, signal), context.timers);
    if (!answer.ok) return null;
    if (answer.value === null) return false;
    await tell(slip.id, newsOf(answer.value), '', context);
    return true;
  }

  return {
    /** A round at once. */
    settle,
    async stop(): Promise<void> {
      isStopped = true;
      stop();
      await running;
    },
  };
}
