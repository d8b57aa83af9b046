import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import type { PushAnswer, PushRequest } from '../../contract/platform/push-entries.ts';
import { maximumPushBytes, pushRequest } from '../../contract/platform/push-entries.ts';
import { ok, refuse } from '../../domain/result.ts';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import { openWriter } from '../../test/support/journal-till.ts';
import { createMemoryPlatform } from '../../test/support/memory-platform.ts';
import { virtualTime } from '../../test/support/virtual-time.ts';
import { createConnectivity, type LinkState } from '../connectivity/connectivity.ts';
import { createPushMemory } from './memory-push-memory.ts';
import { createPushEngine } from './push-engine.ts';
import type { Fork } from './push-parts.ts';

type Answered = Awaited<ReturnType<Parameters<typeof createPushEngine>[0]['link']['pushEntries']>>;

let till: ReturnType<typeof newTill>;
beforeEach(() => {
  till = newTill();
});
afterEach(() => {
  if (!till.mayFail) expect(till.errors).toEqual([]);
});

/** A till with its engine not started yet, and a platform that answers within 10 ms. */
function newTill() {
  const time = virtualTime();
  const journal = createMemoryJournal();
  const writer = openWriter(journal);
  const platform = createMemoryPlatform({ isPoison: ({ text }) => text.includes('no-poison') });
  const memory = createPushMemory();
  const sent: PushRequest['entries'][] = [];
  const states: LinkState[] = [];
  const forks: Fork[] = [];
  const errors: unknown[] = [];
  let pauses = 0;
  let answer: ((journalId: string, request: PushRequest) => Answered) | null = null;
  const later = <T>(value: T): Promise<T> =>
    new Promise((resolve) => void time.after(10, () => resolve(value)));
  const engine = createPushEngine({
    journal,
    memory,
    batchEntries: 100,
    timers: time,
    random: () => 1,
    async pause() {
      pauses += 1;
    },
    link: {
      pushEntries(journalId, request) {
        sent.push(request.entries);
        return later(answer ? answer(journalId, request) : ok(platform.push(journalId, request)));
      },
      journalState: (journalId) => later(ok(platform.state(journalId))),
    },
    connectivity: createConnectivity({
      now: () => String(time.nowMs()),
      onChange: (state) => void states.push(state),
    }),
    onForked: (fork) => void forks.push(fork),
    onChange: () => undefined,
    onError: (error) => void errors.push(error),
  });
  const { journalId } = journal.heads()[0] ?? { journalId: '' };
  return {
    time,
    journal,
    writer,
    platform,
    memory,
    sent,
    states,
    forks,
    errors,
    engine,
    journalId,
    /** Something that nobody expected is part of the test. */
    mayFail: false,
    pauses: () => pauses,
    answerWith(next: typeof answer) {
      answer = next;
    },
    sell(count: number, event = 'drawer-opened') {
      const draft = { type: 'event', operatorId: '', personal: null } as const;
      writer.append({
        kind: 'live',
        drafts: Array.from({ length: count }, () => ({ ...draft, body: { event, details: {} } })),
        steps: [],
        endedBaskets: [],
      });
      engine.wake();
    },
  };
}

test('what is committed is at the platform at once', async () => {
  till.engine.start();
  await till.time.pass(5_000);
  till.sell(2);
  expect(till.engine.waiting()).toBe(2);
  await till.time.pass(20);
  expect(till.platform.entries(till.journalId)).toHaveLength(3);
  expect(till.engine.waiting()).toBe(0);
});

test('a backlog goes in bounded batches, one request at a time, with turns for others between', async () => {
  till.sell(450);
  till.engine.start();
  await till.time.pass(19);
  expect(till.sent).toHaveLength(1);
  await till.time.pass(200);
  expect(till.sent.map(({ length }) => length)).toEqual([100, 100, 100, 100, 51]);
  expect(till.pauses()).toBeGreaterThan(15);
  for (const entries of till.sent) expect(pushRequest.safeParse({ entries }).success).toBe(true);
});

test('large entries make small requests that the platform still takes', async () => {
  const details = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`k${String(index)}`, '"'.repeat(200)]),
  );
  for (let count = 0; count < 4; count += 1) {
    till.writer.append({
      kind: 'live',
      drafts: Array.from({ length: 100 }, () => ({
        type: 'event' as const,
        operatorId: '',
        personal: null,
        body: { event: 'drawer-opened', details },
      })),
      steps: [],
      endedBaskets: [],
    });
  }
  till.engine.start();
  await till.time.pass(1_000);
  expect(till.platform.entries(till.journalId)).toHaveLength(401);
  const sizes = till.sent.map((entries) => Buffer.byteLength(JSON.stringify({ entries })));
  expect(Math.max(...sizes)).toBeLessThan(maximumPushBytes);
});

test('without the platform it waits longer each time, and a sale does not change that', async () => {
  till.answerWith(() => refuse(fail('PLATFORM_UNREACHABLE', { reason: 'refused' })));
  till.engine.start();
  await till.time.pass(10 * 60_000);
  const tries = till.sent.length;
  expect(tries).toBeLessThan(30);
  for (let sale = 0; sale < 20; sale += 1) till.sell(1);
  await till.time.pass(1);
  expect(till.sent).toHaveLength(tries);
  expect(till.states.at(-1)).toMatchObject({ mode: 'offline' });
});

test('somebody who asks is not kept waiting', async () => {
  till.answerWith(() => refuse(fail('PLATFORM_UNREACHABLE', { reason: 'refused' })));
  till.engine.start();
  await till.time.pass(10 * 60_000);
  till.answerWith(null);
  till.engine.retryNow();
  await till.time.pass(50);
  expect(till.engine.waiting()).toBe(0);
});

test('after requests that did not get through, smaller ones do', async () => {
  till.sell(99);
  till.answerWith((journalId, request) =>
    request.entries.length > 10
      ? refuse(fail('PLATFORM_UNREACHABLE', { reason: 'timeout' }))
      : ok(till.platform.push(journalId, request)),
  );
  till.engine.start();
  await till.time.pass(5 * 60_000);
  expect(till.engine.waiting()).toBe(0);
});

test('a platform that never answers is given up after its time, and stopping ends everything', async () => {
  const { time, engine, states } = till;
  const silent = createPushEngine({
    ...{ journal: till.journal, memory: till.memory, batchEntries: 10, timers: time },
    random: () => 1,
    pause: () => Promise.resolve(),
    link: {
      pushEntries: () => new Promise(() => undefined),
      journalState: () => new Promise(() => undefined),
    },
    connectivity: createConnectivity({ now: () => '', onChange: (state) => states.push(state) }),
    onForked: () => undefined,
    onChange: () => undefined,
    onError: () => undefined,
  });
  silent.start();
  await time.pass(10_000);
  expect(states).toMatchObject([{ mode: 'offline', why: { details: { reason: 'timeout' } } }]);
  const stopping = silent.stop();
  await expect(stopping).resolves.toBeUndefined();
  await engine.stop();
});

test('a restored platform gets again what it lost, though nothing is sold', async () => {
  till.sell(10);
  till.engine.start();
  await till.time.pass(100);
  const backup = till.platform.backUp();
  till.sell(20);
  await till.time.pass(100);
  till.platform.restore(backup);
  await till.time.pass(31_000);
  expect(till.platform.entries(till.journalId)).toHaveLength(31);
});

test('a lost cursor comes back from the platform: one entry is sent again, not all', async () => {
  till.sell(50);
  till.engine.start();
  await till.time.pass(100);
  till.memory.moveTo(till.journalId, 0);
  till.sent.length = 0;
  await till.time.pass(31_000);
  expect(till.sent.map(({ length }) => length)).toEqual([1]);
  expect(till.memory.through(till.journalId)).toBe(51);
});

test('a fork stops its journal and is told once; the successor goes on', async () => {
  till.engine.start();
  till.answerWith((journalId, request) =>
    journalId === till.journalId
      ? ok({ kind: 'fork', sequence: 2 })
      : ok(till.platform.push(journalId, request)),
  );
  till.sell(3);
  await till.time.pass(100);
  expect(till.forks).toEqual([{ journalId: till.journalId, sequence: 2 }]);
  till.writer.sealAndRestart('journal-fork');
  till.engine.wake();
  await till.time.pass(120_000);
  const successor = till.writer.head('live')?.journalId ?? '';
  expect(till.platform.entries(successor)).toHaveLength(1);
  expect(till.forks).toHaveLength(1);
  expect(till.engine.waiting()).toBe(0);
});

test('a platform that has more of a journal than the till is a fork', async () => {
  till.engine.start();
  await till.time.pass(100);
  till.answerWith(() => ok({ kind: 'acknowledged', through: 900, quarantined: [] }));
  till.sell(1);
  await till.time.pass(100);
  expect(till.forks).toEqual([{ journalId: till.journalId, sequence: 3 }]);
});

const contradictions: [string, PushAnswer][] = [
  ['acknowledges nothing new', { kind: 'acknowledged', through: 1, quarantined: [] }],
  ['wants what it was just sent', { kind: 'send-from', sequence: 2 }],
];
test.each(contradictions)('a platform that %s is not asked without end', async (_, answer) => {
  till.engine.start();
  await till.time.pass(100);
  till.answerWith(() => ok(answer));
  till.sell(1);
  await till.time.pass(60_000);
  expect(till.sent.length).toBeLessThan(15);
  expect(till.engine.waiting()).toBe(1);
});

test('what one journal is refused is not in the way of another', async () => {
  till.writer.sealAndRestart('new-owner');
  till.answerWith((journalId, request) =>
    journalId === till.journalId
      ? refuse(fail('PLATFORM_REFUSED', { status: 400, reason: 'BAD_REQUEST' }))
      : ok(till.platform.push(journalId, request)),
  );
  till.engine.start();
  till.sell(3);
  await till.time.pass(1_000);
  const live = till.writer.head('live');
  expect(till.platform.entries(live?.journalId ?? '')).toHaveLength(live?.sequence ?? -1);
  expect(till.engine.held()).toMatchObject({ code: 'PLATFORM_REFUSED' });
  await till.time.pass(30 * 60_000);
  expect(till.sent.length).toBeLessThan(25);
});

test('a platform that answers and refuses is there all the time, and the refusal stays told', async () => {
  till.answerWith(() => refuse(fail('NOT_YOUR_JOURNAL')));
  till.engine.start();
  await till.time.pass(60 * 60_000);
  expect(till.states.map(({ mode }) => mode)).toEqual(['online']);
  expect(till.engine.held()).toMatchObject({ code: 'NOT_YOUR_JOURNAL' });
  till.answerWith(null);
  till.engine.retryNow();
  await till.time.pass(100);
  expect(till.engine.held()).toBeNull();
  expect(till.engine.waiting()).toBe(0);
});

test('an entry that cannot be read holds its own journal, told, and no other one', async () => {
  till.mayFail = true;
  till.sell(40);
  till.writer.sealAndRestart('new-owner');
  till.sell(3);
  const { read } = till.journal;
  till.journal.read = (journalId, from, limit) => {
    if (journalId === till.journalId && from <= 31 && from + limit > 31)
      throw new Error('database disk image is malformed');
    return read(journalId, from, limit);
  };
  till.engine.start();
  await till.time.pass(5 * 60_000);
  const live = till.writer.head('live');
  expect(till.platform.entries(till.journalId)).toHaveLength(30);
  expect(till.platform.entries(live?.journalId ?? '')).toHaveLength(live?.sequence ?? -1);
  expect(till.engine.missing()).toEqual([{ journalId: till.journalId, sequence: 31 }]);
  expect(till.errors.length).toBeGreaterThan(0);
});

test('what the platform could not apply is remembered, and forgotten once it could', async () => {
  till.engine.start();
  till.sell(1, 'no-poison');
  await till.time.pass(100);
  expect(till.memory.quarantined()).toEqual([
    { journalId: till.journalId, sequence: 2, reason: 'POISON' },
  ]);
  expect(till.engine.quarantinedCount()).toBe(1);
  till.platform.state = () => ({ through: 2, quarantinedCount: 0 });
  await till.time.pass(31_000);
  expect(till.memory.quarantined()).toEqual([]);
  expect(till.engine.quarantinedCount()).toBe(0);
});

test('of what could not be applied fewer are told once some of it could', async () => {
  till.engine.start();
  till.sell(1, 'no-poison');
  await till.time.pass(100);
  till.sell(1, 'no-poison');
  await till.time.pass(100);
  expect(till.engine.quarantinedCount()).toBe(2);
  till.platform.state = () => ({ through: 3, quarantinedCount: 1 });
  await till.time.pass(31_000);
  expect(till.engine.quarantinedCount()).toBe(1);
});

test('entries that are on this till no more are told, and the other journals go on', async () => {
  till.sell(5);
  till.writer.sealAndRestart('new-owner');
  const { read } = till.journal;
  till.journal.read = (journalId, from, limit) =>
    read(journalId, from, limit).filter(
      (entry) => journalId !== till.journalId || entry.sequence > 3,
    );
  till.engine.start();
  await till.time.pass(1_000);
  expect(till.engine.missing()).toEqual([{ journalId: till.journalId, sequence: 1 }]);
  expect(till.platform.entries(till.writer.head('live')?.journalId ?? '')).toHaveLength(1);
});
