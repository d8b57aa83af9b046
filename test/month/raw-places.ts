import { get, type Json, list, minor } from './raw-json.ts';

/**
 * Where the money of raw entries lies, `safe cash` or `bank cheque`, worked out from their signed JSON
 * with BigInt and none of the till's own functions.
 */
export function rawPlaces(entries: readonly Json[]): Map<string, bigint> {
  const places = new Map<string, bigint>();
  const add = (place: Json, money: Json, sign: bigint) => {
    const name = `${String(place)} ${String(get(money, 'type'))}`;
    places.set(name, (places.get(name) ?? 0n) + sign * minor(get(money, 'amountMinor')));
  };
  for (const entry of entries) {
    const body = get(entry, 'body');
    if (get(entry, 'type') === 'money-moved') {
      for (const money of list(get(body, 'money'))) {
        add(get(body, 'from'), money, -1n);
        add(get(body, 'to'), money, 1n);
      }
    }
    if (get(entry, 'type') === 'session-closed') {
      for (const money of list(get(body, 'taken'))) add(get(money, 'to'), money, 1n);
    }
  }
  return places;
}
