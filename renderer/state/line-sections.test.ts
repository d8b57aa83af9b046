import { expect, it } from 'vitest';
import type { GroupView, LineView } from '../../contract/host/basket-shapes.ts';
import { keyOfRow, linesIn, rowsOf } from './line-sections.ts';

const line = (number: number, returned: [receipt: string, reason: string] | null): LineView => ({
  number,
  sku: `sku-${number}`,
  gtin: '',
  model: '',
  name: `Item ${number}`,
  size: '',
  colour: '',
  picture: '',
  quantity: { value: returned ? -1 : 1, scale: 0 },
  unit: 'piece',
  unitPriceMinor: 100,
  extendedMinor: 100,
  grossMinor: 100,
  vatRateBp: 2_000,
  modifiers: [],
  discounts: [],
  returned: returned && {
    receiptNumber: returned[0],
    reasonCode: returned[1],
    reason: { fr: returned[1], en: returned[1] },
  },
  accounting: 'turnover',
  associateId: '',
  associateAlias: '',
  serialNumber: '',
  giftReceipt: false,
  fulfilment: 'take',
  group: 0,
  origin: 'rung',
  canShip: true,
  touchedAtStep: number,
});

it('what is sold is on top, newest first; what comes back stands below, under its receipt and reason', () => {
  const lines = [
    line(1, null),
    line(2, ['2-000042-K7', 'too-large']),
    line(3, null),
    line(4, ['2-000042-K7', 'defective']),
    line(5, ['2-000042-K7', 'too-large']),
  ];
  const rows = rowsOf(basketOf(lines), new Map());
  expect(linesIn(rows).map(({ number }) => number)).toEqual([3, 1, 5, 2, 4]);
  expect(rows.map(keyOfRow)).toEqual([
    3,
    1,
    '2-000042-K7 too-large',
    5,
    2,
    '2-000042-K7 defective',
    4,
  ]);
});

it('a basket without returns has no headings', () => {
  expect(rowsOf(basketOf([line(1, null)]), new Map())).toMatchObject([{ kind: 'line' }]);
});

it('what leaves later stands below what is taken, group by group; a fee is on its heading, a deposit below all', () => {
  const lines: LineView[] = [
    line(1, null),
    { ...line(2, null), group: 2 },
    { ...line(3, null), group: 1 },
    { ...line(4, null), group: 2 },
    line(5, ['2-000042-K7', 'too-large']),
    { ...line(6, null), group: 1, origin: 'fee' },
    { ...line(7, null), origin: 'deposit' },
  ];
  const rows = rowsOf(
    {
      lines,
      groups: [group(1), group(2)],
      deposit: { kind: 'acompte', amountMinor: 30, rateBp: 3_000 },
    },
    new Map(),
  );
  expect(rows.map(keyOfRow)).toEqual([
    1,
    'group 1',
    3,
    'group 2',
    4,
    2,
    'deposit',
    '2-000042-K7 too-large',
    5,
  ]);
  expect(linesIn(rows).map(({ number }) => number)).toEqual([1, 3, 4, 2, 5]);
});

function basketOf(lines: LineView[]): Parameters<typeof rowsOf>[0] {
  return { lines, groups: [], deposit: null };
}

function group(number: number): GroupView {
  return {
    ...{ number, fulfilment: 'ship', placeId: '', placeName: '', method: 'home' },
    ...{ methodNames: { fr: 'À domicile', en: 'Home delivery' }, goodsMinor: 100, feeMinor: 0 },
    ...{
      promise: { level: 'likely', from: '', through: '' },
      latest: '',
      holdUntil: '',
      holdHours: 0,
    },
    ...{ payment: 'now', address: null, isCustomers: true },
  };
}
