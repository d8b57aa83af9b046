const pair = '\u00a0';

/**
 * A number as it is said in France, by pairs: 06 39 98 03 05. One of another country stays in the
 * international form it came in (E.164).
 */
export function phoneText(phone: string): string {
  const french = /^\+33([1-9])(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(phone);
  if (!french) return phone;
  const [, first = '', ...rest] = french;
  return [`0${first}`, ...rest].join(pair);
}
