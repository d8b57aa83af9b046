import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretBuyer, type TaxFreeTill, taxFreeTill } from '../../test/support/tax-free-till.ts';
import { verifyJournals } from '../journal/verify-journal.ts';
import { openSlips } from './slips.ts';

let till: TaxFreeTill;
beforeEach(async () => {
  till = await taxFreeTill();
});
afterEach(() => till.end());

async function issued(jumpers = 2) {
  const sold = await till.sell(jumpers);
  const slip = await till.issue([sold]);
  if (!slip.ok) throw new Error(slip.error.code);
  return { sold, slip: slip.value };
}

const states = () => till.told().map(({ state, isCancelAsked }) => `${state} ${isCancelAsked}`);

describe('whether a receipt may have a slip', () => {
  it('says what is missing, and with another receipt of the day nothing is', async () => {
    const one = await till.sell(1);
    expect(await till.eligibility(one)).toMatchObject({
      value: {
        isOffered: true,
        grossMinor: 7_990,
        obstacles: [{ code: 'below-threshold', missingMinor: 2_011 }],
      },
    });
    const other = await till.sell(1);
    expect(await till.eligibility(one, other)).toMatchObject({ value: { obstacles: [] } });
    // The same receipt twice is one.
    expect(await till.eligibility(one, one)).toMatchObject({ value: { grossMinor: 7_990 } });
  });

  it('finds a receipt by its number', async () => {
    await till.sell();
    expect(await till.eligibility('1')).toMatchObject({ value: { grossMinor: 15_980 } });
    expect(await till.eligibility('99')).toMatchObject({ error: { code: 'RECEIPT_UNKNOWN' } });
  });

  it('counts what came back as gone, and what a basket is about to give back', async () => {
    const sold = await till.sell(2);
    await till.cashier.giveBack(sold, 1, '1');
    expect(await till.eligibility(sold)).toMatchObject({ value: { grossMinor: 7_990 } });
  });

  it('names the goods that are left out', async () => {
    await till.cashier.scan('jumper');
    await till.cashier.addItem('stamp');
    await till.cashier.cash(100_000);
    till.settings.set('tax-free.excluded', ` ${categoryOf()} , tobacco`);
    expect(await till.eligibility('1')).toMatchObject({
      value: { excluded: [{ why: 'category' }, { why: 'no-vat' }] },
    });
  });

  it('is answered where the shop offers none, but nothing is issued', async () => {
    till.settings.set('tax-free.operator', 'none');
    const sold = await till.sell();
    expect(await till.eligibility(sold)).toMatchObject({ value: { isOffered: false } });
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_OFF' } });
    expect(till.told()).toEqual([]);
  });
});

describe('a slip', () => {
  it('is written down before the operator is asked, and then as it was issued', async () => {
    const { slip } = await issued();
    expect(states()).toEqual(['prepared false', 'issued false']);
    expect(slip).toMatchObject({ state: 'issued', grossMinor: 15_980, refundMinor: 1_918 });
    expect(till.told().at(-1)).toMatchObject({
      slipId: slip.id,
      operator: 'simulator',
      documentId: slip.documentId,
      grossMinor: 15_980,
      vatMinor: 2_663,
    });
    expect(verifyJournals(till.journal)).toMatchObject({ ok: true, unknown: 0 });
  });

  it('is issued once for a receipt, whatever is asked again', async () => {
    const { sold } = await issued();
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_NOT_ELIGIBLE' } });
    const other = await till.sell();
    expect(await till.issue([sold, other])).toMatchObject({
      error: { code: 'TAX_FREE_NOT_ELIGIBLE' },
    });
    expect(till.operator.issued()).toHaveLength(1);
  });

  it('is the same one when the same command comes again', async () => {
    const sold = await till.sell();
    const commandId = till.newCommandId();
    const first = await till.issue([sold], { commandId });
    expect(await till.issue([sold], { commandId })).toEqual(first);
    expect(till.told()).toHaveLength(2);
  });

  it('of two who ask at the same moment is issued once', async () => {
    const sold = await till.sell();
    const both = await Promise.all([till.issue([sold]), till.issue([sold])]);
    expect(till.operator.issued()).toHaveLength(1);
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(new Set(till.told().map(({ slipId }) => slipId)).size).toBe(1);
  });

  it('is not asked for who has no right to it', async () => {
    const sold = await till.sell();
    for (const buyer of [
      { residenceCountry: 'DE' },
      { birthDate: '2015-01-01' },
      { staysUnderSixMonths: false },
    ]) {
      expect(await till.issue([sold], { buyer })).toMatchObject({
        error: { code: 'TAX_FREE_BUYER' },
      });
    }
    expect(till.told()).toEqual([]);
  });

  it('is issued until the third day and no later', async () => {
    const sold = await till.sell();
    till.passDays(3);
    await till.sell();
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_NOT_ELIGIBLE' } });
  });

  it('is printed with the number that customs read, and without its buyer', async () => {
    const { slip } = await issued();
    expect(await till.print(slip.id)).toMatchObject({ ok: true, value: { paper: 'tax-free' } });
    const text = JSON.stringify(till.printed);
    expect(text).toContain(slip.documentId);
    expect(text).toContain('SIMULATION');
    for (const secret of secrets()) expect(text).not.toContain(secret);
    await till.cancel(slip.id);
    expect(await till.print(slip.id)).toMatchObject({ error: { code: 'TAX_FREE_NOT_ISSUED' } });
  });

  it('tells how customs took it', async () => {
    const { slip } = await issued();
    till.operator.becomes(slip.id, 'validated');
    expect(await till.refresh(slip.id)).toMatchObject({ value: { state: 'validated' } });
    till.operator.becomes(slip.id, 'refunded');
    expect(await till.refresh(slip.id)).toMatchObject({ value: { state: 'refunded' } });
    expect(await till.list()).toMatchObject({ value: { slips: [{ state: 'refunded' }] } });
  });
});

describe('when something is lost', () => {
  it('refused: the receipt is free for another try', async () => {
    const sold = await till.sell();
    till.operator.script('refused');
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_REFUSED' } });
    expect(await till.issue([sold])).toMatchObject({ ok: true });
    expect(states()).toEqual(['prepared false', 'refused false', 'prepared false', 'issued false']);
  });

  it('no line: nothing was sent, and the receipt is free', async () => {
    const sold = await till.sell();
    till.operator.script('unreachable');
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_UNREACHABLE' } });
    expect(await till.issue([sold])).toMatchObject({ ok: true });
  });

  it('a lost answer is asked about at once', async () => {
    const sold = await till.sell();
    till.operator.script('lost-answer');
    expect(await till.issue([sold])).toMatchObject({ value: { state: 'issued' } });
    expect(till.operator.issued()).toHaveLength(1);
  });

  it('a lost request leaves it open; asked again it is issued under the same key', async () => {
    const sold = await till.sell();
    till.operator.script('lost-request');
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_UNKNOWN' } });
    expect(till.taxFree().warnings()).toMatchObject([{ code: 'TAX_FREE_OPEN' }]);
    expect(await till.issue([sold])).toMatchObject({ value: { state: 'issued' } });
    expect(states()).toEqual(['prepared false', 'issued false']);
    expect(till.taxFree().warnings()).toEqual([]);
  });

  it('an open one that meets no line is still open: the first request may yet arrive', async () => {
    const sold = await till.sell();
    till.operator.script('late');
    await till.issue([sold]);
    till.operator.script('unreachable');
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_UNKNOWN' } });
    till.operator.deliver();
    await till.taxFree().settle();
    expect(await till.list()).toMatchObject({ value: { slips: [{ state: 'issued' }] } });
    expect(till.operator.issued()).toHaveLength(1);
  });

  it('an open one that is refused when it is asked again issues nothing late', async () => {
    const sold = await till.sell();
    till.operator.script('late');
    await till.issue([sold]);
    till.operator.script('refused');
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_REFUSED' } });
    till.operator.deliver();
    await till.taxFree().settle();
    expect(await till.list()).toMatchObject({ value: { slips: [{ state: 'cancelled' }] } });
    expect(await till.issue([sold])).toMatchObject({ value: { state: 'issued' } });
    expect(till.operator.issued().filter(({ state }) => state === 'issued')).toHaveLength(1);
  });

  it('the host is killed between the question and the answer: the slip is found, and is the only one', async () => {
    const sold = await till.sell();
    till.operator.script('lost-answer', 'lost-request', 'lost-request');
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_UNKNOWN' } });
    till.restart();
    await till.taxFree().settle();
    expect(await till.list()).toMatchObject({ value: { slips: [{ state: 'issued' }] } });
    expect(await till.issue([sold])).toMatchObject({ error: { code: 'TAX_FREE_NOT_ELIGIBLE' } });
    expect(till.operator.issued()).toHaveLength(1);
  });

  it('a key that the operator keeps not knowing is given up, and its receipt is free', async () => {
    const sold = await till.sell();
    till.operator.script('late');
    await till.issue([sold]);
    for (let round = 0; round < 30; round += 1) await till.taxFree().settle();
    expect(states().at(-1)).toBe('cancelled true');
    till.operator.deliver();
    expect(till.operator.issued()).toEqual([]);
    expect(await till.issue([sold])).toMatchObject({ value: { state: 'issued' } });
  });

  it('and one that customs may have seen have their turns, however many others there are', async () => {
    const { slip } = await issued();
    const others = (change: { operator?: string; state?: 'prepared' }) => {
      const kept = till.store.find(slip.id);
      if (!kept) throw new Error('No slip');
      const { number: _, ...like } = kept;
      for (let count = 0; count < 60; count += 1) {
        till.store.put({ ...like, ...change, id: till.context().newId() });
      }
    };
    const sold = await till.sell();
    till.operator.script('lost-answer', 'lost-request');
    await till.issue([sold]);
    others({ operator: 'elsewhere' });
    others({ operator: 'elsewhere', state: 'prepared' });
    others({});
    others({ state: 'prepared' });
    const newest = await issued();
    till.operator.becomes(slip.id, 'validated');
    till.operator.becomes(newest.slip.id, 'validated');
    await till.taxFree().settle();
    expect(till.slips().ofReceipt(sold)).toMatchObject([{ state: 'issued' }]);
    for (let round = 1; round < 30; round += 1) await till.taxFree().settle();
    expect(till.slips().find(slip.id)).toMatchObject({ state: 'validated' });
    expect(till.slips().find(newest.slip.id)).toMatchObject({ state: 'issued' });
    for (let round = 0; round < 30; round += 1) await till.taxFree().settle();
    expect(till.slips().find(newest.slip.id)).toMatchObject({ state: 'validated' });
  });

  it('the projection that was lost is made again from the entries', async () => {
    const { sold } = await issued();
    till.sql.exec('DELETE FROM tax_free_slips; DELETE FROM tax_free_receipts');
    till.sql.exec('DELETE FROM tax_free_through');
    const slips = openSlips(till.store, till.journal);
    expect(slips.ofReceipt(sold)).toMatchObject([{ state: 'issued' }]);
  });
});

it('a slip goes on in the next journal where its own was sealed, and is read in that order', async () => {
  const { sold, slip } = await issued();
  till.writer().sealAndRestart('journal-fork');
  expect(await till.cancel(slip.id)).toMatchObject({ value: { state: 'cancelled' } });
  till.sql.exec('DELETE FROM tax_free_slips; DELETE FROM tax_free_receipts');
  till.sql.exec('DELETE FROM tax_free_through');
  const slips = openSlips(till.store, till.journal);
  expect(slips.ofReceipt(sold)).toMatchObject([{ state: 'cancelled', isCancelAsked: true }]);
});

describe('goods that come back', () => {
  it('wait until the slip is cancelled', async () => {
    const { sold, slip } = await issued();
    expect(await till.cashier.giveBack(sold, 1, '1')).toMatchObject({
      error: { code: 'TAX_FREE_LIVING', details: { receipt: expect.stringMatching(/000001/) } },
    });
    expect(await till.cancel(slip.id)).toMatchObject({ value: { state: 'cancelled' } });
    expect(await till.cashier.giveBack(sold, 1, '1')).toMatchObject({ ok: true });
    expect(await till.cashier.refund('cash', 7_990)).toMatchObject({ ok: true });
    expect(states()).toEqual(['prepared false', 'issued false', 'issued true', 'cancelled true']);
  });

  it('in a basket already are not paid for once a slip was issued at another seat', async () => {
    const sold = await till.sell(4);
    await till.cashier.giveBack(sold, 1, '1');
    expect(await till.issue([sold])).toMatchObject({ ok: true });
    expect(await till.cashier.refund('cash', 7_990)).toMatchObject({
      error: { code: 'TAX_FREE_LIVING' },
    });
  });

  it('do not come back once customs have validated it, also where the till hears it only then', async () => {
    const { sold, slip } = await issued();
    till.operator.becomes(slip.id, 'validated');
    expect(await till.cancel(slip.id)).toMatchObject({ error: { code: 'TAX_FREE_CANCEL_LATE' } });
    expect(await till.cashier.giveBack(sold, 1, '1')).toMatchObject({
      error: { code: 'TAX_FREE_VALIDATED' },
    });
  });

  it('come back without a network: the cancellation is passed on later', async () => {
    const { sold, slip } = await issued();
    till.operator.script('unreachable');
    expect(await till.cancel(slip.id)).toMatchObject({
      value: { state: 'issued', isCancelAsked: true },
    });
    expect(await till.cashier.giveBack(sold, 1, '1')).toMatchObject({ ok: true });
    await till.cashier.refund('cash', 7_990);
    expect(till.taxFree().warnings()).toMatchObject([{ code: 'TAX_FREE_OPEN' }]);
    till.restart();
    await till.taxFree().settle();
    expect(await till.list()).toMatchObject({ value: { slips: [{ state: 'cancelled' }] } });
    expect(till.taxFree().warnings()).toEqual([]);
  });

  it('and a slip that customs validated all the same are told to somebody', async () => {
    const { sold, slip } = await issued();
    till.operator.script('unreachable');
    await till.cancel(slip.id);
    await till.cashier.giveBack(sold, 1, '1');
    await till.cashier.refund('cash', 7_990);
    till.operator.becomes(slip.id, 'validated');
    await till.taxFree().settle();
    expect(till.taxFree().warnings()).toEqual([
      { code: 'TAX_FREE_CONFLICT', details: { document: slip.documentId } },
    ]);
  });

  it('leave what is left for another slip', async () => {
    const { sold, slip } = await issued(4);
    await till.cancel(slip.id);
    await till.cashier.giveBack(sold, 1, '1');
    await till.cashier.refund('cash', 7_990);
    expect(await till.issue([sold])).toMatchObject({ value: { grossMinor: 3 * 7_990 } });
    expect(till.asked().at(-1)?.receipts[0]?.lines).toMatchObject([
      { quantity: '3', grossMinor: 3 * 7_990 },
    ]);
  });
});

it('nothing of who bought is in the till’s file once the operator has it, nor after a lost answer or a refusal', async () => {
  const { slip } = await issued();
  till.operator.script('refused');
  await till.issue([await till.sell()]);
  till.operator.script('lost-request');
  await till.issue([await till.sell()]);
  await till.print(slip.id);
  await till.cancel(slip.id);
  const file = till.fileText();
  expect(file).toContain(slip.documentId);
  for (const secret of secrets()) expect(file).not.toContain(secret);
  expect(till.errors).toEqual([]);
});

function secrets(): string[] {
  const { surname, givenNames, documentNumber, birthDate } = secretBuyer;
  return [surname, givenNames, documentNumber, birthDate];
}

function categoryOf(): string {
  return till.transactions().at(-1)?.body.lines[0]?.category ?? '';
}
