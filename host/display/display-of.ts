import type { BasketView, LineView, PaidView } from '../../contract/host/basket-shapes.ts';
import type { DisplayLine, DisplaySnapshot } from '../../contract/host/display-shapes.ts';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { consentPurposes } from '../../domain/customer/consent.ts';
import { shortName } from '../../domain/customer/short-name.ts';

/** Of a transaction that was paid: who earned which points, or where it becomes somebody’s. */
export interface PaidKnown {
  customer: string;
  points: { earned: number; balance: number } | null;
  address: string;
}

/** What a display knows beside the sale of its seat. */
export interface KnownToDisplay {
  /** Nobody is signed on: it shows nobody's basket. */
  isLocked: boolean;
  earnsPoints: number | null;
  paid: PaidKnown;
  /** Of an open basket without a customer; empty for none. */
  address: string;
  ask: { askId: string; customer: string } | null;
}

/**
 * What the customer sees of a sale. It is made of names, quantities and amounts that are read out at the counter
 * anyway: no telephone, no address, no serial number, no reason why something was given.
 */
export function displayOf(sale: SaleSnapshot, known: KnownToDisplay): DisplaySnapshot['shows'] {
  const { basket, paid, placed } = sale;
  if (known.isLocked) return { kind: 'idle' };
  if (known.ask) return { kind: 'asks', ...known.ask, purposes: [...consentPurposes] };
  if (basket) return basketOf(basket, known);
  if (paid) return paidOf(paid, known.paid);
  if (placed) return { kind: 'placed', number: placed.number, dueMinor: placed.dueMinor };
  return { kind: 'idle' };
}

function basketOf(
  basket: BasketView,
  { earnsPoints, address }: KnownToDisplay,
): DisplaySnapshot['shows'] {
  const { articleCount, totalMinor, laterMinor, paidMinor, remainingMinor } = basket;
  const lines = basket.lines.map(lineOf);
  const savedMinor = lines
    .flatMap(({ takenOff }) => takenOff)
    .reduce((sum, { amountMinor }) => sum + Math.max(0, -amountMinor), 0);
  return {
    ...{ kind: 'basket', basketId: basket.id, customer: shortName(basket.customer?.name ?? '') },
    ...{ lines, articleCount, totalMinor, savedMinor, laterMinor },
    ...{ paidMinor, remainingMinor, earnsPoints, address },
  };
}

function lineOf({
  number,
  name,
  size,
  colour,
  quantity,
  unit,
  extendedMinor,
  grossMinor,
  modifiers,
  touchedAtStep,
}: LineView): DisplayLine {
  return {
    ...{ number, name, size, colour, quantity, unit, extendedMinor, grossMinor, touchedAtStep },
    takenOff: modifiers.map(({ label, amountMinor }) => ({ label, amountMinor })),
  };
}

function paidOf(
  { receiptNumber, totalMinor, changeMinor }: PaidView,
  { customer, points, address }: PaidKnown,
): DisplaySnapshot['shows'] {
  return { kind: 'paid', customer, receiptNumber, totalMinor, changeMinor, points, address };
}
