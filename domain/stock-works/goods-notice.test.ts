import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterNotice, hasDifference, type NoticeEffect } from './goods-notice.ts';
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

test('what was sent and what came of it stand side by side, whichever is heard first', () => {
  const anyGoods = fc.uniqueArray(
    fc.record({ sku: fc.constantFrom('a', 'b', 'c'), value: fc.integer({ min: 1, max: 9 }) }),
    { selector: ({ sku }) => sku, minLength: 1 },
  );
  fc.assert(
    fc.property(anyGoods, anyGoods, (out, back) => {
      const one = sent(...out.map(({ sku, value }) => goods(sku, value)));
      const other = received(...back.map(({ sku, value }) => goods(sku, value)));
      const inOrder = afterNotice(afterNotice(null, one), other);
      const late = afterNotice(afterNotice(null, other), one);
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
  const notice = afterNotice(null, sent(goods('a', 3)));
  expect(hasDifference(notice)).toBe(false);
  expect(hasDifference(afterNotice(notice, received(goods('a', 3))))).toBe(false);
  const short = afterNotice(notice, received(goods('a', 2)));
  expect(hasDifference(short)).toBe(true);
  const broken = received(goods('a', 2), goods('a', 1, true));
  expect(hasDifference(afterNotice(notice, broken))).toBe(true);
});

test('what two tills received of one notice is added up, and is a difference unless it is what was sent', () => {
  const notice = afterNotice(null, sent(goods('a', 3)));
  const whole = received(goods('a', 2), goods('a', 1, true));
  const twice = afterNotice(afterNotice(notice, whole), whole);
  expect(twice.lines).toMatchObject([
    { sentMilli: 3_000, receivedMilli: 6_000, damagedMilli: 2_000 },
  ]);
  const again = afterNotice(afterNotice(notice, received(goods('a', 3))), received(goods('b', 1)));
  expect(again.lines).toMatchObject([
    { sku: 'a', sentMilli: 3_000, receivedMilli: 3_000 },
    { sku: 'b', sentMilli: 0, receivedMilli: 1_000 },
  ]);
  expect([twice, again].map(hasDifference)).toEqual([true, true]);
  const rest = afterNotice(afterNotice(notice, received(goods('a', 2))), received(goods('a', 1)));
  expect(hasDifference(rest)).toBe(false);
});

test('another store than the one they were sent to receives nothing', () => {
  const notice = afterNotice(null, sent(goods('a', 3)));
  const elsewhere = { ...received(goods('a', 3)), placeId: 's-3' };
  expect(afterNotice(notice, elsewhere)).toEqual(notice);
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
