import { assert } from '../assert.ts';
import { ok, type Result, refuse } from '../result.ts';
import { checkCharacter } from './check-character.ts';

/** What a code of our own stands for. */
export type OwnCodeKind = 'receipt' | 'voucher' | 'operator' | 'customer' | 'basket' | 'invitation';

export interface OwnCode {
  kind: OwnCodeKind;
  /** Digits and capital letters: a number, an id, or bytes in Crockford's base 32. */
  body: string;
}

/** What stands before the kind's letter: no GTIN and no GS1 code begins so. */
const prefix = 'CPT';
/** The longest that the host takes as one scan, without prefix, kind and check character. */
const maximumBody = 500;

/**
 * A code of our own as it is printed: `CPT`, the kind's letter, the body, and one check character
 * over all of it. Digits and capitals only: a QR code holds them at 5.5 bits each, Code 39 and every
 * keyboard layout know them.
 */
export function writeOwnCode(kind: OwnCodeKind, body: string): string {
  assert(/^[0-9A-Z]+$/.test(body), 'An own code has digits and capitals only');
  assert(body.length <= maximumBody, 'An own code fits into one scan');
  const text = `${prefix}${letters[kind]}${body}`;
  return text + checkCharacter(text);
}

/**
 * `NO_OWN_CODE`: the text does not even begin like one. `MISREAD`: it does, but its kind, its signs or
 * its check character are wrong. Small letters count as capitals: somebody may type it.
 */
export function readOwnCode(text: string): Result<OwnCode, 'NO_OWN_CODE' | 'MISREAD'> {
  const code = text.toUpperCase();
  if (!code.startsWith(prefix)) return refuse('NO_OWN_CODE');
  const kind = kinds.get(code.charAt(prefix.length));
  const body = code.slice(prefix.length + 1, -1);
  if (kind === undefined || !/^[0-9A-Z]+$/.test(body)) return refuse('MISREAD');
  const isRight = checkCharacter(code.slice(0, -1)) === code.at(-1);
  return isRight ? ok({ kind, body }) : refuse('MISREAD');
}

const letters: Readonly<Record<OwnCodeKind, string>> = {
  receipt: 'R',
  voucher: 'V',
  operator: 'O',
  customer: 'K',
  basket: 'B',
  invitation: 'I',
};
const kinds: ReadonlyMap<string, OwnCodeKind> = new Map([
  ['R', 'receipt'],
  ['V', 'voucher'],
  ['O', 'operator'],
  ['K', 'customer'],
  ['B', 'basket'],
  ['I', 'invitation'],
]);
