import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from '../assert.ts';
import { afterNotice, type GoodsNotice, hasDifference, type NoticeEffect } from './goods-notice.ts';
import { withReceivingReasons } from './receiving-reasons.ts';
import type { WorkLine } from './stock-work.ts';

const goods = (sku: string, value: number, isDamaged = false) => ({
  ...{ sku, gtin: '', label: sku, isDamaged, quantity: { value, scale: 0 } },
});

const sent = (...lines: NoticeEffect['lines']): NoticeEffect => ({
  ...{ id: 'work-000000000000001', what: 'sent', placeId: 's-1', otherPlaceId: 's-2', lines },
});
const received = (...lines: NoticeEffect['lines']): NoticeEffect => ({
  ...{ id: 'work-000000000000001', what: 'received', placeId: 's-2', otherPlaceId: 's-1', lines },
});

function after(known: GoodsNotice | null, effect: NoticeEffect): GoodsNotice {
  const notice = afterNotice(known, effect);
  assert(notice !== null, 'The notice is known');
  return notice;
}

test('what was sent and what came of it stand side by side, whichever is heard first', () => {
  const anyGoods = fc.uniqueArray(
    fc.record({ sku: fc.constantFrom('a', 'b', 'c'), value: fc.integer({ min: 1, max: 9 }) }),
    { selector: ({ sku }) => sku, minLength: 1 },
  );
  fc.assert(
    fc.property(anyGoods, anyGoods, (out, back) => {
      const one = sent(...out.map(({ sku, value }) => goods(sku, value)));
      const other = received(...back.map(({ sku, value }) => goods(sku, value)));
      const inOrder = after(after(null, one), other);
      const late = after(after(null, other), one);
      const bySku = (notice: typeof inOrder) => ({
        ...notice,
        lines: notice.lines.toSorted((a, b) => a.sku.localeCompare(b.sku)),
      });
      expect(bySku(late)).toEqual(bySku(inOrder));
      expect(inOrder).toMatchObject({ state: 'received', fromId: 's-1', toId: 's-2' });
    }),
  );
});

test('what is missing, too many or broken is a difference', () => {
  const notice = after(null, sent(goods('a', 3)));
  expect(hasDifference(notice)).toBe(false);
  expect(hasDifference(after(notice, received(goods('a', 3))))).toBe(false);
  const short = after(notice, received(goods('a', 2)));
  expect(hasDifference(short)).toBe(true);
  const broken = received(goods('a', 2), goods('a', 1, true));
  expect(hasDifference(after(notice, broken))).toBe(true);
});

test('what two tills received of one notice is added up, and is a difference unless it is what was sent', () => {
  const notice = after(null, sent(goods('a', 3)));
  const whole = received(goods('a', 2), goods('a', 1, true));
  const twice = after(after(notice, whole), whole);
  expect(twice.lines).toMatchObject([
    { sentMilli: 3_000, receivedMilli: 6_000, damagedMilli: 2_000 },
  ]);
  const again = after(after(notice, received(goods('a', 3))), received(goods('b', 1)));
  expect(again.lines).toMatchObject([
    { sku: 'a', sentMilli: 3_000, receivedMilli: 3_000 },
    { sku: 'b', sentMilli: 0, receivedMilli: 1_000 },
  ]);
  expect([twice, again].map(hasDifference)).toEqual([true, true]);
  const rest = after(after(notice, received(goods('a', 2))), received(goods('a', 1)));
  expect(hasDifference(rest)).toBe(false);
});

test('another store than the one they were sent to receives nothing', () => {
  const notice = after(null, sent(goods('a', 3)));
  const elsewhere = { ...received(goods('a', 3)), placeId: 's-3' };
  expect(after(notice, elsewhere)).toEqual(notice);
});

test('each line that came says why it is not as announced', () => {
  const line = (
    sku: string,
    came: number,
    announced: number | null,
    damaged = false,
  ): WorkLine => ({
    ...{ sku, gtin: '', label: sku, unit: 'piece', condition: damaged ? 'damaged' : 'sellable' },
    quantity: { value: came, scale: 0 },
    announced: announced === null ? null : { value: announced, scale: 0 },
    ...{ unitPriceMinor: null, reasonCode: '', expectedMilli: null, countedAt: '', isMoved: false },
  });
  const lines = [
    line('as-told', 2, 2),
    line('short', 1, 2),
    line('more', 3, 2),
    line('new', 1, null),
    line('broken', 1, 2),
    line('broken', 1, null, true),
  ];
  expect(withReceivingReasons(lines).map(({ reasonCode }) => reasonCode)).toEqual([
    ...['', 'missing', 'surplus', 'not-announced', '', 'damaged'],
  ]);
});

const announced: GoodsNotice = {
  ...{ id: 'BL-1', state: 'sent', fromId: 'atelier', toId: 's-2' },
  delivery: { name: 'Atelier', expectedOn: '2026-12-01' },
  lines: [
    { sku: 'a', gtin: '', label: 'A', sentMilli: 3_000, receivedMilli: null, damagedMilli: 0 },
  ],
};
const came = (what: 'part' | 'received' | 'settled', ...lines: NoticeEffect['lines']) => ({
  ...{ id: 'BL-1', what, placeId: 's-2', otherPlaceId: '', lines },
});

test('a delivery that comes in parts is open until all of it is there, or somebody says that it is over', () => {
  const first = after(announced, came('part', goods('a', 1)));
  expect(first).toMatchObject({ state: 'sent', lines: [{ receivedMilli: 1_000 }] });
  const whole = after(first, came('part', goods('a', 2)));
  expect(whole.state).toBe('received');
  expect(hasDifference(whole)).toBe(false);
  const ended = after(first, came('received', goods('a', 1)));
  expect(ended.state).toBe('received');
  expect(hasDifference(ended)).toBe(true);
});

test('a delivery under a number that nobody announced is no notice, and another store receives none of it', () => {
  expect(afterNotice(null, came('received', goods('a', 1)))).toBeNull();
  const elsewhere = { ...came('received', goods('a', 1)), placeId: 's-9' };
  expect(after(announced, elsewhere)).toEqual(announced);
});

test('a store has seen a difference whatever the other store does', () => {
  const short = after(announced, came('received', goods('a', 1)));
  expect(after(short, came('settled'))).toMatchObject({ state: 'received', settledBy: ['s-2'] });
});
