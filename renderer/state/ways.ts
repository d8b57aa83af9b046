import type { BasketView } from '../../contract/host/basket-shapes.ts';
import type { WayToHave } from '../../contract/host/calls/way-calls.ts';
import { unreachable } from '../../domain/assert.ts';
import { isSurer, surestFirst } from '../../domain/promise/surer-promise.ts';
import type { LaterWay } from './fulfil-commands.ts';

export interface TypedAddress {
  name: string;
  street: string;
  postcode: string;
  city: string;
}

/** `take`, `other` for another address, or the key of a way that the host offers. */
export type WayKey = string;

export const nowhere: TypedAddress = { name: '', street: '', postcode: '', city: '' };

export function keyOfWay({ fulfilment, placeId }: WayToHave): WayKey {
  return `${fulfilment}:${placeId}`;
}

/** All that are listed, in their order: F1 is the first. */
export function listedWays(ways: readonly WayToHave[]): readonly WayKey[] {
  return ways.length === 0 ? ['take'] : ['take', ...ways.map(keyOfWay), 'other'];
}

/**
 * What is chosen: by hand, else to take what is here, and to send what is only elsewhere, if it should be
 * there.
 */
export function wayChosen(
  chosen: WayKey | null,
  ways: readonly WayToHave[],
  ownMilli: number | null,
): WayKey {
  if (chosen !== null && (isOfPage(chosen) || ways.some((way) => keyOfWay(way) === chosen)))
    return chosen;
  const sent = ways.find(({ fulfilment }) => fulfilment === 'ship');
  const isOnlyElsewhere = ownMilli !== null && ownMilli <= 0 && sent !== undefined;
  return isOnlyElsewhere && sent.promise.level !== 'on-request' ? keyOfWay(sent) : 'take';
}

/** Where of what is chosen nobody could promise anything: the surest of the others, the soonest of those; null for none. */
export function insteadOf(
  { promise }: WayToHave,
  ways: readonly WayToHave[],
): { way: WayToHave; index: number } | null {
  if (promise.level !== 'on-request') return null;
  const [way] = ways
    .filter((each) => isSurer(each.promise, promise))
    .toSorted((a, b) => surestFirst(a.promise, b.promise));
  return way ? { way, index: listedWays(ways).indexOf(keyOfWay(way)) } : null;
}

/** Null to take it. */
export function leaveBy(
  key: WayKey,
  ways: readonly WayToHave[],
  other: TypedAddress & { country: string },
): LaterWay | null {
  if (key === 'other') return { kind: 'ship', method: '', address: trimmed(other) };
  const way = ways.find((each) => keyOfWay(each) === key);
  return way ? leftBy(way) : null;
}

/** How the host is told of a way that it offered. */
export function leftBy({ fulfilment, placeId }: WayToHave): LaterWay {
  switch (fulfilment) {
    case 'ship':
      return { kind: 'ship', method: '', address: null };
    case 'pickup':
      return { kind: 'pickup', placeId };
    case 'reserve':
      return { kind: 'reserve' };
    default:
      return unreachable(fulfilment);
  }
}

/** What is still to be said of who buys before an item can be had this way. */
export function lacksOf(
  key: WayKey,
  customer: BasketView['customer'],
): 'nothing' | 'customer' | 'address' {
  if (key === 'take') return 'nothing';
  if (customer === null) return 'customer';
  return key === 'ship:' && !isWhole(customer.address) ? 'address' : 'nothing';
}

export function isWhole(address: Omit<TypedAddress, 'name'> & { name?: string }): boolean {
  const { name = 'any', street, postcode, city } = address;
  return [name, street, postcode, city].every((part) => part.trim() !== '');
}

function isOfPage(key: WayKey): boolean {
  return key === 'take' || key === 'other';
}

export function trimmed(address: TypedAddress & { country: string }) {
  const { name, street, postcode, city, country } = address;
  return {
    ...{ name: name.trim(), street: street.trim(), postcode: postcode.trim(), city: city.trim() },
    country,
  };
}
