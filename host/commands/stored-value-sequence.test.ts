import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Basket } from '../../domain/basket/basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { heldMinor } from '../../domain/stored-value/held-value.ts';
import { accountOf } from '../../domain/stored-value/value-account.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { rebuildProjections } from '../journal/projections.ts';
import { verifyJournals } from '../journal/verify-journal.ts';

const seat = fc.constantFrom('till', 'tablet-1');
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('scan'), seat }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sell-card'), seat }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('take-deposit'), seat }) },
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant('tender'),
      seat,
      type: fc.constantFrom('cash', 'card', 'cheque', 'voucher-cadhoc', 'instalments'),
      percent: fc.constantFrom(10, 50, 100, 100, 100, 140),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant('use'),
      seat,
      /** Mostly as its number says. */
      type: fc.constantFrom('its', 'its', 'its', 'its', 'its', 'gift-card', 'deposit'),
      /** Of all numbers ever seen, also those in baskets; the first are what both seats are after. */
      nth: fc.oneof(fc.constantFrom(0, 1, 2), fc.nat({ max: 8 })),
      percent: fc.constantFrom(10, 50, 100, 100, 140),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('void', 'void', 'void', 'mark'),
      seat,
      line: fc.nat({ max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('undo', 'suspend', 'resume', 'remove', 'abandon', 'complete'),
      seat,
    }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
const event = fc.record({
  act,
  fate: fc.constantFrom('once', 'once', 'once', 'twice', 'full-disk', 'crash-and-again'),
});

const runs = process.env.CI ? 600 : 60;

it(`no card, avoir or deposit is worth more than was put on it, whatever two seats do (${runs} runs)`, async () => {
  const used = { 'gift-card': 0, deposit: 0, vouchers: 0, avoirs: 0, byBoth: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 25, maxLength: 90 }), async (events) => {
      const till = await memoryTill({ items: shopItems, tenders: withAvoirs() });
      await issueSome(till);
      const numbers = new Set<string>(numbersOf(till, till.storedBaskets()));
      for (const { act: wish, fate } of events) {
        await meet(till, prepare(till, wish, [...numbers]), fate);
        const baskets = till.storedBaskets();
        for (const number of numbersOf(till, baskets)) numbers.add(number);
        for (const number of numbers) checkNumber(till, baskets, number);
        if ([...numbers].some((number) => isTakenByTwo(baskets, number))) used.byBoth += 1;
      }
      checkJournal(till, numbers);
      for (const { body } of till.transactions()) {
        used['gift-card'] += body.tenders.filter(({ kind }) => kind === 'gift-card').length;
        used.vouchers += body.tenders.filter(({ kind }) => kind === 'voucher').length;
        used.avoirs += body.tenders.filter(({ kind }) => kind === 'store-credit').length;
        used.deposit += body.lines.filter(
          ({ accounting, grossMinor }) => accounting === 'deposit' && grossMinor < 0,
        ).length;
      }
    }),
    { numRuns: runs, seed: 20_261_125 },
  );
  // The sequences are worth something only if every way is used in them.
  for (const count of Object.values(used)) expect(count).toBeGreaterThan(runs / 20);
}, 300_000);

/** Two cards and two deposits, paid: something to use from the first event on. */
async function issueSome(till: MemoryTill): Promise<void> {
  const cashier = cashierAt(till);
  for (let index = 0; index < 2; index += 1) {
    await cashier.sellGiftCard(5_000);
    await cashier.takeDeposit(3_333, { vatRateBp: 550 });
  }
  await cashier.card(16_666);
}

/** As shipped, but what is over of a voucher becomes an avoir. */
function withAvoirs() {
  const types = shippedTenderSettings.types.map((type) =>
    type.kind === 'voucher' ? { ...type, overTender: 'store-credit' as const } : type,
  );
  return { ...shippedTenderSettings, types };
}

type Answer = { ok: boolean };

async function meet(till: MemoryTill, send: () => Promise<Answer>, fate: string): Promise<void> {
  if (fate === 'full-disk') {
    till.disk.fill();
    await send().catch(() => null);
    till.disk.free();
  }
  const answer = await send();
  if (fate === 'crash-and-again') till.restart();
  const isAgain = fate === 'twice' || fate === 'crash-and-again';
  if (isAgain && answer.ok) expect(await send()).toEqual(answer);
}

function prepare(till: MemoryTill, wish: Act, numbers: readonly string[]): () => Promise<Answer> {
  const cashier = cashierAt(till, wish.seat);
  const commandId = till.newCommandId();
  const dueMinor = Math.max(0, till.sale(wish.seat).basket?.remainingMinor ?? 0);
  const version = cashier.basket()?.version ?? 0;
  if ('nth' in wish) {
    const number = numbers[wish.nth % Math.max(1, numbers.length)] ?? '';
    const balanceMinor = accountOf(till.journal.valueRows(number))?.balanceMinor ?? 0;
    const type = wish.type === 'its' ? typeOf(number) : wish.type;
    const wholeMinor = type === 'deposit' ? balanceMinor : Math.min(dueMinor, balanceMinor);
    const minor = Math.ceil((wholeMinor * wish.percent) / 100);
    return () => cashier.tender(type, minor, commandId, version, number);
  }
  if ('percent' in wish) {
    const references = new Map([
      ['cheque', 'LCL-7654321'],
      ['instalments', 'ALMA-77'],
    ]);
    const minor = Math.ceil((dueMinor * wish.percent) / 100);
    const reference = references.get(wish.type) ?? '';
    return () => cashier.tender(wish.type, minor, commandId, version, reference);
  }
  if ('line' in wish && wish.do === 'mark') {
    // Of goods it is noted; of a card or deposit it would be another number for the same money.
    return () => cashier.markLine(wish.line, { serialNumber: 'SN-42' }, commandId);
  }
  if ('line' in wish) return () => cashier.voidLine(wish.line, commandId);
  switch (wish.do) {
    case 'scan':
      return () => cashier.scan('3760123450010', undefined, commandId);
    case 'sell-card':
      return () => cashier.sellGiftCard(5_000, commandId);
    case 'take-deposit':
      return () => cashier.takeDeposit(3_333, { vatRateBp: 550 }, commandId);
    case 'undo':
      return () => cashier.undo(commandId);
    case 'suspend':
      return () => cashier.suspend('', commandId);
    case 'resume': {
      const waiting = till.suspended().baskets[0]?.id ?? 'none';
      return () => cashier.resume(waiting, commandId);
    }
    case 'abandon':
      return () => cashier.abandon('left', commandId);
    case 'complete':
      return () => till.call.complete({ commandId, seat: wish.seat, basketVersion: version });
    default: {
      const tenderId = cashier.basket()?.tenders[0]?.id ?? 'none';
      return () => cashier.removeTender(tenderId, commandId);
    }
  }
}

function typeOf(number: string): string {
  if (number.startsWith('D')) return 'deposit';
  return number.startsWith('A') ? 'store-credit' : 'gift-card';
}

/** Of every line and tender, in baskets and in the journal. */
function numbersOf(till: MemoryTill, baskets: readonly Basket[]): string[] {
  const bodies = till.transactions().map(({ body }) => body);
  return [
    ...[...baskets, ...bodies].flatMap(({ lines }) => lines.map((line) => line.serialNumber)),
    ...bodies.flatMap(({ tenders }) =>
      tenders.filter(({ kind }) => kind === 'store-credit').map(({ reference }) => reference),
    ),
  ].filter((number) => number !== '');
}

/** After every single event: nothing below zero, and baskets never hold more than there is. */
function checkNumber(till: MemoryTill, baskets: readonly Basket[], number: string): void {
  const balanceMinor = accountOf(till.journal.valueRows(number))?.balanceMinor ?? 0;
  const held = heldMinor(baskets, number);
  if (balanceMinor >= 0 && held <= balanceMinor) return;
  expect.fail(`${number}: ${held} of ${balanceMinor} is held`);
}

/** Two baskets that are not paid take of one number at once. */
function isTakenByTwo(baskets: readonly Basket[], number: string): boolean {
  return baskets.filter((basket) => heldMinor([basket], number) > 0).length > 1;
}

/** At the end: every sum holds, VAT is due once, and the ledger is what the entries say. */
function checkJournal(till: MemoryTill, numbers: ReadonlySet<string>): void {
  const sold = till.transactions().map(({ body }) => body);
  for (const body of sold) {
    expect(wrongSum(body)).toBeNull();
    for (const line of body.lines) {
      expect(sumMinor(line.tenderAllocation.map(({ amountMinor }) => amountMinor))).toBe(
        line.grossMinor,
      );
    }
    for (const tender of body.tenders) {
      if (tender.kind !== 'cash') expect(tender.changeMinor).toBe(0);
    }
  }
  const totals = till.entries().at(-1)?.totals;
  const vatMinor = sumMinor(sold.map((body) => body.totals.vatMinor));
  const rates = [...(totals?.perRate ?? []), ...(totals?.deposits ?? [])];
  expect(sumMinor(rates.map((rate) => rate.vatMinor))).toBe(vatMinor);
  const rowsOf = () => [...numbers].map((number) => till.journal.valueRows(number));
  const before = rowsOf();
  rebuildProjections(till.journal);
  expect(rowsOf()).toEqual(before);
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true, firstProblem: null });
}
