import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import type { ErasurePosition, ErasuresAnswer } from '../../contract/platform/erasures.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PlatformLink } from '../platform-link.ts';
import { behindGate } from './behind-gate.ts';
import { createErasureGate } from './erasure-gate.ts';

/** A till at its gate, and what went over the wire and happened in it, in that order. */
function atGate(given: { perAnswer?: number } = {}) {
  const happened: string[] = [];
  const erased: string[] = [];
  let nowMs = 0;
  let why: 'PLATFORM_UNREACHABLE' | 'UNKNOWN_ROUTE' | null = null;
  let position: ErasurePosition | null = { number: 0, customerId: '' };
  const gate = createErasureGate({
    async ask({ after }) {
      happened.push('erasures');
      if (why !== null) return refuse(fail(why, { reason: 'test' }));
      const from = after?.number ?? erased.length;
      const some = erased.slice(from, from + (given.perAnswer ?? 1_000));
      const number = from + some.length;
      return ok({
        erased: some.map((customerId, at) => ({
          ...{ number: from + at + 1, customerId },
          erasedAt: '2026-11-22T10:00:00Z',
        })),
        through: { number, customerId: erased[number - 1] ?? '' },
        hasMore: number < erased.length,
      } satisfies ErasuresAnswer);
    },
    purging: {
      position: () => position,
      async purge(told) {
        await Promise.resolve();
        happened.push(`purged ${told.erased.map(({ customerId }) => customerId).join(' ')}`);
        position = told.through;
      },
    },
    monotonicMs: () => nowMs,
  });
  const said = async <T>(what: string): Promise<Result<T, never>> => {
    happened.push(what);
    return refuse(fail('PLATFORM_UNREACHABLE', { reason: 'no matter' })) as never;
  };
  const link: PlatformLink = {
    pushEntries: () => said('push'),
    journalState: () => said('state'),
    feeds: () => said('feeds'),
    waitForFeeds: () => said('wait'),
  };
  const { signal } = new AbortController();
  return {
    happened,
    erased,
    gate,
    signal,
    link: behindGate(link, gate),
    pass: (ms: number) => {
      nowMs += ms;
    },
    breakWith(next: typeof why) {
      why = next;
    },
  };
}

test('whoever was erased meanwhile is purged before an entry goes up or a document comes down', async () => {
  const till = atGate();
  till.erased.push('elise');
  const request = { feeds: [], journalId: null };
  await Promise.all([
    till.link.pushEntries('journal', { entries: [] }, till.signal),
    till.link.feeds(request, till.signal),
    till.link.journalState('journal', till.signal),
  ]);
  expect(till.happened.slice(0, 2)).toEqual(['erasures', 'purged elise']);
  expect(till.happened.slice(2).toSorted()).toEqual(['feeds', 'push', 'state']);
});

test('a list of many answers is read to its end first', async () => {
  const till = atGate({ perAnswer: 2 });
  till.erased.push('a', 'b', 'c');
  await till.gate.passed(till.signal);
  expect(till.happened).toEqual(['erasures', 'purged a b', 'erasures', 'purged c']);
});

test('while it can’t be asked nothing is sent', async () => {
  const till = atGate();
  till.breakWith('PLATFORM_UNREACHABLE');
  const pushed = await till.link.pushEntries('journal', { entries: [] }, till.signal);
  expect(pushed).toMatchObject({ ok: false, error: { code: 'PLATFORM_UNREACHABLE' } });
  expect(till.happened).toEqual(['erasures']);
});

test('after a request that failed it is asked anew, otherwise once a minute and before news', async () => {
  const till = atGate();
  const passed = (isNews = false) => till.gate.passed(till.signal, { isNews });
  await passed();
  await passed();
  expect(till.happened).toHaveLength(1);
  till.pass(11_000);
  await passed();
  await passed(true);
  expect(till.happened).toHaveLength(2);
  till.pass(60_000);
  await passed();
  expect(till.happened).toHaveLength(3);
  till.gate.lost();
  await passed();
  expect(till.happened).toHaveLength(4);
});

test('a platform of before there were erasures keeps nobody from sending', async () => {
  const till = atGate();
  till.breakWith('UNKNOWN_ROUTE');
  expect(await till.gate.passed(till.signal)).toEqual({ ok: true, value: null });
});
