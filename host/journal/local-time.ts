import { assert } from '../../domain/assert.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A moment on the wall of a shop: `local` as `YYYY-MM-DDTHH:MM:SS` and minutes east of UTC, summer
 * time included. `zone` is an IANA name; RangeError if it is none.
 */
export function localTime(epochMs: number, zone: string): { local: string; offsetMinutes: number } {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, value]),
  );
  const local = `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
  const wallMs = Date.parse(`${local}Z`);
  assert(Number.isFinite(wallMs), 'A wall clock reads as a date');
  const offsetMinutes = Math.round((wallMs - Math.floor(epochMs / 1000) * 1000) / 60_000);
  return { local, offsetMinutes: offsetMinutes === 0 ? 0 : offsetMinutes };
}

/** Making a format costs a thousand times using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}
