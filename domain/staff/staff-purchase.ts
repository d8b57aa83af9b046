import { negate, sumMinor } from '../money/minor.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';

/** What somebody of the staff bought at the staff price, by the price before the discount; below zero what came back. */
export interface StaffPurchase {
  operatorId: string;
  amountMinor: number;
}

/** A `sourceId` holds 64 characters, the rate up to 6 of them: who has a longer pseudonym can't be named. */
export const longestStaffId = 58;

/** The `sourceId` of a staff discount: its rate and who bought, so that the quota can be counted from entries alone. */
export function staffSource(operatorId: string, rateBp: number): string {
  return `${rateBp}/${operatorId}`;
}

/**
 * The value that a discount was given on: as the discount itself shows it, so that a line that crossed
 * the quota counts with its part. Never above that value, and less than one discounted cent below it.
 */
export function countedMinor(offMinor: number, rateBp: number): number {
  return Math.sign(offMinor) * Math.ceil((Math.abs(offMinor) * 10_000) / rateBp);
}

/** What lines of an entry or a basket count towards the quotas, by person. */
export function staffPurchases(
  lines: readonly { modifiers: readonly PriceModifier[] }[],
): StaffPurchase[] {
  const counted = lines.flatMap(({ modifiers }) => modifiers.flatMap(purchaseOf));
  return [...Map.groupBy(counted, ({ operatorId }) => operatorId)].map(([operatorId, each]) => ({
    operatorId,
    amountMinor: sumMinor(each.map(({ amountMinor }) => amountMinor)),
  }));
}

function purchaseOf({ source, sourceId, amountMinor }: PriceModifier): StaffPurchase[] {
  const [, rate = '', operatorId = ''] = /^([1-9]\d{0,4})\/(.+)$/.exec(sourceId) ?? [];
  if (source !== 'staff' || operatorId === '') return [];
  return [{ operatorId, amountMinor: countedMinor(negate(amountMinor), Number(rate)) }];
}
