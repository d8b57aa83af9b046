import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostApi } from '../../../contract/host/api.ts';
import { safeCalls } from '../../../contract/host/calls/safe-calls.ts';
import type { AnswerFrame } from '../../../contract/rpc/frames.ts';
import { readRequest } from '../../../contract/rpc/frames.ts';
import { cashOf } from '../../../test/support/day-keeper-hands.ts';
import { manualTimers } from '../../../test/support/manual-timers.ts';
import { type MemoryTill, memoryTill } from '../../../test/support/memory-till.ts';
import { hostConnection } from '../host-connection.ts';
import { createNotices } from '../notices.ts';
import { createToasts } from '../toasts.ts';
import { createUi, setTyped } from '../ui.ts';
import { beginWork, forgetCounted } from './begin-work.ts';
import { createDayWork } from './day-work.ts';
import { safeCommands } from './safe-commands.ts';

const kind = 'takings-brought';

let till: MemoryTill;
let page: ReturnType<typeof pageOf>;
beforeEach(async () => {
  till = await memoryTill();
  till.actAs('manager');
  page = pageOf(till);
  await page.connected();
});
afterEach(() => page.close());

/** The commands of a page on a wire to the till, which may lose answers. */
function pageOf(of: MemoryTill) {
  const timers = manualTimers();
  const session = { id: 'page', role: 'page' as const };
  let isLosing = false;
  let receive: (text: string) => void = () => undefined;
  const say = (frame: AnswerFrame) => receive(JSON.stringify(frame));

  async function hear(text: string): Promise<void> {
    const frame = readRequest(text);
    if (frame?.type === 'hello') {
      say({ type: 'welcome', build: 'test', role: 'page', hostStartId: 'host' });
    }
    if (frame?.type !== 'call') return;
    const calls = of.dayCalls();
    const answer =
      frame.name === 'keepWork'
        ? await calls.keepWork(safeCalls.keepWork.input.parse(frame.input), session)
        : await calls.bookWork(safeCalls.bookWork.input.parse(frame.input), session);
    if (isLosing && frame.name === 'bookWork') return;
    say(
      answer.ok
        ? { type: 'result', id: frame.id, value: answer.value }
        : { type: 'failed', id: frame.id, failure: answer.error },
    );
  }

  const host = hostConnection(hostApi, {
    openChannel: () => ({
      send: (text) => queueMicrotask(() => void hear(text)),
      onMessage(heard) {
        receive = heard;
      },
      onClose: () => undefined,
      close: () => undefined,
    }),
    credential: () => ({ token: 'page' }),
    keepToken: () => undefined,
    build: 'test',
    timers,
    nowMs: () => 0,
    reload: () => undefined,
    lastReload: { get: () => null, set: () => undefined },
  });
  const ui = createUi();
  const dayWork = createDayWork();
  const notices = createNotices();
  const commands = safeCommands({
    ...{ host, ui, dayWork, notices, toasts: createToasts(timers) },
    sounds: { play: () => undefined },
    nowMs: () => 0,
    snapshots: { day: { getState: () => ({ snapshot: of.daySnapshot() }) } },
  });
  const settled = () => expect.poll(() => dayWork.getState().isBusy).toBe(false);
  return {
    ui,
    refusals: () => notices.getState().notices.map(({ failure }) => failure.code),
    panel: () => dayWork.getState().panel,
    workId: () => ui.getState().typed.workId,
    connected: () => expect.poll(() => host.state().kind).toBe('connected'),
    loseAnswers(next: boolean) {
      isLosing = next;
    },
    /** As the panel does when it is opened. */
    open() {
      commands.openBetweenTills(kind);
      const kept = of.daySnapshot().safe.works.find((work) => work.kind === kind);
      beginWork(ui, { kind, kept: kept?.id, counts: {} });
    },
    async press(amountMinor: number) {
      const { workId: id } = ui.getState().typed;
      commands.bookWork({ id, kind, pouch: '', isOrdered: false, money: [cashOf(amountMinor)] });
      // What is on its way arrives; what is lost is given up.
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      timers.pass(10_000);
      await settled();
    },
    close: () => host.close(),
  };
}

const booked = () =>
  till
    .entries()
    .filter(({ type }) => type === 'money-moved')
    .map(({ body }) => body.money);

test('a second press after a lost answer books the same once, and then the page forgets it', async () => {
  page.open();
  const first = page.workId();
  page.loseAnswers(true);
  await page.press(30_000);
  expect(page.refusals()).toEqual(['NO_ANSWER']);
  setTyped(page.ui, { counts: { other: 'typed' } });
  expect(page.workId()).toBe(first);
  page.loseAnswers(false);
  await page.press(30_000);
  expect(booked()).toMatchObject([[{ amountMinor: 30_000 }]]);
  expect(page.panel()).toBe('safe');
  expect(page.workId()).toBe('');
  page.open();
  await page.press(30_000);
  expect(booked()).toHaveLength(2);
});

test('another amount after a lost answer is not booked as the first, and whoever typed it is told', async () => {
  page.open();
  page.loseAnswers(true);
  await page.press(30_000);
  page.loseAnswers(false);
  await page.press(20_000);
  expect(booked()).toMatchObject([[{ amountMinor: 30_000 }]]);
  expect(page.refusals()).toContain('WORK_GONE');
  expect(page.panel()).toBe('safe');
  page.open();
  await page.press(20_000);
  expect(booked()).toHaveLength(2);
});

test('what was kept goes on under its own id, and what is begun anew has another', () => {
  page.open();
  const first = page.workId();
  forgetCounted(page.ui);
  beginWork(page.ui, { kind, kept: 'kept-before-a-crash', counts: {} });
  expect(page.workId()).toBe('kept-before-a-crash');
  page.open();
  expect([first, 'kept-before-a-crash', '']).not.toContain(page.workId());
});
