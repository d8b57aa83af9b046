import { assert } from '../../domain/assert.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
/** By zone, what holds in the quarter of an hour that was asked about last. */
const lastOffsets = new Map<string, { quarter: number; offsetMinutes: number }>();
/** Where a zone changes its offset, it does so at a whole quarter of an hour, UTC. */
const quarterMs = 15 * 60_000;

/**
 * A moment on the wall of a shop: `local` as `YYYY-MM-DDTHH:MM:SS` and minutes east of UTC, summer
 * time included. `zone` is an IANA name; RangeError if it is none.
 */
export function localTime(epochMs: number, zone: string): { local: string; offsetMinutes: number } {
  const offsetMinutes = offsetOf(epochMs, zone);
  const wall = new Date(epochMs + offsetMinutes * 60_000);
  return { local: wall.toISOString().slice(0, 19), offsetMinutes };
}

/** Asked several times at every act, and a calendar takes its time. */
function offsetOf(epochMs: number, zone: string): number {
  const quarter = Math.floor(epochMs / quarterMs);
  const last = lastOffsets.get(zone);
  if (last?.quarter === quarter) return last.offsetMinutes;
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(quarter * quarterMs)
      .map(({ type, value }) => [type, value]),
  );
  const wallMs = Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}Z`);
  assert(Number.isFinite(wallMs), 'A wall clock reads as a date');
  const offsetMinutes = (wallMs - quarter * quarterMs) / 60_000;
  lastOffsets.set(zone, { quarter, offsetMinutes });
  return offsetMinutes;
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
  });
  formats.set(zone, format);
  return format;
}
