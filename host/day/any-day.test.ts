// Whatever a shop does with its drawer over days, in any order and over crashes, the journal adds up.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { DenominationCount } from '../../domain/day/money.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { findingsOf } from '../../test/support/findings-of.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { memoryDayStore } from './day-store.ts';
import { followMoney } from './follow-money.ts';

const amount = fc.integer({ min: 1, max: 6_000 });
const arbitraryAct = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      way: fc.constantFrom('cash' as const, 'card' as const, 'cheque' as const, 'over' as const),
      item: fc.constantFrom('jumper', 'bread', 'book'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('return' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      kind: fc.constantFrom(
        ...(['cash-drop', 'paid-in', 'paid-out', 'float', 'bank-deposit', 'change-order'] as const),
      ),
      amount,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('no-sale' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      counted: fc.option(amount),
      from: fc.constantFrom('drawer' as const, 'safe' as const, 'outside' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('count' as const),
      step: fc.constantFrom('begin', 'save', 'submit', 'validate', 'close', 'drop'),
      off: fc.constantFrom(0, 0, 50, -700),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('close' as const),
      counted: fc.option(amount),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('read' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.constantFrom(30, 600, 1_440, 1_440 * 9, 1_440 * 40),
    }),
  },
);
const arbitraryEvent = fc.record({
  act: arbitraryAct,
  fate: fc.constantFrom('once', 'once', 'once', 'full-disk', 'crash'),
});
type Act = z.infer<z.ZodType<typeof arbitraryAct extends fc.Arbitrary<infer T> ? T : never>>;

const runs = process.env.CI ? 80 : 30;

it(`any sequence of sales, movements, counts, closings, nights and crashes adds up (${runs} runs)`, async () => {
  const made = { day: 0, month: 0, year: 0, late: 0, sessions: 0, counted: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryEvent, { minLength: 20, maxLength: 70 }),
      fc.constantFrom(0, 240),
      async (events, dayStartsAt) => {
        const till = await memoryTill({
          items: shopItems,
          firstStart: '2026-10-20T08:00:00.000Z',
          dayStartsAt,
        });
        till.actAs('manager');
        for (const { act, fate } of events) {
          if (fate === 'full-disk') {
            till.disk.fill();
            await doAct(till, act).catch(() => undefined);
            till.disk.free();
          }
          await doAct(till, act);
          if (fate === 'crash') till.restart();
          checkLaws(till);
        }
        const entries = bodiesOf(till);
        for (const { type, body } of entries) {
          if (type === 'session-closed') {
            made.sessions += 1;
            if (body.how === 'counted') made.counted += 1;
          }
          if (type !== 'closure') continue;
          made[z.enum(['day', 'month', 'year']).parse(body.period)] += 1;
          if (body.late === true) made.late += 1;
        }
        checkClosures(entries);
        checkStranger(till);
      },
    ),
    { numRuns: runs, seed: 20_261_130 },
  );
  // The sequences are worth something only if all of it happens in them.
  for (const count of Object.values(made)) expect(count).toBeGreaterThan(0);
}, 600_000);

async function doAct(till: MemoryTill, act: Act): Promise<void> {
  const cashier = cashierAt(till);
  const day = dayAt(till);
  const open = till.daySnapshot().counts[0];
  switch (act.do) {
    case 'sell':
      await cashier.addItem(act.item);
      return pay(till, act.way);
    case 'return': {
      const sold = till.transactions().findLast(({ body }) => body.kind === 'sale');
      const line = sold?.body.lines[0];
      if (!sold || !line) return;
      const place = { journalId: sold.journal.id, sequence: sold.sequence };
      await cashier.giveBack(place, line.number, '1');
      const owed = -(till.sale().basket?.remainingMinor ?? 0);
      if (owed > 0) await cashier.refund('cash', owed);
      if (till.sale().basket) await cashier.abandon();
      return;
    }
    case 'move':
      await day.move(act.kind, act.amount);
      return;
    case 'no-sale':
      await day.noSale();
      return;
    case 'open':
      await day.open(act.counted === null ? null : cashOf(act.counted), act.from);
      return;
    case 'count': {
      const countId = open?.id ?? (await day.begin());
      const cashMinor = till
        .day()
        .money.current()
        .drawer.find(({ type }) => type === 'cash');
      const found = Math.max(0, (cashMinor?.amountMinor ?? 0) + act.off);
      if (act.step === 'save') await day.count(countId, [cashOf(found, inCoins(found))]);
      if (act.step === 'submit') await day.submit(countId);
      if (act.step === 'validate') await day.validate(countId);
      if (act.step === 'drop') await day.drop(countId);
      const reasons = (open?.types ?? []).map((type) => ({ type, reasonCode: 'unknown' }));
      if (act.step === 'close') await day.close({ countId }, { reasons });
      return;
    }
    case 'close': {
      const amounts = act.counted === null ? [] : [{ type: 'cash', amountMinor: act.counted }];
      const commandId = till.newCommandId();
      const first = await day.close({ amounts }, { commandId });
      const before = till.entries().length;
      if (first.ok) {
        expect(await day.close({ amounts }, { commandId })).toEqual(first);
        expect(till.entries().length).toBe(before);
      }
      return;
    }
    case 'read':
      await day.read();
      return;
    case 'pass':
      till.passMinutes(act.minutes);
  }
}

async function pay(till: MemoryTill, way: 'cash' | 'card' | 'cheque' | 'over'): Promise<void> {
  const cashier = cashierAt(till);
  const due = till.sale().basket?.remainingMinor ?? 0;
  if (way === 'over') await cashier.cash(due + 500);
  else if (way === 'cheque') await cashier.tenderBy('cheque', due, 'LCL-7654321');
  else await cashier.tender(way, due);
}

function inCoins(minor: number): DenominationCount[] {
  return minor === 0 ? [] : [{ form: 'coin', unitMinor: 1, count: minor }];
}

const looseMoney = z.looseObject({ type: z.string(), amountMinor: z.int() });
const tenders = z.array(
  z.looseObject({
    type: z.string(),
    kind: z.string(),
    tenderedMinor: z.int(),
    changeMinor: z.int(),
    amountMinor: z.int(),
  }),
);

function bodiesOf(till: MemoryTill) {
  return till.entries().map(({ sequence, type, body, businessDay, totals }) => ({
    ...{ sequence, type, body, businessDay, totals },
  }));
}
type Entries = ReturnType<typeof bodiesOf>;

/** Drawer and safe are what the raw entries say, by a fold that shares nothing with the till's. */
function checkLaws(till: MemoryTill): void {
  const { drawer, safe } = till.day().money.current();
  const own = strangersMoney(bodiesOf(till));
  const plain = (held: typeof drawer) =>
    new Map(
      held.filter((each) => each.amountMinor !== 0).map((each) => [each.type, each.amountMinor]),
    );
  expect(plain(drawer)).toEqual(own.drawer);
  expect(plain(safe)).toEqual(own.safe);
  // Made again from the entries alone it is the same.
  const again = followMoney(till.journal, memoryDayStore()).current();
  expect({ ...again, lastMove: 0 }).toEqual({ ...till.day().money.current(), lastMove: 0 });
}

function strangersMoney(entries: Entries) {
  const places = { drawer: new Map<string, number>(), safe: new Map<string, number>() };
  const add = (place: unknown, type: string, minor: number) => {
    if (place !== 'drawer' && place !== 'safe') return;
    const sum = (places[place].get(type) ?? 0) + minor;
    if (sum === 0) places[place].delete(type);
    else places[place].set(type, sum);
  };
  for (const { type, body } of entries) {
    if (type === 'transaction') {
      for (const tender of tenders.parse(body.tenders)) {
        add('drawer', tender.type, tender.tenderedMinor);
        add('drawer', tender.kind === 'cash' ? tender.type : 'cash', -tender.changeMinor);
      }
    }
    if (type === 'money-moved') {
      for (const { type: tenderType, amountMinor } of z.array(looseMoney).parse(body.money)) {
        add(body.from, tenderType, -amountMinor);
        add(body.to, tenderType, amountMinor);
      }
    }
    if (type === 'session-opened' && body.counted !== null) {
      const { amountMinor } = looseMoney.parse(body.counted);
      places.drawer.delete('cash');
      add('drawer', 'cash', amountMinor);
    }
    if (type === 'session-closed') {
      const rows = z.array(
        z.looseObject({ type: z.string(), expectedMinor: z.int(), countedMinor: z.int() }),
      );
      for (const row of rows.parse(body.tenders)) {
        // What was expected is what the entries before say.
        expect(row.expectedMinor).toBe(places.drawer.get(row.type) ?? 0);
      }
      places.drawer.clear();
      const left = z.array(looseMoney).parse(body.left);
      for (const each of left) add('drawer', each.type, each.amountMinor);
      const taken = z.array(looseMoney.extend({ to: z.string() })).parse(body.taken);
      for (const each of taken) add(each.to, each.type, each.amountMinor);
      const sum = (all: readonly { amountMinor: number }[]) =>
        all.reduce((total, { amountMinor }) => total + amountMinor, 0);
      const counted = rows.parse(body.tenders).reduce((total, row) => total + row.countedMinor, 0);
      expect(sum(left) + sum(taken)).toBe(counted);
    }
  }
  return places;
}

/** Numbers without a gap, days before months before years, every entry in one of each, sums as counted again. */
function checkClosures(entries: Entries): void {
  const open = { day: 1, month: 1, year: 1 };
  const numbers = { day: 0, month: 0, year: 0 };
  for (const { type, sequence, body } of entries) {
    if (type !== 'closure') continue;
    const period = z.enum(['day', 'month', 'year']).parse(body.period);
    numbers[period] += 1;
    expect(body).toMatchObject({ number: numbers[period], firstSequence: open[period] });
    // What was sold is closed by its day before its month; events and the safe's own moves may lie between.
    if (period !== 'day')
      expect(
        entries.filter(
          (entry) =>
            entry.type === 'transaction' && entry.sequence >= open.day && entry.sequence < sequence,
        ),
      ).toEqual([]);
    const covered = entries.filter(
      (entry) =>
        entry.type === 'transaction' && entry.sequence >= open[period] && entry.sequence < sequence,
    );
    const sums = new Map<string, { count: number; amountMinor: number }>();
    for (const { body: sold } of covered) {
      for (const { type: tenderType, amountMinor } of tenders.parse(sold.tenders)) {
        const known = sums.get(tenderType) ?? { count: 0, amountMinor: 0 };
        sums.set(tenderType, {
          count: known.count + 1,
          amountMinor: known.amountMinor + amountMinor,
        });
      }
    }
    const said = z
      .array(z.strictObject({ type: z.string(), count: z.int(), amountMinor: z.int() }))
      .parse(body.tenders);
    expect(new Map(said.map(({ type: tenderType, ...sum }) => [tenderType, sum]))).toEqual(sums);
    for (const { businessDay } of covered) {
      expect(businessDay >= String(body.from) && businessDay <= String(body.through)).toBe(true);
      if (period === 'day') expect([body.from, body.through]).toEqual([businessDay, businessDay]);
      if (period === 'month')
        expect(businessDay.slice(0, 7)).toBe(String(body.through).slice(0, 7));
      if (period === 'year') expect(businessDay.slice(0, 4)).toBe(String(body.through).slice(0, 4));
    }
    open[period] = sequence + 1;
  }
}

function checkStranger(till: MemoryTill): void {
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true });
  const ids = till.journal.journalIds();
  const rows = ids.flatMap((id) => till.journal.read(id, 1, 10_000));
  const lines = rows.map((row) => ({ ...row, bytes: Buffer.from(row.bytes).toString('base64') }));
  expect(findingsOf(lines)).toEqual([]);
}
