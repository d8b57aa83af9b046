import { frenchKeys, usKeys } from './physical-keys.ts';
import type { WedgeKey } from './wedge-key.ts';

/** Group separator of GS1 codes, which scanners send as Ctrl + ]. */
const groupSeparator = '\u001d';

/**
 * The text that a scanner meant. A scanner is set to some keyboard country, the system to another,
 * and only the physical keys are common. The digit row tells them apart: if the system read digits
 * from most of it, both agree and its reading is right. Otherwise the scanner is set to US if it
 * pressed most of it without Shift, to French if with (AZERTY has its digits there).
 */
export function readKeys(keys: readonly WedgeKey[]): string {
  const digitRow = keys.filter(({ code }) => /^Digit\d$/.test(code));
  const agrees = keys.every(isReadable) && !isMostly(digitRow, ({ key }) => !/^\d$/.test(key));
  const physical = isMostly(digitRow, ({ shift }) => shift) ? frenchKeys : usKeys;
  return keys.map((key) => (agrees ? systemReading(key) : physicalReading(key, physical))).join('');
}

function isMostly(keys: readonly WedgeKey[], holds: (key: WedgeKey) => boolean): boolean {
  return keys.filter(holds).length * 2 > keys.length;
}

/** Whether the key may be part of a code at all. */
export function isCodeKey(key: WedgeKey): boolean {
  if (isGroupSeparator(key)) return true;
  // AltGr shows as Ctrl + Alt on Windows and makes signs such as @ and ] on AZERTY.
  const isAltGr = key.ctrl && key.alt;
  if ((key.ctrl || key.alt) && !isAltGr) return false;
  return !key.meta && ([...key.key].length === 1 || key.code in usKeys);
}

function systemReading(key: WedgeKey): string {
  return isGroupSeparator(key) ? groupSeparator : key.key;
}

function physicalReading(key: WedgeKey, layout: typeof usKeys): string {
  if (isGroupSeparator(key)) return groupSeparator;
  return layout[key.code]?.[key.shift ? 1 : 0] ?? ([...key.key].length === 1 ? key.key : '');
}

/** Dead keys and keys that the system does not know have no sign of their own. */
function isReadable(key: WedgeKey): boolean {
  return isGroupSeparator(key) || [...key.key].length === 1;
}

function isGroupSeparator(key: WedgeKey): boolean {
  return key.ctrl && !key.alt && key.code === 'BracketRight';
}
