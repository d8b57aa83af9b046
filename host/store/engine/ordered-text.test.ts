import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSql } from '../driver.ts';
import { orderedText } from './ordered-text.ts';

const any = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)),
});
const high = fc.constantFrom('a', 'é', '\ud7fe', '\ud7ff', '\ue000', '\uffff', '😀', '\ud800');
const text = fc.oneof(
  any,
  fc.array(high, { maxLength: 4 }).map((parts) => parts.join('')),
);

it('SQLite orders ordered texts as JavaScript orders the texts themselves', () => {
  const sql = openSql(':memory:');
  const compare = sql.prepare(
    'SELECT CASE WHEN a < b THEN -1 ELSE a > b END AS sign FROM (SELECT ? AS a, ? AS b)',
  );
  fc.assert(
    fc.property(text, text, (a, b) => {
      const expected = a < b ? -1 : Number(a > b);
      expect(compare.get(orderedText(a), orderedText(b))?.sign).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
  sql.close();
});

it('ordinary text is stored as it is', () => {
  expect(orderedText('Œufs, 3 × 日本語')).toBe('Œufs, 3 × 日本語');
});
