import type { KeyObject } from 'node:crypto';
import type { FindingKind } from './finding.ts';
import { get, type Json, number, same, text } from './json.ts';
import { publicKey, thumbprint } from './keys.ts';
import type { StoredLine } from './stored-line.ts';
import { addTransaction, doSumsHold, zeroTotals } from './totals.ts';

/** What is carried from one entry of a journal to the next (`docs/journal-format.md` §8). */
export interface Carried {
  hash: string;
  key: KeyObject;
  keyId: string;
  segment: number;
  isSealed: boolean;
  totals: Json;
  types: Map<string, { sequence: number; signature: string }>;
  periods: Map<string, { number: number; sequence: number; totals: Json }>;
}

/** §8, step 4: an opening, or a closure with its checkpoint. Null where nothing can begin. */
export function beginAt(line: StoredLine, entry: Json): Carried | null {
  const body = get(entry, 'body');
  const isOpening = line.type === 'journal-opened' && line.sequence === 1;
  if (!isOpening && line.type !== 'closure') return null;
  const jwk = isOpening ? get(body, 'publicKey') : get(body, 'checkpoint', 'publicKey');
  const key = publicKey(jwk);
  if (key === null || thumbprint(jwk) !== line.keyId) return null;
  const currency = text(get(entry, 'totals', 'currency'));
  const isSealed = false;
  return isOpening
    ? {
        ...{ key, keyId: line.keyId, isSealed },
        hash: openingHash(get(body, 'predecessor')),
        segment: 1,
        totals: zeroTotals(currency),
        types: new Map(),
        periods: newPeriods(currency),
      }
    : {
        ...{ key, keyId: line.keyId, isSealed },
        hash: text(get(entry, 'previousHash')),
        segment: line.segment,
        totals: get(entry, 'totals'),
        types: typesOf(get(body, 'checkpoint', 'types')),
        periods: periodsOf(get(body, 'checkpoint', 'periods')),
      };
}

/**
 * §8, steps 5 to 11: what is wrong with the next entry, or null, and then `carried` is what it leaves to
 * the one after. `unknown`: a transaction of a later form, of which only the envelope says something.
 */
export function followEntry(
  carried: Carried,
  line: StoredLine,
  entry: Json,
  kind: string,
): FindingKind | 'unknown' | null {
  if (get(entry, 'previousHash') !== carried.hash) return 'previous-hash';
  if (text(get(entry, 'journal', 'kind')) !== kind) return 'previous-hash';
  if (carried.isSealed) return 'after-seal';
  if (line.segment !== carried.segment) return 'segment';
  const last = carried.types.get(line.type);
  if (line.typeSequence !== (last?.sequence ?? 0) + 1) return 'type-number';
  if (get(entry, 'previousTypeSignature') !== (last?.signature ?? '')) return 'type-link';
  const body = get(entry, 'body');
  const isUnknown = line.type === 'transaction' && get(entry, 'typeVersion') !== 1;
  if (isUnknown) {
    // Its totals are taken as given, and what closures say of them can't be checked.
    carried.totals = get(entry, 'totals');
    carried.periods.clear();
  } else if (line.type === 'transaction') {
    if (!doSumsHold(body)) return 'amounts';
    carried.totals = addTransaction(carried.totals, body);
    for (const period of carried.periods.values())
      period.totals = addTransaction(period.totals, body);
  }
  if (!same(carried.totals, get(entry, 'totals'))) return 'totals';
  if (line.type === 'closure') {
    if (!isClosureSound(carried, line, entry)) return 'closure';
    close(carried, line, entry);
  }
  if (line.type === 'key-rotated') {
    const jwk = get(body, 'publicKey');
    const key = publicKey(jwk);
    if (key === null || thumbprint(jwk) !== get(body, 'newKeyId')) return 'key';
    carried.key = key;
    carried.keyId = thumbprint(jwk);
  }
  carried.isSealed = line.type === 'journal-sealed';
  carried.types.set(line.type, { sequence: line.typeSequence, signature: line.signature });
  carried.hash = line.hash;
  return isUnknown ? 'unknown' : null;
}

function openingHash(predecessor: Json): string {
  return predecessor === null ? 'A'.repeat(43) : text(get(predecessor, 'hash'));
}

function newPeriods(currency: string): Carried['periods'] {
  const nothing = () => ({ number: 0, sequence: 0, totals: zeroTotals(currency) });
  return new Map([
    ['day', nothing()],
    ['month', nothing()],
    ['year', nothing()],
  ]);
}

function typesOf(types: Json): Carried['types'] {
  return new Map(
    membersOf(types).map(([type, head]) => [
      type,
      { sequence: number(get(head, 'sequence')), signature: text(get(head, 'signature')) },
    ]),
  );
}

function periodsOf(periods: Json): Carried['periods'] {
  return new Map(
    membersOf(periods).map(([name, period]) => [
      name,
      {
        number: number(get(period, 'number')),
        sequence: number(get(period, 'sequence')),
        totals: get(period, 'totals'),
      },
    ]),
  );
}

function membersOf(value: Json): [string, Json][] {
  return value === null || typeof value !== 'object' || Array.isArray(value)
    ? []
    : Object.entries(value);
}

/** §8, step 10. */
function isClosureSound(carried: Carried, line: StoredLine, entry: Json): boolean {
  if (carried.periods.size === 0) return true;
  const body = get(entry, 'body');
  const period = carried.periods.get(text(get(body, 'period')));
  return (
    period !== undefined &&
    get(body, 'number') === period.number + 1 &&
    get(body, 'firstSequence') === period.sequence + 1 &&
    get(body, 'lastSequence') === line.sequence - 1 &&
    same(get(body, 'totals'), period.totals) &&
    thumbprint(get(body, 'checkpoint', 'publicKey')) === line.keyId &&
    same(get(body, 'checkpoint', 'types'), Object.fromEntries(carried.types)) &&
    same(get(body, 'checkpoint', 'periods'), Object.fromEntries(carried.periods))
  );
}

function close(carried: Carried, line: StoredLine, entry: Json): void {
  const name = text(get(entry, 'body', 'period'));
  const period = carried.periods.get(name);
  if (period !== undefined) {
    period.number += 1;
    period.sequence = line.sequence;
    period.totals = zeroTotals(text(get(entry, 'totals', 'currency')));
  }
  if (name === 'year') carried.segment += 1;
}
