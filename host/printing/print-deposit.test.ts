// The slip of a bank deposit: its lists add up to the deposit, on any paper, printed once and then as duplicates.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { layOut } from '../../hardware/printer/layout/lay-out.ts';
import { charactersAt } from '../../hardware/printer/layout/paper-part.ts';
import { paperColumns } from '../../hardware/printer/paper.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';

let till: PrintingTill;

beforeEach(async () => {
  till = await printingTill();
  till.actAs('manager');
  till.setPrinter();
});
afterEach(() => till.end());

/** 100 € in notes, a cheque and a voucher of 79,90 € each; the slip of their deposit. */
async function deposited() {
  const day = dayAt(till);
  await day.open(cashOf(40_000));
  const cashier = cashierAt(till);
  for (const [type, reference] of [
    ['cheque', 'LCL-7654321'],
    ['voucher-cadhoc', ''],
  ] as const) {
    await cashier.addItem('jumper');
    await cashier.tenderBy(type, 7_990, reference);
  }
  await day.close();
  const paper = { amountMinor: 7_990, pieces: 1, denominations: [], items: [] };
  await day.keepWork({
    ...{ kind: 'bank-deposit', pouch: 'FR-0042', isOrdered: false },
    money: [
      {
        ...{ type: 'cash', amountMinor: 10_000, pieces: 0, items: [] },
        denominations: [{ form: 'note', unitMinor: 5_000, count: 2 }],
      },
      { ...paper, type: 'cheque', items: [{ reference: 'LCL-7654321', amountMinor: 7_990 }] },
      { ...paper, type: 'voucher-cadhoc' },
    ],
  });
  const booked = await day.bookWork('bank-deposit');
  if (!booked.ok) throw new Error(booked.error.code);
  return booked.value.slipNumber;
}

const print = (slipNumber: number | null, commandId = till.newCommandId()) =>
  till.printing().printDeposit({ commandId, seat: 'till', printer: 'main', slipNumber });

function slip(slipNumber: number | null): ReceiptDocument {
  const made = till.printing().depositDocument({ slipNumber });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.document;
}

it('says slip, pouch, notes, cheques one by one and vouchers by issuer, and what they add up to', async () => {
  const { blocks } = slip(await deposited());
  const pairs = blocks.flatMap((block) =>
    block.kind === 'pair' ? [`${block.left}: ${block.right}`.replaceAll('\u00a0', ' ')] : [],
  );
  expect(pairs).toEqual(
    expect.arrayContaining([
      'Bordereau de remise: n° 1',
      'Pochette: FR-0042',
      'Billet 50,00 € x 2: 100,00 €',
      'Total: 100,00 €',
      'Total (1): 79,90 €',
      'Cadhoc (1): 79,90 €',
      'TOTAL DE LA REMISE: 259,80 €',
    ]),
  );
  expect(blocks).toContainEqual(
    expect.objectContaining({ kind: 'table', rows: [['LCL', '7654321', '79,90']] }),
  );
});

it.each(paperColumns)('fits on %i columns', async (columns) => {
  const place = await deposited();
  for (const part of layOut(slip(place), { columns, codePage: '858' })) {
    if (part.kind !== 'line') continue;
    expect(part.text.length).toBeLessThanOrEqual(charactersAt(part.size, columns));
  }
});

it('is printed once, then as a numbered duplicate, each noted before it is printed', async () => {
  const place = await deposited();
  const commandId = till.newCommandId();
  for (const copyNumber of [0, 1]) {
    expect(await print(place, copyNumber === 0 ? commandId : undefined)).toMatchObject({
      value: { paper: 'deposit-slip', receiptNumber: '1', copyNumber },
    });
    await till.settled();
  }
  till.restart();
  expect(await print(place, commandId)).toMatchObject({ value: { id: commandId, copyNumber: 0 } });
  const events = till.entries().flatMap(({ type, body }) => {
    const isSlip = type === 'event' && String(body.event).startsWith('deposit-slip');
    return isSlip ? [body.event] : [];
  });
  expect(events).toEqual(['deposit-slip-printed', 'deposit-slip-duplicated']);
});

it('a slip is found by its number, the last one without; one that never was is refused', async () => {
  expect(await print(null)).toMatchObject({ error: { code: 'DEPOSIT_UNKNOWN' } });
  const slipNumber = await deposited();
  const day = dayAt(till);
  await day.move('paid-in', 500);
  expect(slip(null)).toEqual(slip(slipNumber));
  await day.move('bank-deposit', 500);
  expect(till.printing().depositDocument({ slipNumber: null })).toMatchObject({
    value: { slipNumber: 2, pouch: '', money: [{ amountMinor: 500 }] },
  });
  expect(till.printing().depositDocument({ slipNumber })).toMatchObject({
    value: { slipNumber: 1, pouch: 'FR-0042' },
  });
  expect(await print(3)).toMatchObject({ error: { code: 'DEPOSIT_UNKNOWN' } });
});
