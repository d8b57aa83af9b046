import { assert } from '../assert.ts';
import { ok, type Result, refuse } from '../result.ts';
import { checkCharacter } from '../scan/check-character.ts';
import { writeCrockford } from '../scan/crockford.ts';

/** Money that the shop owes a customer, by the number it goes under. */
export type ValueKind = 'gift-card' | 'store-credit' | 'deposit';

export interface ValueNumber {
  /** 12 signs, capitals: what stands in the journal. */
  number: string;
  kind: ValueKind;
  /** Last business day it may be used on; empty for no end. */
  expiresOn: string;
}

/**
 * A fresh number: the kind's letter, two signs for the month it ends with, eight random ones, one check
 * character (ISO/IEC 7064 MOD 37,36). It says its own end, so an entry that holds it says it for ever,
 * whatever the settings become. `random` is 5 bytes; `lastMonth` is `YYYY-MM`, or empty for no end.
 */
export function newValueNumber(kind: ValueKind, random: Uint8Array, lastMonth: string): string {
  assert(random.length === 5, 'A value number has 40 random bits');
  const months = lastMonth === '' ? 0 : monthsSinceStart(lastMonth);
  assert(months >= 0 && months < 1_024, 'The end of a value number has ten bits');
  const end = signs.charAt(months >> 5) + signs.charAt(months & 31);
  const text = letters[kind] + end + writeCrockford(random);
  return text + checkCharacter(text);
}

/** As it is typed: small letters, spaces and hyphens do not matter, nor O for 0, I and L for 1. */
export function readValueNumber(text: string): Result<ValueNumber, 'NO_VALUE_NUMBER'> {
  const plain = text.toUpperCase().replace(/[\s-]/g, '');
  const body = plain.slice(1, -1).replaceAll('O', '0').replace(/[IL]/g, '1');
  const number = plain.slice(0, 1) + body + plain.slice(-1);
  const kind = kinds.get(number.charAt(0));
  const isWhole = number.length === 12 && [...body].every((sign) => signs.includes(sign));
  if (!kind || !isWhole || checkCharacter(number.slice(0, -1)) !== number.at(-1)) {
    return refuse('NO_VALUE_NUMBER');
  }
  return ok({ number, kind, expiresOn: lastDay(number) });
}

/** In groups of four, as one reads it aloud: `G0K7 M3P9 Q2RX`. */
export function printValueNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The month that ends a validity of so many months from a day: `2026-11-25` and 12 give `2027-11`. */
export function lastMonthOf(day: string, months: number): string {
  if (months === 0) return '';
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`;
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters: Readonly<Record<ValueKind, string>> = {
  'gift-card': 'G',
  'store-credit': 'A',
  deposit: 'D',
};
const kinds: ReadonlyMap<string, ValueKind> = new Map([
  ['G', 'gift-card'],
  ['A', 'store-credit'],
  ['D', 'deposit'],
]);

/** January 2026 is 1; 0 stands for no end. */
function monthsSinceStart(month: string): number {
  return (Number(month.slice(0, 4)) - 2026) * 12 + Number(month.slice(5, 7));
}

function lastDay(number: string): string {
  const months = signs.indexOf(number.charAt(1)) * 32 + signs.indexOf(number.charAt(2));
  if (months === 0) return '';
  const index = months - 1;
  // Day 0 of the month after is the last of the month.
  return new Date(Date.UTC(2026 + Math.floor(index / 12), (index % 12) + 1, 0))
    .toISOString()
    .slice(0, 10);
}
