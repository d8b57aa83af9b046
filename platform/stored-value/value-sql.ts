/** Signs of the two that say the month a number ends with (`domain/stored-value/value-number.ts`). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Kind of a number by its first sign. */
export const kindOfNumber = `case left(number, 1)
  when 'G' then 'gift-card' when 'A' then 'store-credit' else 'deposit' end`;

/**
 * Whether a row is what its number was issued with: a card sold (or its sale taken back), an avoir given, a
 * deposit taken. Any other took off it, or gave back. `rows` is the table's name in the query.
 */
export function isIssue(rows: string): string {
  return `case left(${rows}.number, 1)
    when 'G' then ${rows}.line > 0
    when 'A' then ${rows}.amount_minor > 0
    else ${rows}.line > 0 and ${rows}.amount_minor > 0 end`;
}

/** Whether a number has ended on that business day: its month is over. Both are SQL of a text. */
export function hasEnded(number: string, day: string): string {
  const month = `((strpos('${signs}', substr(${number}, 2, 1)) - 1) * 32
    + strpos('${signs}', substr(${number}, 3, 1)) - 1)`;
  return `(${month} > 0 and ${month}
    < (left(${day}, 4)::int - 2026) * 12 + substr(${day}, 6, 2)::int)`;
}
