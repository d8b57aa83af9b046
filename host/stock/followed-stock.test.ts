import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import type { LiveStockAnswer } from '../../contract/platform/live-stock.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import type { AskedStock } from '../sync/ask-live-stock.ts';
import { createFollowedStock } from './followed-stock.ts';

type Answer = Awaited<Result<LiveStockAnswer, ReturnType<typeof fail>> | null>;

const figures = (mark: string, milli: number): LiveStockAnswer => ({
  ...{ atMs: 0, mark },
  stock: [
    { sku: 'A', placeId: 's-2', onHandMilli: milli, reservedMilli: 0, availableMilli: milli },
  ],
});
const lost = refuse(fail('PLATFORM_UNREACHABLE', { reason: 'ECONNREFUSED' }));
/** Lets what was answered arrive. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A platform that answers when the test says so. */
function newDesk() {
  const timers = manualTimers();
  const asked: (AskedStock & { answer(with_: Answer): void; signal: AbortSignal })[] = [];
  let nowMs = 0;
  let isOnline = true;
  const desk = createFollowedStock({
    timers,
    monotonicMs: () => nowMs,
    link: {
      isOnline: () => isOnline,
      liveStock(question, signal) {
        const { promise, resolve } = Promise.withResolvers<Answer>();
        asked.push({ ...question, answer: resolve, signal });
        signal.addEventListener('abort', () => resolve(lost));
        return promise;
      },
    },
  });
  return {
    ...{ desk, asked, timers },
    newest: () => asked.at(-1) ?? expect.unreachable('nothing was asked'),
    async answer(with_: Answer) {
      asked.at(-1)?.answer(with_);
      await settle();
    },
    async pass(ms: number) {
      nowMs += ms;
      timers.pass(ms);
      await settle();
    },
    online(is: boolean) {
      isOnline = is;
      desk.linkChanged();
    },
  };
}

test('asks for the figures of now, then waits for others, until nobody looks any more', async () => {
  const { desk, answer, newest, pass, asked } = newDesk();
  let changes = 0;
  const sheet = desk.join('model', ['A', 'B'], () => {
    changes += 1;
  });
  expect(newest()).toMatchObject({ skus: ['A', 'B'], mark: null });
  expect([sheet.isAsking(), sheet.told()]).toEqual([true, null]);

  await answer(ok(figures('first', 3_000)));
  expect(sheet.told()).toMatchObject({ isLive: true, ageMs: 0 });
  await pass(300);
  expect(newest().mark).toBe('first');
  await pass(20_000);
  expect(sheet.told()).toMatchObject({ isLive: true, ageMs: 20_300 });

  await answer(ok(figures('second', 2_000)));
  expect(sheet.told()).toMatchObject({ stock: [{ onHandMilli: 2_000 }], ageMs: 0 });
  expect(changes).toBe(2);
  await pass(300);

  sheet.leave();
  const wait = newest();
  await pass(2_000);
  expect([wait.signal.aborted, desk.followedCount()]).toEqual([true, 0]);
  await pass(60_000);
  expect(asked).toHaveLength(3);
});

test('two who look at one model ask once, and a look at its next size asks nothing again', async () => {
  const { desk, answer, asked, pass } = newDesk();
  const one = desk.join('model', ['A', 'B'], () => {});
  await answer(ok(figures('first', 3_000)));
  one.leave();
  await pass(1_000);
  const next = desk.join('model', ['B', 'A'], () => {});
  expect(next.told()).toMatchObject({ isLive: true });
  await pass(10_000);
  expect([asked.length, desk.followedCount()]).toEqual([2, 1]);
  next.leave();
  desk.close();
});

test('what was exact is shown with its age while the platform is away, and no longer than ten minutes', async () => {
  const { desk, answer, pass, newest, online, asked } = newDesk();
  const sheet = desk.join('model', ['A'], () => {});
  await answer(ok(figures('first', 3_000)));
  await pass(300);
  online(false);
  await settle();
  expect(sheet.told()).toMatchObject({ isLive: false, ageMs: 300 });
  expect(sheet.why()?.code).toBe('PLATFORM_UNREACHABLE');
  await pass(3_000);
  await answer(lost);
  await pass(10 * 60_000);
  expect(sheet.told()).toBeNull();

  const count = asked.length;
  await answer(lost);
  online(true);
  await settle();
  // At once, and for all of it: the figures may have changed since.
  expect([asked.length, newest().mark]).toEqual([count + 1, null]);
  await answer(ok(figures('later', 1_000)));
  expect([sheet.told()?.isLive, sheet.why()]).toEqual([true, null]);
  desk.close();
});

test('a till without a platform knows of none', async () => {
  const { desk, answer, pass } = newDesk();
  const sheet = desk.join('model', ['A'], () => {});
  await answer(null);
  expect([sheet.told(), sheet.isAsking(), sheet.why()]).toEqual([null, false, null]);
  await pass(3_000);
  desk.close();
});
