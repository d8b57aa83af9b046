import { expect, it } from 'vitest';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { answerWithinMs, askOperator } from './ask-operator.ts';

it('a question that is never answered ends, and its adapter is told', async () => {
  const timers = manualTimers();
  let heard: AbortSignal | null = null;
  const asking = askOperator<null>((signal) => {
    heard = signal;
    return new Promise(() => undefined);
  }, timers);
  timers.pass(answerWithinMs);
  expect(await asking).toEqual({ ok: false, error: { kind: 'no-answer' } });
  expect(heard).toMatchObject({ aborted: true });
});

it('an adapter that breaks may have sent it all the same', async () => {
  const timers = manualTimers();
  const asking = askOperator<null>(() => Promise.reject(new Error('of a person')), timers);
  expect(await asking).toEqual({ ok: false, error: { kind: 'no-answer' } });
  expect(timers.waitingMs()).toEqual([]);
});
