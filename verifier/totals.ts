import { get, type Json, list, number, same, text } from './json.ts';

/** `docs/journal-format.md` §4, the four sums of a transaction. */
export function doSumsHold(body: Json): boolean {
  const lines = list(get(body, 'lines'));
  const tenders = list(get(body, 'tenders'));
  const sum = (rows: readonly Json[], field: string) =>
    rows.reduce<number>((total, row) => total + number(get(row, field)), 0);
  const areLinesSound = lines.every((line) => {
    const scale = 10 ** number(get(line, 'quantity', 'scale'));
    const exact = number(get(line, 'unitPriceMinor')) * number(get(line, 'quantity', 'value'));
    const price = Math.sign(exact) * Math.floor(Math.abs(exact) / scale + 0.5);
    const gross = number(get(line, 'grossMinor'));
    return (
      price + sum(list(get(line, 'modifiers')), 'amountMinor') === gross &&
      number(get(line, 'netMinor')) + number(get(line, 'vatMinor')) === gross
    );
  });
  const areTendersSound = tenders.every((tender) => {
    const shares = lines
      .flatMap((line) => list(get(line, 'tenderAllocation')))
      .filter((share) => get(share, 'tender') === get(tender, 'number'));
    const amount = number(get(tender, 'amountMinor'));
    return (
      number(get(tender, 'tenderedMinor')) - number(get(tender, 'changeMinor')) === amount &&
      get(tender, 'currency') === get(body, 'currency') &&
      sum(shares, 'amountMinor') === amount
    );
  });
  const totals = get(body, 'totals');
  return (
    areLinesSound &&
    areTendersSound &&
    same(perRate([], lines), get(body, 'vat')) &&
    ['grossMinor', 'netMinor', 'vatMinor'].every((f) => sum(lines, f) === get(totals, f)) &&
    get(totals, 'lineCount') === lines.length &&
    sum(tenders, 'amountMinor') ===
      number(get(totals, 'grossMinor')) + number(get(totals, 'roundingMinor'))
  );
}

/** §5: totals after one more transaction. */
export function addTransaction(totals: Json, body: Json): Json {
  const of = (accounting: string) =>
    list(get(body, 'lines')).filter((line) => get(line, 'accounting') === accounting);
  const gross = (lines: readonly Json[], isCounted: (amount: number) => boolean) =>
    lines
      .map((line) => number(get(line, 'grossMinor')))
      .filter(isCounted)
      .reduce((sum, amount) => sum + amount, 0);
  const sales = number(get(totals, 'salesMinor')) + gross(of('turnover'), (amount) => amount > 0);
  const returns =
    number(get(totals, 'returnsMinor')) - gross(of('turnover'), (amount) => amount < 0);
  return {
    currency: get(totals, 'currency'),
    transactionCount: number(get(totals, 'transactionCount')) + 1,
    salesMinor: sales,
    returnsMinor: returns,
    algebraicMinor: sales - returns,
    absoluteMinor: sales + returns,
    perRate: perRate(list(get(totals, 'perRate')), of('turnover')),
    deposits: perRate(list(get(totals, 'deposits')), of('deposit')),
    liabilitiesMinor: number(get(totals, 'liabilitiesMinor')) + gross(of('liability'), () => true),
  };
}

/** §5: before the first transaction. */
export function zeroTotals(currency: string): Json {
  return {
    currency,
    transactionCount: 0,
    salesMinor: 0,
    returnsMinor: 0,
    algebraicMinor: 0,
    absoluteMinor: 0,
    perRate: [],
    deposits: [],
    liabilitiesMinor: 0,
  };
}

function perRate(known: readonly Json[], lines: readonly Json[]): Json[] {
  const rates = new Map<string, Json>();
  for (const row of [...known, ...lines]) {
    const category = text(get(row, 'vatCategory'));
    const rate = number(get(row, 'vatRateBp'));
    const key = category + String(rate).padStart(5, '0');
    const before = rates.get(key);
    const plus = (field: string) =>
      number(get(row, field)) + (before === undefined ? 0 : number(get(before, field)));
    rates.set(key, {
      vatCategory: category,
      vatRateBp: rate,
      grossMinor: plus('grossMinor'),
      netMinor: plus('netMinor'),
      vatMinor: plus('vatMinor'),
    });
  }
  return [...rates.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
