import type { HostApi } from '../../contract/host/api.ts';
import type { BasketView, GroupView, LineView } from '../../contract/host/basket-shapes.ts';
import type { GroupMethodChoice, PickupStore } from '../../contract/host/calls/group-calls.ts';
import type { WayToHave } from '../../contract/host/calls/way-calls.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import type { LineWay } from './fulfil-commands.ts';

export type GroupChoices = CallOutput<HostApi, 'groupChoices'>;
type Address = GroupChoices['addresses'][number];

/** What can be chosen on the sheets of groups, each with the key of its place. */
export type GroupOption =
  /** How a line leaves; the last two go on to a choice of their own. */
  | { kind: 'way'; way: LineWay; group: GroupView | null }
  | { kind: 'find-store' | 'find-address' }
  | { kind: 'address'; address: Address; isCustomers: boolean }
  | { kind: 'type-address' }
  | { kind: 'method'; method: GroupMethodChoice }
  | { kind: 'store'; store: PickupStore }
  | { kind: 'hold'; hours: number }
  /** All of the group in a way of which more can be promised. */
  | { kind: 'instead'; way: WayToHave };

/** Options beyond these are touched, or found by the arrows. */
const mostKeys = 8;

/** More addresses than these are typed again. */
const mostAddresses = 4;

/** Of a group: where it may go, and by what. */
export function optionsOfGroup(
  group: Pick<GroupView, 'fulfilment'>,
  choices: GroupChoices | null,
  customer: BasketView['customer'],
): readonly GroupOption[] {
  if (choices === null) return [];
  if (group.fulfilment === 'reserve') return holdOptions(choices);
  if (group.fulfilment === 'pickup') return storeOptions(choices);
  return [
    ...addressOptions(choices, customer),
    ...choices.methods.map((method): GroupOption => ({ kind: 'method', method })),
  ];
}

/** The option with the key of this place, F1 being 0. The last key is that of a surer way where there is one. */
export function optionAt(
  index: number,
  options: readonly GroupOption[],
  choices: GroupChoices | null,
): GroupOption | null {
  const instead = insteadOption(choices);
  return instead && index === mostKeys - 1 ? instead : (options[index] ?? null);
}

/** The surest and soonest way to have all of a group that is not sure; null where there is none. */
export function insteadOption(
  choices: GroupChoices | null,
): Extract<GroupOption, { kind: 'instead' }> | null {
  const [way] = choices?.instead ?? [];
  return way ? { kind: 'instead', way } : null;
}

/** F1 to F8; one fewer where the last of them is that of a surer way. */
export function keysOfOptions(choices: GroupChoices | null): number {
  return insteadOption(choices) ? mostKeys - 1 : mostKeys;
}

/** Of a line: taken, with what leaves already, or some way of its own. */
export function waysOfLine(groups: readonly GroupView[]): readonly GroupOption[] {
  const isSent = groups.some(({ fulfilment, isCustomers }) => fulfilment === 'ship' && isCustomers);
  const isKept = groups.some(({ fulfilment }) => fulfilment === 'reserve');
  const ship: LineWay = { kind: 'ship', method: '', address: null };
  return [
    { kind: 'way', way: { kind: 'take' }, group: null },
    ...groups.map((group): GroupOption => {
      const way: LineWay = { kind: 'group', number: group.number };
      return { kind: 'way', way, group };
    }),
    ...(isSent ? [] : [{ kind: 'way', way: ship, group: null } as const]),
    { kind: 'find-address' },
    { kind: 'find-store' },
    ...(isKept ? [] : [{ kind: 'way', way: { kind: 'reserve' }, group: null } as const]),
  ];
}

export function addressOptions(
  { addresses }: GroupChoices,
  customer: BasketView['customer'],
): readonly GroupOption[] {
  return [
    ...addresses.slice(0, mostAddresses).map((address): GroupOption => {
      return { kind: 'address', address, isCustomers: isCustomersOwn(address, customer) };
    }),
    { kind: 'type-address' },
  ];
}

const dayHours = 24;

/** A day, two, three, a week, two; and as long as the retailer says. */
export function holdOptions({ holdHours }: GroupChoices): readonly GroupOption[] {
  const hours = new Set([holdHours, ...[1, 2, 3, 7, 14].map((days) => days * dayHours)]);
  return [...hours].toSorted((a, b) => a - b).map((each) => ({ kind: 'hold', hours: each }));
}

export function storeOptions({ stores }: GroupChoices): readonly GroupOption[] {
  return stores.map((store): GroupOption => ({ kind: 'store', store }));
}

/** The line leaves this way already. */
export function isWayOf(
  line: Pick<LineView, 'group' | 'fulfilment'>,
  option: GroupOption,
): boolean {
  if (option.kind !== 'way') return false;
  return option.group === null
    ? option.way.kind === 'take' && line.fulfilment === 'take'
    : option.group.number === line.group;
}

export function isSameAddress(a: Address, b: Address | null): boolean {
  return (
    b !== null &&
    a.name === b.name &&
    a.street === b.street &&
    a.postcode === b.postcode &&
    a.city === b.city
  );
}

/** What is noted of the customer stays theirs: it follows when they say another. */
function isCustomersOwn(address: Address, customer: BasketView['customer']): boolean {
  return customer !== null && isSameAddress(address, { name: customer.name, ...customer.address });
}
