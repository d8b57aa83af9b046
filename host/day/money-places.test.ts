// Wherever money goes between drawer, safe, bank and outside, none of it appears or vanishes: a fold of
// the raw entries that shares nothing with the till's agrees to the cent, slips have no gap, nothing that
// is in a safe is below nothing, and each person's difference is what was lost while they had the drawer.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { MoneyWork } from '../../contract/host/safe-shapes.ts';
import type { Money } from '../../domain/day/money.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const amount = fc.integer({ min: 1, max: 9_000 });
const arbitraryAct = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      way: fc.constantFrom('cash' as const, 'cheque' as const, 'voucher-cadhoc' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('drop' as const), amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lose' as const), amount }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hand-over' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('deposit' as const),
      amount: fc.option(amount),
      cheques: fc.integer({ min: 0, max: 3 }),
      hasVouchers: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      kind: fc.constantFrom(
        ...([
          'change-order',
          'takings-brought',
          'float-given',
        ] as const satisfies MoneyWork['kind'][]),
      ),
      amount,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('count-safe' as const),
      off: fc.integer({ min: -900, max: 900 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('float' as const), amount }) },
);
const arbitraryEvent = fc.record({
  act: arbitraryAct,
  fate: fc.constantFrom('once', 'once', 'full-disk', 'crash'),
});
type Act = z.infer<z.ZodType<typeof arbitraryAct extends fc.Arbitrary<infer T> ? T : never>>;

/** What hands hold, whatever the till thinks. */
interface Reality {
  cash: number;
  cheques: { reference: string; amountMinor: number }[];
  vouchers: number;
  /** Lost since the drawer was counted last. */
  lost: number;
  /** What each count should say of its person, in order. */
  lostBySpan: number[];
}

const runs = process.env.CI ? 40 : 15;
const people = ['op-1', 'op-2'] as const;

it(`any way of money between its places adds up (${runs} runs)`, async () => {
  const made = { deposits: 0, handovers: 0, cheques: 0, corrections: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryEvent, { minLength: 20, maxLength: 50 }), async (events) => {
      const till = await memoryTill({ items: shopItems });
      till.actAs('manager');
      const reality: Reality = {
        ...{ cash: 20_000, cheques: [], vouchers: 0, lost: 0, lostBySpan: [] },
      };
      await dayAt(till).open(cashOf(20_000), 'outside');
      for (const { act, fate } of events) {
        if (fate === 'full-disk') {
          const before = till.entries().length;
          till.disk.fill();
          await doAct(till, act, structuredClone(reality)).catch(() => undefined);
          till.disk.free();
          expect(till.entries().length).toBe(before);
          // What was rung of it is given up.
          if (till.sale().basket) await cashierAt(till).abandon();
          for (const { id } of till.daySnapshot().counts) await dayAt(till).drop(id);
        }
        const isRefused = await doAct(till, act, reality);
        if (isRefused) made.refused += 1;
        if (fate === 'crash') till.restart();
        await checkPlaces(till);
      }
      const folded = foldRaw(till);
      expect(folded.slips).toEqual(folded.slips.map((_, index) => index + 1));
      expect(folded.spans).toEqual(reality.lostBySpan.map((lost) => 0 - lost));
      made.deposits += folded.slips.length;
      made.handovers += folded.handovers;
      made.cheques += folded.deposited.length;
      made.corrections += folded.corrections;
    }),
    { numRuns: runs, seed: 20_261_201 },
  );
  // The sequences are worth something only if all of it happens in them.
  for (const count of Object.values(made)) expect(count).toBeGreaterThan(0);
}, 300_000);

/** Whether it was refused. */
async function doAct(till: MemoryTill, act: Act, reality: Reality): Promise<boolean> {
  const day = dayAt(till);
  switch (act.do) {
    case 'sell':
      await sell(till, act.way, reality);
      return false;
    case 'drop': {
      const amountMinor = Math.min(act.amount, reality.cash);
      if (amountMinor === 0) return false;
      const dropped = await day.move('cash-drop', amountMinor);
      if (dropped.ok) reality.cash -= amountMinor;
      return !dropped.ok;
    }
    case 'lose': {
      const amountMinor = Math.min(act.amount, reality.cash);
      reality.cash -= amountMinor;
      reality.lost += amountMinor;
      return false;
    }
    case 'hand-over': {
      if (till.day().money.current().session === null) await day.open();
      const holder = till.day().money.current().session?.operatorId;
      const countId = await counted(till, 'handover', reality);
      const taker = people.find((id) => id !== holder) ?? 'op-2';
      const handed = await day.handOver(taker, countId, { reasonCode: 'unknown' });
      if (handed.ok) countedAgain(reality);
      return !handed.ok;
    }
    case 'close': {
      const countId = await counted(till, 'closing', reality);
      const types = till.daySnapshot().countedTypes.map(({ type }) => type);
      const reasons = types.map((type) => ({ type, reasonCode: 'unknown' }));
      const closed = await day.close({ countId }, { reasons });
      if (!closed.ok) return true;
      countedAgain(reality);
      reality.cash = closed.value.session?.leftMinor ?? 0;
      reality.cheques = [];
      reality.vouchers = 0;
      return false;
    }
    case 'deposit': {
      const papers = await day.papers();
      if (!papers.ok) return true;
      const picked = papers.value.listed.slice(0, act.cheques);
      const [voucher] = act.hasVouchers ? papers.value.sums : [];
      const items = picked.map(({ reference, amountMinor }) => ({ reference, amountMinor }));
      const money = [
        ...(act.amount === null ? [] : [cashOf(act.amount)]),
        ...(items.length === 0 ? [] : [paper('cheque', sumOf(items), items.length, items)]),
        ...(voucher ? [paper(voucher.type, voucher.amountMinor, voucher.pieces)] : []),
      ];
      return book(till, 'bank-deposit', money);
    }
    case 'work':
      return book(till, act.kind, [cashOf(act.amount)]);
    case 'count-safe': {
      const countId = await day.begin('safe', 'safe');
      const held = till.day().money.current().safe;
      await day.count(
        countId,
        held.map(({ type, amountMinor, pieces }) => {
          const found = type === 'cash' ? Math.max(0, amountMinor + act.off) : amountMinor;
          return paper(type, found, pieces);
        }),
      );
      await settle(till, countId);
      const finished = await day.finish(countId, 'unknown');
      return !finished.ok;
    }
    case 'float': {
      const moved = await day.move('float', act.amount);
      if (moved.ok) reality.cash += act.amount;
      return !moved.ok;
    }
  }
}

async function sell(
  till: MemoryTill,
  way: 'cash' | 'cheque' | 'voucher-cadhoc',
  reality: Reality,
): Promise<void> {
  const cashier = cashierAt(till);
  await cashier.addItem('book');
  const due = till.sale().basket?.remainingMinor ?? 0;
  const reference = `LCL-${String(1_000_000 + reality.cheques.length)}`;
  const paid = await cashier.tenderBy(way, due, way === 'cheque' ? reference : '');
  if (!paid.ok) throw new Error(paid.error.code);
  if (way === 'cash') reality.cash += due;
  if (way === 'cheque') reality.cheques.push({ reference, amountMinor: due });
  if (way === 'voucher-cadhoc') reality.vouchers += due;
}

/** Counts the drawer as it really is, until it is validated. */
async function counted(
  till: MemoryTill,
  purpose: 'handover' | 'closing',
  reality: Reality,
): Promise<string> {
  const day = dayAt(till);
  const countId = await day.begin(purpose);
  const { cash, cheques, vouchers } = reality;
  await day.count(countId, [
    cashOf(cash),
    paper('cheque', sumOf(cheques), cheques.length, cheques),
    paper('voucher-cadhoc', vouchers, vouchers === 0 ? 0 : 1),
  ]);
  await settle(till, countId);
  return countId;
}

async function settle(till: MemoryTill, countId: string): Promise<void> {
  const day = dayAt(till);
  await day.submit(countId);
  const looked = await day.validate(countId);
  if (!looked.ok || looked.value.outcome === 'validated') return;
  await day.submit(countId);
  await day.validate(countId);
}

function countedAgain(reality: Reality): void {
  reality.lostBySpan.push(reality.lost);
  reality.lost = 0;
}

async function book(till: MemoryTill, kind: MoneyWork['kind'], money: Money[]): Promise<boolean> {
  const day = dayAt(till);
  const commandId = till.newCommandId();
  const kept = await day.keepWork({
    ...{ id: commandId, kind },
    pouch: '',
    isOrdered: false,
    money: money.map(writable),
  });
  if (!kept.ok) return true;
  const booked = await day.bookWork(kind, commandId);
  if (booked.ok) expect(await day.bookWork(kind, commandId)).toEqual(booked);
  else await day.dropWork(kind);
  return !booked.ok;
}

function paper(
  type: string,
  amountMinor: number,
  pieces: number,
  items: Money['items'] = [],
): Money {
  return { type, amountMinor, pieces, denominations: [], items };
}

function writable({ denominations, items, ...money }: Money) {
  return { ...money, denominations: [...denominations], items: items.map((item) => ({ ...item })) };
}

function sumOf(rows: readonly { amountMinor: number }[]): number {
  return rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

const rawMoney = z.array(
  z.looseObject({
    type: z.string(),
    amountMinor: z.int(),
    items: z.array(z.object({ reference: z.string(), amountMinor: z.int() })),
  }),
);
const rawTenders = z.array(
  z.looseObject({
    type: z.string(),
    kind: z.string(),
    tenderedMinor: z.int(),
    changeMinor: z.int(),
  }),
);
const rawDifferences = z.array(z.looseObject({ type: z.string(), differenceMinor: z.int() }));

/** Every account of every tender type, from the raw entries: sales, drawer, safe, bank, outside, found. */
function foldRaw(till: MemoryTill) {
  const accounts = new Map<string, number>();
  const slips: number[] = [];
  const spans: number[] = [];
  const deposited: string[] = [];
  let handovers = 0;
  let corrections = 0;
  /** Of the drawer's cash, found at the handover that follows. */
  let corrected = 0;
  const add = (account: string, type: string, minor: number) =>
    accounts.set(`${account} ${type}`, (accounts.get(`${account} ${type}`) ?? 0) + minor);
  const move = (from: string, to: string, type: string, minor: number) => {
    add(from, type, -minor);
    add(to, type, minor);
  };
  for (const { type, body } of till.entries()) {
    if (type === 'transaction') {
      for (const tender of rawTenders.parse(body.tenders)) {
        move('sales', 'drawer', tender.type, tender.tenderedMinor);
        move('drawer', 'sales', 'cash', tender.changeMinor);
      }
    }
    if (type === 'money-moved') {
      const from = String(body.from);
      const to = String(body.to);
      for (const each of rawMoney.parse(body.money)) {
        move(from, to, each.type, each.amountMinor);
        if (body.kind === 'drawer-correction' && each.type === 'cash') {
          corrected += to === 'drawer' ? each.amountMinor : 0 - each.amountMinor;
        }
        if (body.kind === 'bank-deposit') {
          deposited.push(...each.items.map((item) => `${item.reference} ${item.amountMinor}`));
        }
      }
      if (String(body.kind).endsWith('-correction')) corrections += 1;
      if (body.kind === 'bank-deposit') slips.push(z.int().parse(body.slipNumber));
    }
    if (type === 'session-handed-over') {
      handovers += 1;
      spans.push(corrected);
      corrected = 0;
    }
    if (type === 'session-closed') {
      for (const each of rawDifferences.parse(body.tenders)) {
        move('found', 'drawer', each.type, each.differenceMinor);
        if (each.type === 'cash') spans.push(each.differenceMinor);
      }
      for (const each of z.array(z.looseObject({ to: z.string() })).parse(body.taken)) {
        const [money] = rawMoney.parse([each]);
        if (money) move('drawer', each.to, money.type, money.amountMinor);
      }
    }
  }
  return { accounts, slips, spans, deposited, handovers, corrections };
}

/** The till's own places are those of the raw entries, all accounts add up to nothing, and no safe owes. */
async function checkPlaces(till: MemoryTill): Promise<void> {
  const { accounts } = foldRaw(till);
  const { drawer, safe, papers } = till.day().money.current();
  const of = (account: string) =>
    [...accounts]
      .filter(([name, minor]) => name.startsWith(`${account} `) && minor !== 0)
      .map(([name, minor]) => [name.split(' ')[1], minor]);
  const own = (held: typeof safe) =>
    held.filter((each) => each.amountMinor !== 0).map((each) => [each.type, each.amountMinor]);
  expect(new Map(own(drawer).map(([type, minor]) => [type, minor]))).toEqual(
    new Map(of('drawer').map(([type, minor]) => [type, minor])),
  );
  expect(new Map(own(safe).map(([type, minor]) => [type, minor]))).toEqual(
    new Map(of('safe').map(([type, minor]) => [type, minor])),
  );
  for (const { amountMinor } of safe) expect(amountMinor).toBeGreaterThanOrEqual(0);
  expect([...accounts.values()].reduce((sum, minor) => sum + minor, 0)).toBe(0);
  // What is listed one by one is what is there.
  const cheques = drawer.find(({ type }) => type === 'cheque')?.amountMinor ?? 0;
  expect(sumOf(papers)).toBe(cheques);
  const lists = await dayAt(till).papers();
  if (!lists.ok) throw new Error(lists.error.code);
  for (const { type, amountMinor } of safe.filter((held) => held.type !== 'cash')) {
    const ofType = [...lists.value.listed, ...lists.value.sums].filter((row) => row.type === type);
    expect(sumOf(ofType)).toBe(amountMinor);
  }
}
