import type { Basket, BasketLine } from '../basket/basket.ts';
import { isPaidLater } from '../basket/paid-later.ts';
import type { BasketReward } from '../loyalty/basket-reward.ts';
import { allocate } from '../money/allocate.ts';
import { multiplyDivide, negate, sumMinor } from '../money/minor.ts';
import { quantityMilli } from '../quantity/quantity.ts';
import type { PriceModifier } from '../transaction/price-modifier.ts';
import { ecoParticipationMinor } from './eco-participation.ts';

/** A line as it is priced so far. */
interface RewardedLine {
  line: BasketLine;
  modifiers: readonly PriceModifier[];
  /** VAT included, after all modifiers. */
  grossMinor: number;
}

/** What a reward takes off the lines, after everything else: goods that are sold and paid now. */
export function withReward(
  priced: readonly RewardedLine[],
  reward: BasketReward,
  basket: Pick<Basket, 'groups'>,
): RewardedLine[] {
  const offs = offLines(priced, reward, basket);
  return priced.map((each, index) => {
    const amountMinor = negate(offs[index] ?? 0);
    if (amountMinor === 0) return each;
    const modifier: PriceModifier = {
      ...{ source: 'loyalty', sourceId: reward.id, label: reward.label, amountMinor },
      ...{ reasonCode: '', operatorId: '', approval: null },
    };
    return {
      ...each,
      modifiers: [...each.modifiers, modifier],
      grossMinor: each.grossMinor + amountMinor,
    };
  });
}

/** What goods of a basket rewards may take something off. */
export function rewardableMinor(priced: readonly RewardedLine[], basket: Pick<Basket, 'groups'>) {
  return sumMinor(priced.map((each) => baseMinor(each, basket)));
}

/** Whether every reward takes off what it promises: lines may have gone since it was taken. */
export function rewardsHold(
  { rewards }: Pick<Basket, 'rewards'>,
  priced: readonly RewardedLine[],
): boolean {
  return rewards.every(({ id, benefit }) => {
    const offMinor = sumMinor(
      priced.flatMap(({ modifiers }) =>
        modifiers.flatMap((each) =>
          each.source === 'loyalty' && each.sourceId === id ? [negate(each.amountMinor)] : [],
        ),
      ),
    );
    return benefit.kind === 'amount' ? offMinor === benefit.amountMinor : offMinor > 0;
  });
}

/** Whether one piece of it can be given as a reward. */
export function isGiftLine(line: BasketLine, sku: string, basket: Pick<Basket, 'groups'>): boolean {
  return line.item.sku === sku && isRewardable(line, basket);
}

function offLines(
  priced: readonly RewardedLine[],
  { benefit }: BasketReward,
  basket: Pick<Basket, 'groups'>,
): number[] {
  const bases = priced.map((each) => baseMinor(each, basket));
  if (benefit.kind === 'gift') {
    const gift = priced.findIndex(({ line }) => isGiftLine(line, benefit.sku, basket));
    const milli = quantityMilli(priced[gift]?.line.quantity ?? { value: 1, scale: 0 });
    return bases.map((minor, index) =>
      index === gift ? multiplyDivide(minor, Math.min(milli, 1_000), milli) : 0,
    );
  }
  const sum = sumMinor(bases);
  const wanted =
    benefit.kind === 'amount' ? benefit.amountMinor : multiplyDivide(sum, benefit.rateBp, 10_000);
  const off = Math.min(wanted, sum);
  return off > 0 ? allocate(off, bases) : bases.map(() => 0);
}

function baseMinor({ line, grossMinor }: RewardedLine, basket: Pick<Basket, 'groups'>): number {
  if (!isRewardable(line, basket)) return 0;
  return Math.max(0, grossMinor - ecoParticipationMinor(line));
}

function isRewardable(line: BasketLine, basket: Pick<Basket, 'groups'>): boolean {
  if (line.origin !== 'rung' || line.due || line.returned) return false;
  return line.accounting === 'turnover' && !isPaidLater(basket, line);
}
