import { expect, it } from 'vitest';
import { pieceField } from './count-entry.ts';
import {
  chequeField,
  depositFields,
  depositMoney,
  issuerField,
  pouchField,
  pouchTyped,
} from './deposit-entry.ts';

const fifty = { form: 'note', unitMinor: 5_000 } as const;
const euro = { denominations: [fifty], decimals: 2 };
const papers = {
  listed: [
    { type: 'cheque', reference: 'LCL-7654321', amountMinor: 7_990 },
    { type: 'cheque', reference: 'LCL-7654321', amountMinor: 7_990 },
  ],
  sums: [{ type: 'voucher-cadhoc', pieces: 2, amountMinor: 3_000 }],
};

it('what is typed and ticked is what goes along, and comes back as it was', () => {
  const fields = {
    [pieceField('cash', fifty)]: '2',
    [chequeField(1)]: '1',
    [issuerField('voucher-cadhoc')]: '1',
    [pouchField]: 'FR-1',
  };
  const money = depositMoney(fields, papers, euro);
  expect(money).toMatchObject([
    { type: 'cash', amountMinor: 10_000 },
    { type: 'cheque', amountMinor: 7_990, pieces: 1, items: [{ reference: 'LCL-7654321' }] },
    { type: 'voucher-cadhoc', amountMinor: 3_000, pieces: 2, items: [] },
  ]);
  const again = depositFields({ money: money.map(writable), pouch: 'FR-1' }, papers, 2);
  expect(depositMoney(again, papers, euro)).toEqual(money);
  expect(again[pouchField]).toBe('FR-1');
});

it('nothing ticked or typed is nothing', () => {
  expect(depositMoney({}, papers, euro)).toEqual([]);
});

it('a pouch has capitals, digits and hyphens', () => {
  expect(pouchTyped(' fr-0042 ')).toBe('FR-0042');
  expect(pouchTyped('n° 42')).toBeNull();
});

function writable({ denominations, items, ...money }: ReturnType<typeof depositMoney>[number]) {
  return { ...money, denominations: [...denominations], items: [...items] };
}
