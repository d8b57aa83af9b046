import { get, type Json, list, minor } from './raw-json.ts';

/**
 * What a range of raw entries turned over, worked out from their signed JSON with BigInt and none of
 * the till's own functions: if both agree to the cent, neither has copied a mistake from the other.
 */
export interface RawSums {
  transactionCount: number;
  salesMinor: bigint;
  returnsMinor: bigint;
  liabilitiesMinor: bigint;
  /** `category rate`, such as `S 2000`: gross, net, VAT. */
  perRate: Map<string, [bigint, bigint, bigint]>;
  deposits: Map<string, [bigint, bigint, bigint]>;
  /** By tender type: how many, and how much. */
  tenders: Map<string, [number, bigint]>;
}

export function rawSums(entries: readonly Json[]): RawSums {
  const sums: RawSums = {
    ...{ transactionCount: 0, salesMinor: 0n, returnsMinor: 0n, liabilitiesMinor: 0n },
    ...{ perRate: new Map(), deposits: new Map(), tenders: new Map() },
  };
  for (const entry of entries) {
    if (get(entry, 'type') !== 'transaction') continue;
    sums.transactionCount += 1;
    const body = get(entry, 'body');
    for (const line of list(get(body, 'lines'))) {
      const gross = minor(get(line, 'grossMinor'));
      const accounting = get(line, 'accounting');
      if (accounting === 'liability') sums.liabilitiesMinor += gross;
      if (accounting === 'deposit') addRate(sums.deposits, line);
      if (accounting !== 'turnover') continue;
      addRate(sums.perRate, line);
      if (gross > 0n) sums.salesMinor += gross;
      else sums.returnsMinor -= gross;
    }
    for (const tender of list(get(body, 'tenders'))) {
      const type = String(get(tender, 'type'));
      const [count, amount] = sums.tenders.get(type) ?? [0, 0n];
      sums.tenders.set(type, [count + 1, amount + minor(get(tender, 'amountMinor'))]);
    }
  }
  return sums;
}

/** Of a plain sale: VAT per rate is what is contained in the rate's gross, a half cent up. */
export function wrongVat(entry: Json): string | null {
  const body = get(entry, 'body');
  const lines = list(get(body, 'lines'));
  if (
    get(body, 'kind') !== 'sale' ||
    lines.some((line) => get(line, 'accounting') !== 'turnover')
  ) {
    return null;
  }
  const byRate = Map.groupBy(lines, (line) => minor(get(line, 'vatRateBp')));
  for (const [rate, members] of byRate) {
    const gross = members.reduce((sum, line) => sum + minor(get(line, 'grossMinor')), 0n);
    const vat = members.reduce((sum, line) => sum + minor(get(line, 'vatMinor')), 0n);
    const divisor = 10_000n + rate;
    if (vat !== (gross * rate * 2n + divisor) / (2n * divisor)) return `${rate}: ${gross} ${vat}`;
  }
  return null;
}

/** The sums as a closure says them, so that they can be compared as they are. */
export function asClosure({ perRate, deposits, tenders, ...sums }: RawSums) {
  return {
    transactionCount: sums.transactionCount,
    salesMinor: Number(sums.salesMinor),
    returnsMinor: Number(sums.returnsMinor),
    algebraicMinor: Number(sums.salesMinor - sums.returnsMinor),
    absoluteMinor: Number(sums.salesMinor + sums.returnsMinor),
    liabilitiesMinor: Number(sums.liabilitiesMinor),
    perRate: ratesOf(perRate),
    deposits: ratesOf(deposits),
    tenders: [...tenders]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, [count, amount]]) => ({ type, count, amountMinor: Number(amount) })),
  };
}

function ratesOf(rates: RawSums['perRate']) {
  return [...rates]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, [gross, net, vat]]) => {
      const [vatCategory = '', rate = ''] = key.split(' ');
      return {
        ...{ vatCategory, vatRateBp: Number(rate) },
        ...{ grossMinor: Number(gross), netMinor: Number(net), vatMinor: Number(vat) },
      };
    });
}

function addRate(rates: RawSums['perRate'], line: Json): void {
  const rate = String(get(line, 'vatRateBp')).padStart(5, '0');
  const key = `${String(get(line, 'vatCategory'))} ${rate}`;
  const [gross, net, vat] = rates.get(key) ?? [0n, 0n, 0n];
  rates.set(key, [
    gross + minor(get(line, 'grossMinor')),
    net + minor(get(line, 'netMinor')),
    vat + minor(get(line, 'vatMinor')),
  ]);
}
