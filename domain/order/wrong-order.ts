import type { OrderGroup, OrderPlaced } from './order.ts';

/** What does not agree within an order, or null. Nothing wrong is ever signed, since it could never be corrected. */
export function wrongOrder({
  lines,
  groups,
  depositKind,
  depositNumber,
}: OrderPlaced): string | null {
  if (new Set(lines.map(({ number }) => number)).size !== lines.length) return 'line twice';
  if (new Set(groups.map(({ number }) => number)).size !== groups.length) return 'group twice';
  if (groups.some((group) => !isSoundGroup(group))) return 'group';
  if ((depositKind === '') !== (depositNumber === '')) return 'deposit';
  for (const { group, quantity, amountMinor, dueMinor } of lines) {
    if (!groups.some(({ number }) => number === group)) return 'group of line';
    if (quantity.value <= 0) return 'quantity';
    if (dueMinor < 0 || dueMinor > amountMinor) return 'due';
  }
  return groups.some(({ number }) => !lines.some(({ group }) => group === number))
    ? 'empty group'
    : null;
}

function isSoundGroup({ fulfilment, placeId, method, promise }: OrderGroup): boolean {
  if ((promise.from === '') !== (promise.through === '')) return false;
  if (promise.from > promise.through) return false;
  return fulfilment === 'ship' ? placeId === '' && method !== '' : placeId !== '';
}
