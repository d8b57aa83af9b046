import { expect, it } from 'vitest';
import type { LineView } from '../../contract/host/basket-shapes.ts';
import { linesIn, rowsOf } from './line-sections.ts';

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
  const rows = rowsOf(lines, new Map());
  expect(linesIn(rows).map(({ number }) => number)).toEqual([3, 1, 5, 2, 4]);
  expect(rows.map((row) => (row.kind === 'section' ? row.section.key : row.line.number))).toEqual([
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
  expect(rowsOf([line(1, null)], new Map())).toMatchObject([{ kind: 'line' }]);
});
