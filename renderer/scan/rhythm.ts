import { hasValidCheckDigit, isGtinShaped } from '../../domain/scan/gtin.ts';
import { proofOf } from './proof-of.ts';
import { readKeys } from './read-keys.ts';
import type { WedgeKey } from './wedge-key.ts';

/** A code has at least so many signs. */
const leastKeys = 4;
/** Scanners stay below on the whole; two hands on a keyboard do not, four keys long. */
const fastMedianMs = 50;
const fastGapMs = 100;
/** Faster than fingers. */
const surelyMedianMs = 20;
/** Some scanners need 80 ms a key, with peaks of 100: as slow as a quick typist. */
export const slowGapMs = 150;

/**
 * The keys that a scanner sent, without those a person pressed just before; null if it was typing.
 * Fast keys are a scan by their rhythm alone; slow ones must also be digits only, eight or more, as
 * product codes are (whether their check digit is right is the host's to say), or prove themselves by
 * a check digit or character, as our own codes do.
 */
export function scannedKeys(
  keys: readonly WedgeKey[],
  endedAtMs: number,
): readonly WedgeKey[] | null {
  const starts = keys
    .map((_, index) => index)
    .filter((start) => isFastFrom(keys, start, endedAtMs));
  const first = starts[0];
  if (first !== undefined) {
    // A person's key just before the scanner's can look like its first. It takes both a pause and a
    // right check digit after it: a busy machine makes pauses within a code too.
    const isAfterPerson = (start: number): boolean => isPause(keys, start) && isGtin(keys, start);
    return keys.slice(isGtin(keys, first) ? first : (starts.find(isAfterPerson) ?? first));
  }
  const isSteady = Math.max(...gapsOf(keys, endedAtMs)) <= slowGapMs;
  return isSteady && (isDigits(keys) || provesItself(keys)) ? keys : null;
}

function isFastFrom(keys: readonly WedgeKey[], start: number, endedAtMs: number): boolean {
  const gaps = gapsOf(keys.slice(start), endedAtMs);
  const median = medianOf(gaps);
  // Where most keys come faster than fingers, one that does not is a busy machine's.
  const longestMs = median <= surelyMedianMs ? slowGapMs : fastGapMs;
  return gaps.length >= leastKeys && median <= fastMedianMs && Math.max(...gaps) <= longestMs;
}

/** Whether the key at `start` comes after far longer than those that follow it. */
function isPause(keys: readonly WedgeKey[], start: number): boolean {
  const [gap = 0] = gapsOf(keys.slice(Math.max(start - 1, 0), start + 1));
  return gap > 20 && gap > 4 * medianOf(gapsOf(keys.slice(start)));
}

/** Faster than fingers: sure before the end, so the keys need not show anywhere. */
export function isSurelyScanner(keys: readonly WedgeKey[]): boolean {
  if (keys.length < leastKeys) return false;
  const gaps = gapsOf(keys.slice(-leastKeys));
  return medianOf(gaps) <= surelyMedianMs && Math.max(...gaps) <= 40;
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

/** Nobody types so long a code, without a pause, with its check character. */
function provesItself(keys: readonly WedgeKey[]): boolean {
  return keys.length >= 8 && proofOf(readKeys(keys).text) > 0;
}

/** Nobody types a long row of digits and Enter that evenly, and no amount is that long. */
function isDigits(keys: readonly WedgeKey[]): boolean {
  return keys.length >= 8 && digitsOf(keys).length === keys.length;
}

export function isGtin(keys: readonly WedgeKey[], start = 0): boolean {
  const digits = digitsOf(keys.slice(start));
  return (
    digits.length === keys.length - start && isGtinShaped(digits) && hasValidCheckDigit(digits)
  );
}

function digitsOf(keys: readonly WedgeKey[]): string {
  return keys.map(({ code }) => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? '').join('');
}
