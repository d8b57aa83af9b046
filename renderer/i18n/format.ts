import { currencyExponent } from '../../domain/money/amount-text.ts';
import type { Quantity } from '../../domain/quantity/quantity.ts';
import { type Language, locales } from './language.ts';

const minus = '\u2212';
const formats = new Map<string, Intl.NumberFormat>();
const clocks = new Map<string, Intl.DateTimeFormat>();

/** `1 234,56 €` or `€1,234.56`. */
export function moneyText(minor: number, currency: string, language: Language): string {
  return forReading(moneyFormat(currency, language).format(majorOf(minor, currency)));
}

/** The parts of an amount, so that digits not typed yet can be drawn quieter. */
export function moneyParts(
  minor: number,
  currency: string,
  language: Language,
): readonly Intl.NumberFormatPart[] {
  return moneyFormat(currency, language)
    .formatToParts(majorOf(minor, currency))
    .map(({ type, value }) => ({ type, value: forReading(value) }));
}

/** A VAT rate in hundredths of a percent: `5,5 %`. */
export function rateText(rateBp: number, language: Language): string {
  const text = numberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    rateBp / 10_000,
  );
  // ICU gives French a full no-break space here; ours is narrow throughout.
  return text.replace('\u00a0%', '\u202f%');
}

/** A share in hundredths of a percent: `61 %`; a change with its sign: `+6,2 %`, `=` for none. */
export function shareText(
  bp: number,
  language: Language,
  { isChange = false }: { isChange?: boolean } = {},
): string {
  const text = numberFormat(language, {
    style: 'percent',
    maximumFractionDigits: isChange && Math.abs(bp) < 10_000 ? 1 : 0,
    signDisplay: isChange ? 'exceptZero' : 'auto',
  }).format(bp / 10_000);
  if (isChange && !/[1-9]/.test(text)) return '=';
  return forReading(text).replace('\u00a0%', '\u202f%');
}

/** A difference of amounts: `+1,90 €`, `=` for none. */
export function moneyChangeText(minor: number, currency: string, language: Language): string {
  if (minor === 0) return '=';
  const options = { style: 'currency', currency, signDisplay: 'exceptZero' } as const;
  return forReading(numberFormat(language, options).format(majorOf(minor, currency)));
}

/** A difference of counts: `+4`, `=` for none. */
export function countChangeText(count: number, language: Language): string {
  if (count === 0) return '=';
  return forReading(numberFormat(language, { signDisplay: 'exceptZero' }).format(count));
}

/** Short, for the axis of a chart: `1,2 k €`. */
export function moneyAxisText(minor: number, currency: string, language: Language): string {
  const options: Intl.NumberFormatOptions = {
    ...{ style: 'currency', currency, notation: 'compact' },
    ...{ maximumFractionDigits: 1, minimumFractionDigits: 0 },
  };
  return forReading(numberFormat(language, options).format(majorOf(minor, currency)));
}

/** `2`, `1,250`: as many decimals as the scale. */
export function quantityText(quantity: Quantity, language: Language): string {
  const { value, scale } = quantity;
  return forReading(
    numberFormat(language, { minimumFractionDigits: scale, maximumFractionDigits: scale }).format(
      value / 10 ** scale,
    ),
  );
}

/** A trading date, `YYYY-MM-DD`, in words: `lundi 30 novembre`. */
export function weekdayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T12:00:00Z`));
}

/** `YYYY-MM` as its name and year. */
export function monthText(month: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-15T12:00:00Z`));
}

export function countText(count: number, language: Language): string {
  return forReading(numberFormat(language, {}).format(count));
}

/** A weekday alone: `samedi`. */
export function weekdayName(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { weekday: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
}

/** A day with its year, short: `sam. 22 nov. 2025`. */
export function shortDayText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  } as const).format(Date.parse(`${day}T12:00:00Z`));
}

/** The hour on the wall of a shop, 0 to 23. */
export function hourOf(atMs: number, zone: string | undefined): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return Number(format.format(atMs));
}

/** The clock of an instant in the shop's IANA zone: `14:05`; in the machine's zone without one. */
export function clockText(atMs: number, language: Language, zone: string | undefined): string {
  const key = `${language} ${zone}`;
  const known = clocks.get(key);
  const format =
    known ??
    new Intl.DateTimeFormat(locales[language], {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    });
  if (!known) clocks.set(key, format);
  return format.format(atMs);
}

/** The clock of an instant of today, with its day before it if it was another: `21 nov. à 18:02`. */
export function momentText(
  atMs: number,
  nowMs: number,
  language: Language,
  zone: string | undefined,
): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    timeZone: zone,
  });
  const clock = clockText(atMs, language, zone);
  const [day, today] = [format.format(atMs), format.format(nowMs)];
  if (day === today) return clock;
  return language === 'fr' ? `${day} à ${clock}` : `${day} at ${clock}`;
}

/** A day `YYYY-MM-DD` as it is written: `30/11/2027`. */
export function dayText(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'short',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(day));
}

/** `il y a 12 min`; the caller says what stands for less than a minute. */
export function agoText(sinceMs: number, nowMs: number, language: Language, now: string): string {
  const minutes = Math.floor((nowMs - sinceMs) / 60_000);
  const relative = new Intl.RelativeTimeFormat(locales[language], { style: 'short' });
  if (minutes < 1) return now;
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), 'hour');
  return relative.format(-Math.floor(minutes / (24 * 60)), 'day');
}

/** For drawing only: within a till's amounts a double prints the same digits. */
function majorOf(minor: number, currency: string): number {
  return minor / 10 ** currencyExponent(currency);
}

function moneyFormat(currency: string, language: Language): Intl.NumberFormat {
  return numberFormat(language, { style: 'currency', currency });
}

/** Making a format costs far more than using it, and a scan draws dozens of amounts. */
function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locales[language], options);
  formats.set(key, made);
  return made;
}

/** A true minus; and between thousands a full no-break space, as Inter's narrow one hardly shows. */
function forReading(text: string): string {
  return text.replace('-', minus).replaceAll('\u202f', '\u00a0');
}
