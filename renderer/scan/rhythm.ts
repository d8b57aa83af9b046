import type { WedgeKey } from './wedge-key.ts';

/** A code has at least so many signs. */
export const leastKeys = 4;
/** Scanners stay below on the whole; two hands on a keyboard do not, four keys long. */
const fastMedianMs = 50;
const fastGapMs = 100;
/** Some scanners need 80 ms a key, with peaks of 100: as slow as a quick typist. */
export const slowGapMs = 150;

/**
 * The keys that a scanner sent, without those a person pressed just before; null if it was typing.
 * Fast keys are a scan by their rhythm alone; slow ones must also be digits only, eight or more, as
 * product codes are. Whether the check digit is right is the host's to say.
 */
export function scannedKeys(
  keys: readonly WedgeKey[],
  endedAtMs: number,
): readonly WedgeKey[] | null {
  for (let start = 0; keys.length - start >= leastKeys; start += 1) {
    const rest = keys.slice(start);
    const gaps = gapsOf(rest, endedAtMs);
    const median = medianOf(gaps);
    if (median > fastMedianMs || Math.max(...gaps) > fastGapMs) continue;
    // A first gap far longer than the others is the pause between a person's key and the scanner.
    if ((gaps[0] ?? 0) > 20 && (gaps[0] ?? 0) > 4 * median && rest.length > leastKeys) continue;
    return rest;
  }
  const isSlowScan = isDigits(keys) && Math.max(...gapsOf(keys, endedAtMs)) <= slowGapMs;
  return isSlowScan ? keys : null;
}

/** Faster than fingers: sure before the end, so the keys need not show anywhere. */
export function isSurelyScanner(keys: readonly WedgeKey[]): boolean {
  if (keys.length < leastKeys) return false;
  const gaps = gapsOf(keys.slice(-leastKeys));
  return medianOf(gaps) <= 20 && Math.max(...gaps) <= 40;
}

/** Slower than a fast scanner: whoever types wants to see it. */
export function isSurelyNotFast(keys: readonly WedgeKey[]): boolean {
  return keys.length >= leastKeys && medianOf(gapsOf(keys)) > fastMedianMs;
}

function gapsOf(keys: readonly WedgeKey[], endedAtMs?: number): number[] {
  const times = keys.map(({ atMs }) => atMs);
  if (endedAtMs !== undefined) times.push(endedAtMs);
  return times.slice(1).map((time, index) => time - (times[index] ?? time));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Nobody types a long row of digits and Enter that evenly, and no amount is that long. */
function isDigits(keys: readonly WedgeKey[]): boolean {
  return keys.length >= 8 && keys.every(({ code }) => /^(Digit|Numpad)\d$/.test(code));
}
