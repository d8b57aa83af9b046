import { type Layout, type LayoutName, layouts, usKeys } from './physical-keys.ts';
import { proofOf } from './proof-of.ts';
import type { WedgeKey } from './wedge-key.ts';

/** Group separator of GS1 codes, which scanners send as Ctrl + ]. */
const groupSeparator = '\u001d';

export interface Reading {
  text: string;
  /** The layout that the scanner is proven to be set to by this code alone, or null. */
  proves: LayoutName | null;
}

/**
 * The text that a scanner meant. A scanner is set to some keyboard country, the system to another,
 * and only the physical keys are common. Of all readings the one that proves itself best by its
 * check digit counts. Where none does, the layout that an earlier code proved, then the digit row tells: if
 * the system read digits from most of it, both agree and its reading is right; otherwise the scanner
 * is set to US, German or Swiss if it pressed most of it without Shift, to French or Belgian if with.
 */
export function readKeys(keys: readonly WedgeKey[], known: LayoutName | null = null): Reading {
  const readings = readingsOf(keys, known).map((reading) => ({
    ...reading,
    proof: proofOf(reading.text),
  }));
  const proof = Math.max(0, ...readings.map((reading) => reading.proof));
  const proven = readings.filter((reading) => reading.proof === proof);
  const [best = { text: '', layout: null }] = proven;
  // Digits read the same by many layouts, so they show none.
  const isAlone = proven.every(({ text, layout }) => text !== best.text || layout === best.layout);
  return { text: best.text, proves: proof > 0 && isAlone ? best.layout : null };
}

interface ByLayout {
  text: string;
  /** Null for what the system's own layout says. */
  layout: LayoutName | null;
}

/** Likeliest first. */
function readingsOf(keys: readonly WedgeKey[], known: LayoutName | null): ByLayout[] {
  const digitRow = keys.filter(({ code }) => /^Digit\d$/.test(code));
  const agrees = keys.every(isReadable) && !isMostly(digitRow, ({ key }) => !/^\d$/.test(key));
  const bySystem = systemReadings(keys).map((text) => ({ text, layout: null }));
  const likely = isMostly(digitRow, ({ shift }) => shift) ? shiftedDigits : plainDigits;
  // Another scanner, or set anew: the digit row says that it is no longer what was proven.
  const isOutdated = known !== null && digitRow.length > 0 && !likely.includes(known);
  const first = known === null || isOutdated ? [] : [known];
  const others = likely === plainDigits ? shiftedDigits : plainDigits;
  const byLayout = [...likely, ...others].map(inLayout);
  const proven = first.map(inLayout);
  return agrees ? [...proven, ...bySystem, ...byLayout] : [...proven, ...byLayout, ...bySystem];

  function inLayout(layout: LayoutName): ByLayout {
    return { text: physicalReading(keys, layouts[layout]), layout };
  }
}

/** By how they print their digits: without Shift or with. */
const plainDigits: readonly LayoutName[] = ['us', 'german', 'swiss'];
const shiftedDigits: readonly LayoutName[] = ['french', 'belgian'];

function isMostly(keys: readonly WedgeKey[], holds: (key: WedgeKey) => boolean): boolean {
  return keys.filter(holds).length * 2 > keys.length;
}

/** Whether the key may be part of a code at all. */
export function isCodeKey(key: WedgeKey): boolean {
  if (isGroupSeparator(key)) return true;
  if ((key.ctrl || key.alt) && !key.altGr) return false;
  return !key.meta && ([...key.key].length === 1 || key.code in usKeys);
}

/** With Caps Lock on, most scanners' letters come out turned around; some scanners see it and do it right. */
function systemReadings(keys: readonly WedgeKey[]): string[] {
  const text = keys.map((key) => (isGroupSeparator(key) ? groupSeparator : key.key)).join('');
  return keys.some(({ capsLock }) => capsLock) ? [otherCase(text), text] : [text];
}

function otherCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

function physicalReading(keys: readonly WedgeKey[], layout: Layout): string {
  return keys
    .map((key) => {
      if (isGroupSeparator(key)) return groupSeparator;
      const sign = layout[key.code]?.[key.altGr ? 2 : key.shift ? 1 : 0];
      return sign || ([...key.key].length === 1 ? key.key : '');
    })
    .join('');
}

/** Dead keys and keys that the system does not know have no sign of their own. */
function isReadable(key: WedgeKey): boolean {
  return isGroupSeparator(key) || [...key.key].length === 1;
}

function isGroupSeparator(key: WedgeKey): boolean {
  return (
    key.key === groupSeparator ||
    (key.ctrl && !key.altGr && !key.alt && key.code === 'BracketRight')
  );
}
