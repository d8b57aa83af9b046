import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

/** What a shop may do to a till, in any order, sensible or not. */
const seats = ['till', 'tablet-1'] as const;
const seat = fc.constantFrom(...seats, 'till' as const);
const codes = [
  '96385074',
  'tea',
  'leaflet',
  '96385074',
  '3760123450010',
  'tea',
  'leaflet',
  'cloth',
  '3760123450011',
  'old',
  'none',
];
const arbitraryAct = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({ do: fc.constant('scan'), seat, code: fc.constantFrom(...codes) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('quantity'),
      seat,
      line: fc.integer({ min: 0, max: 4 }),
      text: fc.constantFrom('1', '2', '0', '9999', '0.5', '-3', 'x'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('void'), seat, line: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo'), seat }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('discount-percent', 'discount-percent', 'discount-amount', 'override'),
      seat,
      /** 0 for the basket. */
      onLine: fc.integer({ min: 0, max: 2 }),
      value: fc.constantFrom(1, 50, 300, 900, 2_000, 10_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove-discount'), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('become-manager'), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('become-cashier'), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('suspend'), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume'), seat, nth: fc.nat({ max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abandon'), seat }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('tender'),
      seat,
      type: fc.constantFrom('cash', 'card', 'card', 'cheque'),
      /** Of what is due, in percent; 0 and above 100 are tried too. */
      percent: fc.constantFrom(0, 1, 30, 100, 100, 130),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('give-back'),
      seat,
      /** Of the transactions so far, 0 the newest. */
      back: fc.nat({ max: 3 }),
      ofLine: fc.integer({ min: 1, max: 3 }),
      amount: fc.constantFrom('1', '1', '1', '2', '3', '0.010', '0.25'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('refund-as-paid'), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove-tender'), seat }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('complete'), seat }) },
);
type Act = typeof arbitraryAct extends fc.Arbitrary<infer T> ? T : never;
/** How an act meets the world: as it should, twice, on a full disk first, with a crash after it. */
const arbitraryEvent = fc.record({
  act: arbitraryAct,
  fate: fc.constantFrom('once', 'once', 'once', 'twice', 'full-disk', 'crash', 'crash-and-again'),
});

const runs = process.env.CI ? 1_000 : 100;

it(`any sequence of commands, repeats, full disks and crashes keeps every law (${runs} runs)`, async () => {
  const ended = { paid: 0, abandoned: 0, discounted: 0, returned: 0, refunded: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryEvent, { minLength: 25, maxLength: 110 }),
      async (events) => {
        const till = await memoryTill({ items: shopItems });
        const model = newModel();
        await openTheDay(till, model);
        for (const { act, fate } of events) {
          await meet(till, model, act, fate);
          checkLaws(till, model);
        }
        checkEnd(till, model);
        ended.paid += model.paid.size;
        ended.abandoned += model.abandoned.size;
        ended.discounted += till.transactions().filter(isDiscounted).length;
        const bodies = till.transactions().map(({ body }) => body);
        ended.returned += bodies.filter(({ kind }) => kind !== 'sale').length;
        ended.refunded += bodies.filter(({ totals }) => totals.grossMinor < 0).length;
      },
    ),
    { numRuns: runs, seed: 20_261_122 },
  );
  // The sequences are worth something only if baskets come to their ends in them.
  expect(ended.paid).toBeGreaterThan(runs / 2);
  expect(ended.abandoned).toBeGreaterThan(runs / 4);
  expect(ended.discounted).toBeGreaterThan(runs / 10);
  expect(ended.returned).toBeGreaterThan(runs / 10);
  expect(ended.refunded).toBeGreaterThan(runs / 20);
}, 300_000);

/** What the outside world was told: every answer that was "yes", by command. */
interface Model {
  answers: Map<string, unknown>;
  /** basketId to total, of every sale that was acknowledged. */
  paid: Map<string, number>;
  abandoned: Set<string>;
}

function newModel(): Model {
  return { answers: new Map(), paid: new Map(), abandoned: new Set() };
}

/** Two sales, so that there is something to give back from the first act on. */
async function openTheDay(till: MemoryTill, model: Model): Promise<void> {
  const cashier = cashierAt(till);
  for (const ways of [['card', 'cash'], ['cash']]) {
    await cashier.addItem('bread', '3');
    await cashier.addItem('tea', '0.250');
    await cashier.discountBasket({ kind: 'percent', rateBp: 500 }, 'gesture');
    for (const way of ways) {
      const dueMinor = till.sale().basket?.remainingMinor ?? 0;
      const answer = await cashier.tender(way, way === 'card' ? 1_000 : dueMinor);
      if (answer.ok && answer.value.paid) {
        model.paid.set(answer.value.basketId, answer.value.paid.totalMinor);
      }
    }
  }
}

async function meet(
  till: MemoryTill,
  model: Model,
  act: Act,
  fate: 'once' | 'twice' | 'full-disk' | 'crash' | 'crash-and-again',
): Promise<void> {
  // Not commands: who works at the seat changes between them.
  if (act.do === 'become-manager' || act.do === 'become-cashier') {
    till.actAs(act.do === 'become-manager' ? 'manager' : 'cashier');
    return;
  }
  const commandId = till.newCommandId();
  // What the caller saw when they acted; a repeat sends the very same thing.
  const send = prepare(till, act, commandId);
  if (fate === 'full-disk') {
    till.disk.fill();
    const before = stateOf(till);
    const refused = await send().catch((thrown: unknown) => String(thrown));
    expect(typeof refused === 'string' ? refused : refused.ok).not.toBe(true);
    expect(stateOf(till)).toEqual(before);
    till.disk.free();
  }
  const answer = await send();
  note(model, act, commandId, answer);
  if (fate === 'crash' || fate === 'crash-and-again') till.restart();
  if ((fate === 'twice' || fate === 'crash-and-again') && answer.ok) {
    const before = stateOf(till);
    expect(await send()).toEqual(answer);
    expect(stateOf(till)).toEqual(before);
  }
}

function prepare(till: MemoryTill, act: Act, commandId: string): () => ReturnType<Cashier['cash']> {
  const cashier = cashierAt(till, act.seat);
  const basket = cashier.basket();
  const plain = (answer: ReturnType<Cashier['undo']>) =>
    answer.then((result) =>
      result.ok ? { ...result, value: { ...result.value, paid: null } } : result,
    );
  if ('code' in act) return () => plain(cashier.scan(act.code, undefined, commandId));
  if ('text' in act) return () => plain(cashier.setQuantity(act.line, act.text, commandId));
  if ('onLine' in act) return () => plain(discount(cashier, act, commandId));
  if ('line' in act) return () => plain(cashier.voidLine(act.line, commandId));
  if ('amount' in act) {
    const sale = till.transactions().at(-1 - act.back);
    const of = { journalId: sale?.journal.id ?? 'none', sequence: sale?.sequence ?? 1 };
    return () => plain(cashier.giveBack(of, act.ofLine, act.amount, commandId));
  }
  if ('nth' in act) {
    const waiting = till.suspended().baskets[act.nth]?.id ?? 'none';
    return () => plain(cashier.resume(waiting, commandId));
  }
  if ('percent' in act) {
    const dueMinor = till.sale(act.seat).basket?.remainingMinor ?? 0;
    const tenderedMinor = Math.ceil((dueMinor * act.percent) / 100);
    const version = basket?.version ?? 0;
    if (dueMinor < 0) return () => cashier.refund(act.type, -tenderedMinor, commandId, version);
    return () => cashier.tender(act.type, tenderedMinor, commandId, version);
  }
  switch (act.do) {
    case 'remove-discount': {
      const line = basket?.lines.find(({ discounts }) => discounts.length > 0);
      const id = (line ?? basket)?.discounts[0]?.id ?? 'none';
      return () => plain(cashier.removeDiscount(line?.number ?? 0, id, commandId));
    }
    case 'refund-as-paid': {
      const [way] = till.sale(act.seat).basket?.refundWays ?? [];
      const version = basket?.version ?? 0;
      return () =>
        cashier.refund(way?.type ?? 'cash', way?.suggestedMinor ?? 1, commandId, version);
    }
    case 'undo':
      return () => plain(cashier.undo(commandId));
    case 'suspend':
      return () => plain(cashier.suspend('', commandId));
    case 'abandon':
      return () => plain(cashier.abandon('customer-left', commandId));
    case 'complete': {
      const basketVersion = basket?.version ?? 0;
      return () => till.call.complete({ commandId, seat: act.seat, basketVersion });
    }
    default: {
      const tenderId = basket?.tenders[0]?.id ?? 'none';
      return () => plain(cashier.removeTender(tenderId, commandId));
    }
  }
}

function discount(
  cashier: Cashier,
  { do: kind, onLine, value }: Extract<Act, { onLine: number }>,
  commandId: string,
): ReturnType<Cashier['undo']> {
  if (kind === 'override') return cashier.overridePrice(onLine, value, 'gesture', commandId);
  const off =
    kind === 'discount-percent'
      ? { kind: 'percent' as const, rateBp: value }
      : { kind: 'amount' as const, amountMinor: value };
  return onLine === 0
    ? cashier.discountBasket(off, 'gesture', commandId)
    : cashier.discountLine(onLine, off, 'gesture', commandId);
}

function isDiscounted({ body }: ReturnType<MemoryTill['transactions']>[number]): boolean {
  return body.lines.some(({ modifiers }) => modifiers.length > 0);
}

function note(
  model: Model,
  act: Act,
  commandId: string,
  answer: Awaited<ReturnType<Cashier['cash']>>,
): void {
  if (!answer.ok) return;
  expect(model.answers.has(commandId)).toBe(false);
  model.answers.set(commandId, answer.value);
  const { basketId, paid } = answer.value;
  if (paid) {
    expect(model.paid.has(basketId)).toBe(false);
    model.paid.set(basketId, paid.totalMinor);
  }
  if (act.do === 'abandon') model.abandoned.add(basketId);
}

function stateOf(till: MemoryTill) {
  const { shelf } = till.context();
  return {
    steps: till.journal.openBasketSteps(),
    open: seats.map((name) => shelf.openOn(name)?.basket ?? null),
    suspended: shelf.suspended(),
    head: till.writer().head('live'),
    stored: till.journal.heads(),
  };
}

/** After every single event. */
function checkLaws(till: MemoryTill, model: Model): void {
  const { shelf } = till.context();
  const open = seats.flatMap((name) => shelf.openOn(name)?.basket ?? []);
  const shelved = [...open, ...shelf.suspended()];
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expectSame(shelved.toSorted(byId), till.storedBaskets().toSorted(byId));
  for (const basket of shelved) {
    const shown = till.sale(basket.seat).basket;
    if (basket.state === 'open') expect(shown?.version).toBe(basket.version);
    expect(model.paid.has(basket.id) || model.abandoned.has(basket.id)).toBe(false);
  }
  expectSame(
    till.writer().head('live'),
    till.journal.heads().find(({ state }) => state === 'open'),
  );
}

/** Asked a hundred thousand times: only what differs is worth a comparison that can explain itself. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

/** At the end: the journal alone tells the same story as the answers. */
function checkEnd(till: MemoryTill, model: Model): void {
  const entries = till.entries();
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
  const sold = till.transactions();
  expect(sold.map(({ typeSequence }) => typeSequence)).toEqual(sold.map((_, index) => index + 1));
  expect(new Map(sold.map(({ body }) => [body.basketId, body.totals.grossMinor] as const))).toEqual(
    model.paid,
  );
  expect(sold).toHaveLength(model.paid.size);
  let salesMinor = 0;
  let returnsMinor = 0;
  for (const { totals, type, body } of entries) {
    if (type === 'transaction') {
      const found = sold.find((sale) => sale.body.basketId === body.basketId);
      const grosses = found?.body.lines.map(({ grossMinor }) => grossMinor) ?? [Number.NaN];
      salesMinor += grosses.reduce((sum, minor) => sum + Math.max(minor, 0), 0);
      returnsMinor -= grosses.reduce((sum, minor) => sum + Math.min(minor, 0), 0);
    }
    expect(totals).toMatchObject({ salesMinor, returnsMinor });
    const turnoverMinor = totals.perRate.reduce((sum, rate) => sum + rate.grossMinor, 0);
    expect(turnoverMinor).toBe(salesMinor - returnsMinor);
  }
  for (const { body } of sold) {
    const paidMinor = body.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
    expect(paidMinor).toBe(body.totals.grossMinor);
    for (const line of body.lines) {
      const allocated = line.tenderAllocation.reduce((sum, share) => sum + share.amountMinor, 0);
      // An exchange at one price has no tender that could stand for its lines.
      expect(allocated).toBe(body.tenders.length === 0 ? 0 : line.grossMinor);
    }
  }
  checkReturns(
    sold.map(({ journal, sequence, body }) => ({ at: `${journal.id}|${sequence}`, body })),
  );
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true, firstProblem: null });
}

/** Of no line more than was sold, nor more money than it cost; to no tender more than it paid. */
function checkReturns(
  sold: readonly { at: string; body: ReturnType<MemoryTill['transactions']>[number]['body'] }[],
): void {
  const left = new Map<string, { value: number; grossMinor: number }>();
  const paid = new Map<string, number>();
  for (const { at, body } of sold) {
    for (const { number, quantity, grossMinor, returnOf } of body.lines) {
      if (returnOf === null) left.set(`${at}|${number}`, { value: quantity.value, grossMinor });
      else if ('sequence' in returnOf) {
        const place = `${returnOf.journalId}|${returnOf.sequence}|${returnOf.line}`;
        const before = left.get(place) ?? { value: 0, grossMinor: 0 };
        const value = before.value + quantity.value;
        left.set(place, { value, grossMinor: before.grossMinor + grossMinor });
      }
    }
    for (const { number, amountMinor, refundOf } of body.tenders) {
      if (refundOf === null) paid.set(`${at}|${number}`, amountMinor);
      else if ('sequence' in refundOf) {
        const place = `${refundOf.journalId}|${refundOf.sequence}|${refundOf.tender}`;
        paid.set(place, (paid.get(place) ?? 0) + amountMinor);
      }
    }
  }
  for (const { value, grossMinor } of left.values()) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(grossMinor).toBeGreaterThanOrEqual(0);
    if (value === 0) expect(grossMinor).toBe(0);
  }
  for (const keptMinor of paid.values()) expect(keptMinor).toBeGreaterThanOrEqual(0);
}
