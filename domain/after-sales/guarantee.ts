/** What the law grants on goods that were sold new to a consumer. Days are business days, `2026-11-30`. */
interface LegalGuarantee {
  /** Last day of the garantie légale de conformité. */
  conformityThrough: string;
  isCovered: boolean;
  /** Hidden defects: two years from their discovery, at the latest by this day. */
  hiddenDefectsThrough: string;
}

/**
 * Conformity: two years from delivery (C. conso L217-3), six months more once it was repaired under the
 * guarantee (L217-13); all that time the defect is presumed to have been there (L217-7). While the goods
 * are with the seller the guarantee stands still (L217-28): `awayDays`. Hidden defects: C. civ. 1641 and
 * 1648, within the twenty years of art. 2232.
 */
export function legalGuarantee({
  soldOn,
  today,
  wasRepaired,
  awayDays,
}: {
  soldOn: string;
  today: string;
  wasRepaired: boolean;
  awayDays: number;
}): LegalGuarantee {
  const through = monthsAfter(soldOn, 24 + (wasRepaired ? 6 : 0));
  const conformityThrough = dayPlus(through, awayDays);
  return {
    conformityThrough,
    isCovered: today <= conformityThrough,
    hiddenDefectsThrough: monthsAfter(soldOn, 240),
  };
}

/** The same day so many months on, or the month's last. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Days from one to the other, none if it is not later. */
export function daysAway(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
