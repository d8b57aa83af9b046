import type { OrderedAt } from '../../domain/promise/promised-dates.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Day and time on the wall of a place; UTC where its zone is none that this machine knows. */
export function placeClock(epochMs: number, zone: string): OrderedAt {
  const parts = formatOf(zone).formatToParts(epochMs);
  const of = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    time: `${of('hour')}:${of('minute')}`,
  };
}

/** Making a format costs a thousand times using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const options = { calendar: 'iso8601', hourCycle: 'h23', year: 'numeric', ...digits } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
  formats.set(zone, format);
  return format;
}
