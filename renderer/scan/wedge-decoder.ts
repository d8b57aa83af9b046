import type { LayoutName } from './physical-keys.ts';
import { isCodeKey, readKeys } from './read-keys.ts';
import { isGtin, isSurelyNotFast, isSurelyScanner, scannedKeys, slowGapMs } from './rhythm.ts';
import type { WedgeKey } from './wedge-key.ts';

/** The host takes no longer code; what a scanner sends beyond is dropped and the code refused. */
const maxKeys = 512;
/** What is held goes to the page after so long without a further key. */
const holdMs = 100;
/** A long burst faster than fingers may have its Enter delayed by a busy machine. */
const longHoldMs = 300;
/** A machine that stood still in the middle of a code, at most for so long. */
const longestStallMs = 1_000;
/** Scanners that end a code by CR LF or Tab Enter: the second is no key of a person. */
const secondSuffixMs = 60;

type WedgeVerdict =
  /** The page may have the key. */
  | { kind: 'pass' }
  /** Nobody gets the key for now. */
  | { kind: 'hold' }
  /** Ends a scan. What the page got from `firstKey` on has to be taken back. */
  | { kind: 'scan'; code: string; firstKey: WedgeKey };

export interface WedgeAnswer {
  /** Keys held until now that a person typed: they go to the page before this key. */
  released: readonly WedgeKey[];
  verdict: WedgeVerdict;
}

export interface WedgeDecoder {
  /** `holdFromFirst`: nobody waits to see the keys (no field, no amount), so hold them until sure. */
  key(key: WedgeKey, holdFromFirst: boolean): WedgeAnswer;
  /** To be called at `deadlineMs`: what was held and is no scan. */
  idle(): readonly WedgeKey[];
  deadlineMs(): number | null;
  /** The last key came with others right before it: it is part of a text, no shortcut. */
  isAmongOthers(): boolean;
}

/**
 * Tells a keyboard-wedge scanner from a person by the rhythm of the keys. Pure: time is that of the
 * keys. Enter or Tab ends a code.
 */
export function wedgeDecoder(): WedgeDecoder {
  /** Keys since the last pause. */
  let burst: WedgeKey[] = [];
  let held: WedgeKey[] = [];
  /** Keys before the last pause, if it may have been a stall within a code. */
  let beforeStall: WedgeKey[] = [];
  /** Once the burst is surely typed it is not held again. */
  let isTyped = false;
  let scannedAtMs = Number.NEGATIVE_INFINITY;
  /** What the scanner was last proven to be set to. */
  let knownLayout: LayoutName | null = null;

  return {
    key(key, holdFromFirst) {
      if (isModifier(key)) return { released: [], verdict: { kind: 'pass' } };
      if (isSuffix(key)) return end(key);
      if (key.repeat || !isCodeKey(key)) return pass();
      const last = burst.at(-1);
      const released = last && key.atMs - last.atMs > slowGapMs ? pause(key.atMs - last.atMs) : [];
      return { released: [...released, ...add(key, holdFromFirst)], verdict: verdictOf(key) };
    },
    idle() {
      const released = held;
      held = [];
      // The burst stays: a slow scanner may go on with it.
      isTyped = true;
      return released;
    },
    isAmongOthers: () => burst.some(({ code }) => code !== burst[0]?.code),
    deadlineMs() {
      const last = held.at(-1);
      return last === undefined ? null : last.atMs + (isLongAndFast() ? longHoldMs : holdMs);
    },
  };

  function isLongAndFast(): boolean {
    return burst.length >= 8 && isSurelyScanner(burst);
  }

  function add(key: WedgeKey, holdFromFirst: boolean): WedgeKey[] {
    if (burst.length < maxKeys) burst.push(key);
    if (isSurelyScanner(burst)) isTyped = false;
    else if (isSurelyNotFast(burst)) isTyped = true;
    const holds = held.length > 0 || holdFromFirst || isSurelyScanner(burst);
    if (!isTyped && holds) {
      held.push(key);
      return [];
    }
    const released = held;
    held = [];
    return released;
  }

  function verdictOf(key: WedgeKey): WedgeVerdict {
    return held.at(-1) === key ? { kind: 'hold' } : { kind: 'pass' };
  }

  function end(key: WedgeKey): WedgeAnswer {
    const keys = acrossStall(scannedKeys(burst, endedAtMs(key)));
    const firstKey = keys?.[0];
    if (keys === null || firstKey === undefined) {
      const isSecondSuffix = burst.length === 0 && key.atMs - scannedAtMs <= secondSuffixMs;
      return isSecondSuffix ? { released: [], verdict: { kind: 'hold' } } : pass();
    }
    const typedBefore = held.filter((before) => !keys.includes(before));
    flush();
    scannedAtMs = key.atMs;
    const { text, proves } = readKeys(keys, knownLayout);
    knownLayout = proves ?? knownLayout;
    return { released: typedBefore, verdict: { kind: 'scan', code: text, firstKey } };
  }

  function endedAtMs(suffix: WedgeKey): number {
    const lastAtMs = burst.at(-1)?.atMs ?? suffix.atMs;
    const isLate = held.length > 0 && isLongAndFast() && suffix.atMs <= lastAtMs + longHoldMs;
    return isLate ? Math.min(suffix.atMs, lastAtMs + holdMs) : suffix.atMs;
  }

  /** The check digit tells whether the keys before a stall belong to the code. */
  function acrossStall(keys: readonly WedgeKey[] | null): readonly WedgeKey[] | null {
    if (keys === null || isGtin(keys)) return keys;
    const whole = [...beforeStall, ...burst];
    return beforeStall.length > 0 && isGtin(whole) ? whole : keys;
  }

  function pause(forMs: number): WedgeKey[] {
    const before = forMs <= longestStallMs ? burst : [];
    const released = flush();
    beforeStall = before;
    return released;
  }

  function pass(): WedgeAnswer {
    // Another key came in between: an Enter after it is a person's.
    scannedAtMs = Number.NEGATIVE_INFINITY;
    return { released: flush(), verdict: { kind: 'pass' } };
  }

  function flush(): WedgeKey[] {
    const released = held;
    burst = [];
    held = [];
    beforeStall = [];
    isTyped = false;
    return released;
  }
}

function isModifier({ key }: WedgeKey): boolean {
  return /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Fn)$/.test(key);
}

/** Enter or Tab, and Ctrl + J or M, which some scanners send for LF and CR. */
function isSuffix(key: WedgeKey): boolean {
  if (key.repeat || key.meta || key.alt) return false;
  if (key.ctrl) return key.code === 'KeyJ' || key.code === 'KeyM';
  return !key.shift && ['Enter', 'NumpadEnter', 'Tab'].includes(key.code || key.key);
}
