import type { NetworkStock, StockDepth, StockSource } from '../../../contract/host/stock-shapes.ts';
import { agoText, countText, weekdayName } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/use-text.ts';

const bandTexts = { '0': '0', '1': '1', '2-5': '2–5', '6+': '6+' } as const;
/** A Monday. */
const anyMonday = Date.UTC(2024, 0, 1);
const dayMs = 24 * 60 * 60_000;

/** `29`, `2–5`: in a cell. */
export function depthText(depth: StockDepth, language: Language): string {
  return depth.kind === 'band' ? bandTexts[depth.band] : countText(depth.milli / 1_000, language);
}

export function isNone(depth: StockDepth | null): boolean {
  if (depth === null) return false;
  return depth.kind === 'band' ? depth.band === '0' : depth.milli <= 0;
}

/** « 20 disponibles », « 6 ou plus », « sur demande ». */
export function availableText(
  { available, kind }: Pick<StockSource, 'available' | 'kind'>,
  text: Text,
  language: Language,
): string {
  if (available === null) return text(kind === 'supplier' ? 'item.on-request' : 'item.unknown');
  if (isNone(available)) return text('item.available.none');
  if (available.kind === 'band') {
    if (available.band === '6+') return text('item.available.many');
    return available.band === '2-5'
      ? text('item.available.few')
      : text('item.available', { count: 1 });
  }
  const units = available.milli / 1_000;
  return Number.isInteger(units)
    ? text('item.available', { count: units })
    : text('item.available.some', { count: countText(units, language) });
}

/** « 4 km · ouvert jusqu’à 19 h 30 ». */
export function placeText(
  { kind, km, opening, dropShipDays }: StockSource,
  text: Text,
  language: Language,
): string {
  return [
    kind === 'warehouse' && text('item.warehouse'),
    kind === 'supplier' && text('item.supplier'),
    dropShipDays !== null && text('item.supplier.days', { count: dropShipDays }),
    kind !== 'own' && km !== null && (km === 0 ? text('item.near') : text('item.km', { km })),
    opening !== null && openingText(opening, text, language),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}

function openingText(
  opening: NonNullable<StockSource['opening']>,
  text: Text,
  language: Language,
): string {
  if (opening.kind === 'closed') return text('item.closed');
  if (opening.kind === 'open')
    return text('item.open-until', { time: hourText(opening.until, language) });
  const time = hourText(opening.at, language);
  if (opening.inDays === 0) return text('item.opens-today', { time });
  if (opening.inDays === 1) return text('item.opens-tomorrow', { time });
  const day = new Date(anyMonday + opening.weekday * dayMs).toISOString().slice(0, 10);
  return text('item.opens-on', { day: weekdayName(day, language), time });
}

/** `19 h 30`, `16 h`; as the clock has it in English. */
function hourText(time: string, language: Language): string {
  if (language === 'en') return time;
  const [hour, minute] = time.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute ?? ''}`}`;
}

/** What the badge says, and whether calmly in amber. */
export function freshnessOf(
  stock: NetworkStock | null,
  ageMs: number | null,
  isOffline: boolean,
  text: Text,
  language: Language,
): { words: string; tone: 'good' | 'amber' | 'quiet' } {
  const ago = ageMs === null ? '' : ageText(ageMs, language);
  if (stock?.from === 'live') return { words: text('item.live', { ago }), tone: 'good' };
  if (stock?.from === 'remembered')
    return { words: text('item.remembered', { ago }), tone: 'amber' };
  if (stock === null || stock.isAsking) return { words: text('item.asking'), tone: 'quiet' };
  if (stock.from === 'none' || ageMs === null) return { words: text('item.alone'), tone: 'quiet' };
  return isOffline
    ? { words: text('item.bands', { ago }), tone: 'amber' }
    : { words: text('item.bands.online', { ago }), tone: 'amber' };
}

/** `il y a 4 s`, then minutes, hours, days. */
function ageText(ageMs: number, language: Language): string {
  const seconds = new Intl.RelativeTimeFormat(language, { style: 'short' });
  return ageMs < 60_000
    ? seconds.format(-Math.floor(ageMs / 1_000), 'second')
    : agoText(0, ageMs, language, '');
}
