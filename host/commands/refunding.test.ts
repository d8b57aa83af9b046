import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import type { Result } from '../../domain/result.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { verifyJournals } from '../journal/verify-journal.ts';
import { refundWaysOf } from '../returns/refunds.ts';
import { giveRefund } from './give-refund.ts';

/** As shipped, and avoirs given: they need no number here. */
let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
});

/** Rings items and pays them as said; what is left is paid by the last way. */
async function sell(
  items: readonly [string, string?][],
  ...ways: [string, number][]
): Promise<PaidView> {
  for (const [sku, quantity] of items) await cashier.addItem(sku, quantity);
  return pay(...ways);
}

async function pay(...ways: [string, number][]): Promise<PaidView> {
  for (const [type, minor] of ways) {
    const answer = await cashier.tender(type, minor);
    if (answer.ok && answer.value.paid) return answer.value.paid;
    if (!answer.ok) throw new Error(answer.error.code);
  }
  const done = await cashier.complete();
  if (!done.ok || !done.value.paid) throw new Error(done.ok ? 'not paid' : done.error.code);
  return done.value.paid;
}

const ways = () => till.sale().basket?.refundWays;
const last = () => {
  const found = till.transactions().at(-1);
  if (!found) throw new Error('a transaction');
  return found.body;
};
const code = async (answer: Promise<Result<unknown, Failure>>) => {
  const result = await answer;
  return result.ok ? 'done' : result.error.code;
};

describe('money for a return', () => {
  it('is given back up to the limit of who gives it, all parts of a basket together', async () => {
    const cashierMay = {
      ...defaultPermissions.cashier,
      refund: { isAllowed: true, upToRateBp: null, upToMinor: 5_000 },
    };
    till.setPermissions({ ...defaultPermissions, cashier: cashierMay });
    const sold = await sell([['jumper', '1']], ['cash', 7_990]);
    await cashier.giveBack(sold, 1, '1');
    expect(await cashier.refund('cash', 5_000)).toMatchObject({ ok: true });
    const over = {
      ok: false,
      error: {
        code: 'OVER_LIMIT_AMOUNT',
        details: { limitMinor: 5_000, currency: 'EUR', role: 'associate' },
      },
    };
    expect(await cashier.refund('cash', 2_990)).toMatchObject(over);
    expect(await cashier.refund('store-credit', 2_990)).toMatchObject(over);
    till.actAs('associate');
    expect(await cashier.refund('cash', 2_990)).toMatchObject({ ok: true });
  });

  it('is given by nobody whose role may not', async () => {
    const never = { isAllowed: false, upToRateBp: null, upToMinor: null };
    const cashierMay = { ...defaultPermissions.cashier, refund: never };
    const sold = await sell([['jumper', '1']], ['cash', 7_990]);
    await cashier.giveBack(sold, 1, '1');
    till.setPermissions({ ...defaultPermissions, cashier: cashierMay });
    expect(await code(cashier.refund('cash', 7_990))).toBe('ROLE_NOT_ALLOWED');
  });

  it('is not given as goods either: what comes back needs the right, also in an even exchange', async () => {
    const never = { isAllowed: false, upToRateBp: null, upToMinor: null };
    const forbid = () => {
      const cashierMay = { ...defaultPermissions.cashier, refund: never };
      till.setPermissions({ ...defaultPermissions, cashier: cashierMay });
    };
    const sold = await sell([['jumper', '1']], ['cash', 7_990]);
    forbid();
    expect(await code(cashier.giveBack(sold, 1, '1'))).toBe('ROLE_NOT_ALLOWED');
    // Rung by who may, or before the right was taken away.
    till.setPermissions(defaultPermissions);
    await cashier.giveBack(sold, 1, '1');
    await cashier.addItem('jumper', '1');
    forbid();
    expect(await code(cashier.complete())).toBe('ROLE_NOT_ALLOWED');
    till.actAs('associate');
    expect(await code(cashier.complete())).toBe('done');
  });

  it('counts up to its limit what comes back, whatever is taken for it', async () => {
    const cashierMay = {
      ...defaultPermissions.cashier,
      refund: { isAllowed: true, upToRateBp: null, upToMinor: 5_000 },
    };
    till.setPermissions({ ...defaultPermissions, cashier: cashierMay });
    const sold = await sell([['jumper', '1']], ['cash', 7_990]);
    await cashier.giveBack(sold, 1, '1');
    await cashier.addItem('jumper', '2');
    expect(await code(cashier.cash(7_990))).toBe('OVER_LIMIT_AMOUNT');
    till.actAs('associate');
    expect(await code(cashier.cash(7_990))).toBe('done');
  });

  it('goes back in cash where cash was paid, and is journalled in the same act', async () => {
    const sold = await sell([['jumper', '2']], ['cash', 20_000]);
    await cashier.giveBack(sold, 1, '1');
    expect(ways()).toEqual([
      { type: 'cash', suggestedMinor: 7_990, maximumMinor: 7_990 },
      { type: 'store-credit', suggestedMinor: 0, maximumMinor: 7_990 },
    ]);
    expect(await cashier.refund('cash', 7_990)).toMatchObject({
      ok: true,
      value: { paid: { totalMinor: -7_990, changeMinor: 0 } },
    });
    expect(last()).toMatchObject({
      kind: 'return',
      tenders: [
        {
          type: 'cash',
          kind: 'cash',
          tenderedMinor: -7_990,
          amountMinor: -7_990,
          refundOf: { journalId: sold.journalId, sequence: sold.sequence, tender: 1 },
        },
      ],
      lines: [
        {
          fulfilment: 'return',
          quantity: { value: -1, scale: 0 },
          grossMinor: -7_990,
          vatMinor: -1_332,
          returnOf: { sequence: sold.sequence, line: 1 },
          reasonCode: 'too-small',
          disposition: 'restock',
          tenderAllocation: [{ tender: 1, amountMinor: -7_990 }],
        },
      ],
      totals: { grossMinor: -7_990, discountMinor: 0 },
    });
    const head = till.writer().head('live');
    expect(head?.totals).toMatchObject({ salesMinor: 15_980, returnsMinor: 7_990 });
    expect(verifyJournals(till.journal)).toMatchObject({ ok: true });
  });

  it('follows the line: what the card paid of it to the card, the rest in cash', async () => {
    const sold = await sell([['jumper'], ['case']], ['card', 6_095], ['cash', 6_095]);
    await cashier.giveBack(sold, 2, '1');
    expect(ways()).toMatchObject([
      { type: 'card', suggestedMinor: 2_100, maximumMinor: 4_200 },
      { type: 'cash', suggestedMinor: 2_100, maximumMinor: 4_200 },
      { type: 'store-credit' },
    ]);
    expect(await code(cashier.refund('card', 2_100))).toBe('done');
    expect(ways()?.[0]).toEqual({ type: 'cash', suggestedMinor: 2_100, maximumMinor: 2_100 });
    expect(await code(cashier.refund('cash', 2_101))).toBe('REFUND_OVER_DUE');
    expect(await code(cashier.refund('cash', 2_100))).toBe('done');
    expect(last().tenders.map(({ refundOf }) => refundOf)).toMatchObject([
      { tender: 1 },
      { tender: 2 },
    ]);
  });

  it('never goes back to a card beyond what it paid, however the returns are cut', async () => {
    const sold = await sell([['jumper', '3']], ['card', 10_000], ['cash', 13_970]);
    await cashier.giveBack(sold, 1, '1');
    expect(await code(cashier.refund('card', 7_990))).toBe('done');
    await cashier.giveBack(sold, 1, '1');
    expect(await code(cashier.refund('card', 7_990))).toBe('REFUND_OVER_PAID');
    expect(await code(cashier.refund('card', 2_010))).toBe('done');
    // Another seat, while this basket is still open.
    const tablet = cashierAt(till, 'tablet-1');
    await tablet.giveBack(sold, 1, '1');
    expect(await code(tablet.refund('card', 1))).toBe('REFUND_OVER_PAID');
    expect(await code(cashier.refund('cash', 5_980))).toBe('done');
    expect(await code(tablet.refund('cash', 7_990))).toBe('done');
    const refunded = till
      .transactions()
      .flatMap(({ body }) => body.tenders)
      .filter(({ refundOf }) => refundOf !== null);
    const sum = (type: string) =>
      refunded
        .filter((each) => each.type === type)
        .reduce((minor, each) => minor + each.amountMinor, 0);
    expect([sum('card'), sum('cash')]).toEqual([-10_000, -13_970]);
  });

  it('paid by what is never paid out goes onto an avoir, and never into cash', async () => {
    const sold = await sell([['jumper']], ['voucher-illicado', 5_000], ['cash', 2_990]);
    await cashier.giveBack(sold, 1, '1');
    expect(ways()).toEqual([
      { type: 'store-credit', suggestedMinor: 5_000, maximumMinor: 7_990 },
      { type: 'cash', suggestedMinor: 2_990, maximumMinor: 2_990 },
    ]);
    expect(await code(cashier.refund('voucher-illicado', 5_000))).toBe('REFUND_NOT_POSSIBLE');
    expect(await code(cashier.refund('gift-card', 5_000))).toBe('REFUND_NOT_POSSIBLE');
    expect(await code(cashier.refund('card', 100))).toBe('REFUND_OVER_PAID');
    expect(await code(cashier.refund('cash', 2_991))).toBe('REFUND_OVER_PAID');
    expect(await code(cashier.refund('cash', 2_990))).toBe('done');
    expect(await code(cashier.refund('store-credit', 5_000))).toBe('done');
    const avoir = last().tenders.at(-1);
    expect(avoir).toMatchObject({ kind: 'store-credit', refundOf: null });
    expect(await till.call.lookUpValue({ text: avoir?.reference ?? '' })).toMatchObject({
      ok: true,
      value: { kind: 'store-credit', availableMinor: 5_000 },
    });
  });

  it('in cash may come from several sales at once, each tender named', async () => {
    const first = await sell([['jumper']], ['cash', 7_990]);
    const second = await sell([['case']], ['cash', 4_200]);
    await cashier.giveBack(first, 1, '1');
    await cashier.giveBack(second, 1, '1');
    const commandId = till.newCommandId();
    const version = cashier.basket()?.version ?? 0;
    const answer = await cashier.refund('cash', 12_190, commandId, version);
    expect(answer).toMatchObject({ ok: true, value: { paid: { totalMinor: -12_190 } } });
    expect(await cashier.refund('cash', 12_190, commandId, version)).toEqual(answer);
    expect(last().tenders).toMatchObject([
      { amountMinor: -7_990, refundOf: { sequence: first.sequence, tender: 1 } },
      { amountMinor: -4_200, refundOf: { sequence: second.sequence, tender: 1 } },
    ]);
  });

  it('can be taken back before the last of it, and leaves its trace', async () => {
    const sold = await sell([['jumper']], ['cash', 7_990]);
    await cashier.giveBack(sold, 1, '1');
    await cashier.refund('cash', 1_000);
    expect(await cashier.giveBack(sold, 1, '1')).toMatchObject({
      error: { code: 'BASKET_PART_PAID' },
    });
    const [tender] = cashier.basket()?.tenders ?? [];
    await cashier.removeTender(tender?.id ?? '');
    expect(ways()?.[0]).toMatchObject({ type: 'cash', suggestedMinor: 7_990 });
    expect(cashier.basket()?.corrections).toMatchObject([
      { kind: 'tender-removed', amountMinor: 1_000 },
    ]);
  });

  it('is refused of a basket that owes nothing, and of no amount', async () => {
    expect(await code(cashier.refund('cash', 1))).toBe('NO_OPEN_BASKET');
    await cashier.addItem('jumper');
    expect(await code(cashier.refund('cash', 1))).toBe('NOTHING_TO_REFUND');
    expect(await code(cashier.refund('cash', 0))).toBe('TENDER_NOT_POSITIVE');
    expect(ways()).toEqual([]);
  });
});

describe('an exchange', () => {
  it('whose sale behind it can no longer be told whole is refunded onto an avoir, as it is offered', async () => {
    const sold = await sell([['jumper', '2']], ['cash', 15_980]);
    await cashier.giveBack(sold, 1, '1');
    await cashier.refund('cash', 7_990);
    const gone = till.transactions().at(-1)?.sequence;
    await cashier.giveBack(sold, 1, '1');
    await cashier.addItem('jumper');
    const exchanged = await pay();
    await cashier.giveBack(exchanged, 2, '1');
    const { journal, ...context } = till.context();
    const find: typeof journal.find = (journalId, sequence) =>
      sequence === gone ? null : journal.find(journalId, sequence);
    const purged = { ...context, journal: { ...journal, find } };
    const basket = cashier.basket();
    expect(basket && refundWaysOf(purged, basket)).toEqual([
      { type: 'store-credit', suggestedMinor: 7_990, maximumMinor: 7_990 },
    ]);
    const avoir = { type: 'store-credit', amountMinor: 7_990, reference: '' };
    const command = { commandId: 'command-refund', seat: 'till' };
    const basketVersion = basket?.version ?? 0;
    expect(await giveRefund({ ...command, ...avoir, basketVersion }, purged)).toMatchObject({
      ok: true,
      value: { paid: { totalMinor: -7_990 } },
    });
  });

  it('with a rest to pay takes only the rest, and says whose line each tender paid', async () => {
    const sold = await sell([['case']], ['card', 4_200]);
    await cashier.giveBack(sold, 1, '1');
    await cashier.addItem('jumper');
    expect(till.sale().basket).toMatchObject({
      articleCount: 1,
      returnCount: 1,
      returnsMinor: -4_200,
      totalMinor: 3_790,
      refundWays: [],
    });
    const paid = await pay(['cash', 5_000]);
    expect(paid).toMatchObject({ totalMinor: 3_790, changeMinor: 1_210 });
    expect(last()).toMatchObject({ kind: 'exchange' });
    expectAllocated();
  });

  it('at one price is completed without a tender', async () => {
    const sold = await sell([['jumper']], ['card', 7_990]);
    await cashier.giveBack(sold, 1, '1');
    await cashier.addItem('jumper');
    expect(await code(cashier.tender('cash', 100))).toBe('NOTHING_DUE');
    const paid = await pay();
    expect(paid).toMatchObject({ totalMinor: 0, tenders: [] });
    expect(last()).toMatchObject({ kind: 'exchange', tenders: [], totals: { grossMinor: 0 } });
    expect(verifyJournals(till.journal)).toMatchObject({ ok: true });
  });

  it('then returned gives back what was paid, to the tenders that stand behind it', async () => {
    const sold = await sell([['case']], ['card', 4_200]);
    await cashier.giveBack(sold, 1, '1');
    await cashier.addItem('jumper');
    const exchanged = await pay(['cash', 3_790]);
    await cashier.giveBack(exchanged, 2, '1');
    expect(till.sale().basket?.remainingMinor).toBe(-7_990);
    expect(ways()).toMatchObject([
      { type: 'cash', suggestedMinor: 3_790, maximumMinor: 3_790 },
      { type: 'card', suggestedMinor: 4_200, maximumMinor: 4_200 },
      { type: 'store-credit', suggestedMinor: 0 },
    ]);
    expect(await code(cashier.refund('cash', 3_790))).toBe('done');
    expect(await code(cashier.refund('card', 4_200))).toBe('done');
    expect(last().tenders).toMatchObject([
      { refundOf: { sequence: exchanged.sequence } },
      { refundOf: { sequence: sold.sequence } },
    ]);
    expectAllocated();
    expect(await cashier.giveBack(exchanged, 2, '1')).toMatchObject({
      error: { code: 'RETURN_ALL_RETURNED' },
    });
    expect(await cashier.giveBack(exchanged, 1, '1')).toMatchObject({
      error: { code: 'RETURN_OF_RETURN' },
    });
  });

  it('of which a scan makes a sale while money was already given back still adds up', async () => {
    const sold = await sell([['jumper']], ['cash', 7_990]);
    await cashier.giveBack(sold, 1, '1');
    await cashier.refund('cash', 5_000);
    await cashier.addItem('jumper');
    expect(till.sale().basket).toMatchObject({ totalMinor: 0, remainingMinor: 5_000 });
    await pay(['card', 5_000]);
    expect(last().tenders.map(({ amountMinor }) => amountMinor)).toEqual([-5_000, 5_000]);
    expectAllocated();
    expect(verifyJournals(till.journal)).toMatchObject({ ok: true });
  });
});

/** Both ways: what each tender paid over the lines, and what each line was paid by. */
function expectAllocated(): void {
  const { lines, tenders } = last();
  const sum = (amounts: number[]) => amounts.reduce((total, minor) => total + minor, 0);
  for (const line of lines) {
    expect(sum(line.tenderAllocation.map(({ amountMinor }) => amountMinor))).toBe(line.grossMinor);
  }
  for (const { number, amountMinor } of tenders) {
    const shares = lines.flatMap(({ tenderAllocation }) => tenderAllocation);
    const own = shares.filter(({ tender }) => tender === number);
    expect(sum(own.map((share) => share.amountMinor))).toBe(amountMinor);
  }
}
