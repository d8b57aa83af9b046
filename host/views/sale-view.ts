import type { BasketView, DiscountView, LineView } from '../../contract/host/basket-shapes.ts';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { unreachable } from '../../domain/assert.ts';
import type { Basket, BasketLine } from '../../domain/basket/basket.ts';
import type { BasketGroup } from '../../domain/basket/basket-group.ts';
import type { LineDiscount } from '../../domain/basket/discount.ts';
import { settle } from '../../domain/basket/settle.ts';
import { addressOf, canShip, lacksAddress } from '../../domain/basket/ship-line.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import type { PricedLine } from '../../domain/pricing/price-lines.ts';
import { bestPromotions } from '../../domain/promotion/best-promotions.ts';
import { missedPromotions } from '../../domain/promotion/missed-promotions.ts';
import { articleCount } from '../../domain/quantity/article-count.ts';
import { extendedPriceMinor } from '../../domain/quantity/quantity.ts';
import { cashDueMinor } from '../../domain/tender/cash-rounding.ts';
import type { RefundWay } from '../../domain/tender/offer-refund.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import { quickAmounts } from '../../domain/tender/quick-amounts.ts';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import type { ShelvedBasket } from '../baskets/basket-shelf.ts';
import { countedFor } from '../staff/staff-quota.ts';

/** What the basket does not say of itself. */
interface KnownToView {
  aliasOf(operatorId: string): string;
  tenders: TenderSettings;
  refundWaysOf(basket: Basket): RefundWay[];
  /** Under the number that a tender names; null for money that has none. */
  leftOf(tender: Tender): number | null;
  /** Why goods came back, in words. */
  reasonOf(code: string): { fr: string; en: string };
}

export function saleSnapshotOf(
  shelved: ShelvedBasket | null,
  ended: Pick<SaleSnapshot, 'paid' | 'placed'>,
  seat: Pick<SaleSnapshot, 'lastCommandId' | 'suspendedCount' | 'sent' | 'hostScans' | 'training'>,
  known: KnownToView,
): SaleSnapshot {
  return {
    basket: shelved ? basketViewOf(shelved, known) : null,
    ...(shelved ? { paid: null, placed: null } : ended),
    ...seat,
  };
}

function tenderViewOf(
  { roundingMinor: _, refundOf: __, ...tender }: Tender,
  leftMinor: number | null,
): BasketView['tenders'][number] {
  return { ...tender, leftMinor };
}

/** A deposit that is deducted gives no goods back. */
function goodsGivenBack(
  { returned, accounting }: BasketLine,
  reasonOf: KnownToView['reasonOf'],
): LineView['returned'] {
  if (returned === null || accounting !== 'turnover') return null;
  const { receiptNumber, reasonCode } = returned;
  return { receiptNumber, reasonCode, reason: reasonOf(reasonCode) };
}

function isGoodsGivenBack({ returned, accounting }: BasketLine): boolean {
  return returned !== null && accounting === 'turnover';
}

function basketViewOf(
  { basket, undoable }: ShelvedBasket,
  { aliasOf, tenders, leftOf, refundWaysOf, reasonOf }: KnownToView,
): BasketView {
  const settlement = settle(basket);
  const all = [...settlement.lines, ...settlement.later].toSorted(inBasketOrder(basket));
  const returnedLines = basket.lines.filter(isGoodsGivenBack);
  const dueMinor = cashDueMinor(settlement.remainingMinor, tenders.cashRoundingMinor);
  return {
    id: basket.id,
    version: basket.version,
    currency: basket.currency,
    customer: basket.customer,
    staffBuyer: staffViewOf(basket, settlement.totalMinor, aliasOf),
    lacksAddress: lacksAddress(basket),
    groups: groupViewsOf(basket, all),
    deposit: depositViewOf(basket),
    laterMinor: sumMinor(settlement.later.map(({ grossMinor }) => grossMinor)),
    lines: all.map(({ line, modifiers, grossMinor }) => ({
      number: line.number,
      sku: line.item.sku,
      gtin: line.item.gtin,
      name: line.item.name,
      model: line.item.model,
      size: line.item.size,
      colour: line.item.colour,
      picture: line.item.picture,
      quantity: line.quantity,
      unit: line.item.unit,
      unitPriceMinor: line.item.unitPriceMinor,
      extendedMinor: extendedPriceMinor(line.item.unitPriceMinor, line.quantity),
      grossMinor,
      vatRateBp: line.item.vatRateBp,
      modifiers: modifiers.map(({ source, label, amountMinor }) => ({
        source,
        label,
        amountMinor,
      })),
      discounts: line.discounts.map(discountViewOf),
      returned: goodsGivenBack(line, reasonOf),
      accounting: line.accounting,
      associateId: line.associateId,
      associateAlias: line.associateId === '' ? '' : aliasOf(line.associateId),
      serialNumber: line.serialNumber,
      giftReceipt: line.giftReceipt,
      fulfilment: line.fulfilment,
      group: line.group,
      origin: line.origin,
      canShip: canShip(line),
      touchedAtStep: line.touchedAtStep,
    })),
    discounts: basket.discounts.map(discountViewOf),
    ...promotionViewOf(basket),
    tenders: basket.tenders.map((tender) => tenderViewOf(tender, leftOf(tender))),
    articleCount: articleCount(
      basket.lines.filter(({ returned, origin }) => returned === null && origin === 'rung'),
    ),
    returnCount: articleCount(returnedLines),
    returnsMinor: sumMinor(returnedLines.map((line) => line.returned?.grossMinor ?? 0)),
    totalMinor: settlement.totalMinor,
    discountMinor: settlement.discountMinor,
    paidMinor: settlement.paidMinor,
    remainingMinor: settlement.remainingMinor,
    refundWays: refundWaysOf(basket),
    cashDueMinor: dueMinor,
    quickAmountsMinor: quickAmounts(dueMinor, basket.currency),
    canUndo: basket.tenders.length === 0 && undoable !== null,
  };
}

function staffViewOf(
  basket: Basket,
  totalMinor: number,
  aliasOf: KnownToView['aliasOf'],
): BasketView['staffBuyer'] {
  const { staffBuyer } = basket;
  if (staffBuyer === null) return null;
  const { operatorId, terms, quotaLeftMinor, beyondMinor = 0 } = staffBuyer;
  const unbound = { ...basket, staffBuyer: { ...staffBuyer, quotaLeftMinor: null } };
  const countedMinor = countedFor(basket, operatorId);
  const isOverQuota = quotaLeftMinor !== null && settle(unbound).totalMinor < totalMinor;
  return {
    ...{ operatorId, alias: aliasOf(operatorId), quotaMinor: terms.quotaMinor, beyondMinor },
    quotaLeftMinor: quotaLeftMinor === null ? null : quotaLeftMinor - countedMinor,
    isOverQuota,
    overMinor: isOverQuota ? countedFor(unbound, operatorId) - countedMinor : 0,
  };
}

function inBasketOrder({ lines }: Basket): (a: PricedLine, b: PricedLine) => number {
  const places = new Map(lines.map(({ number }, place) => [number, place]));
  return (a, b) => (places.get(a.line.number) ?? 0) - (places.get(b.line.number) ?? 0);
}

function groupViewsOf(basket: Basket, priced: readonly PricedLine[]): BasketView['groups'] {
  return basket.groups.map((group) => {
    const { number, fulfilment, placeId, placeName, method, promise, latest } = group;
    const ofGroup = priced.filter(({ line }) => line.group === number);
    const amountOf = (origin: BasketLine['origin']): number =>
      sumMinor(
        ofGroup.filter(({ line }) => line.origin === origin).map(({ grossMinor }) => grossMinor),
      );
    return {
      ...{ number, fulfilment, placeId, placeName, promise, latest },
      ...{ holdUntil: group.holdUntil, holdHours: group.holdHours, payment: group.payment },
      ...{ method: method?.id ?? '', methodNames: namesOf(method) },
      ...{ goodsMinor: amountOf('rung'), feeMinor: amountOf('fee') },
      address: fulfilment === 'ship' ? addressOf(basket, group) : null,
      isCustomers: group.address === null,
    };
  });
}

function namesOf(method: BasketGroup['method']): BasketView['groups'][number]['methodNames'] {
  const fr = method?.name ?? '';
  return { fr, en: method?.nameEn || fr };
}

function depositViewOf({ deposit, lines }: Basket): BasketView['deposit'] {
  const made = lines.filter(({ origin }) => origin === 'deposit');
  if (deposit === null || made.length === 0) return null;
  const { kind, of } = deposit;
  const rateBp = of.kind === 'rate' ? of.rateBp : null;
  return { kind, rateBp, amountMinor: sumMinor(made.map(({ item }) => item.unitPriceMinor)) };
}

/** More would be advertising, at the wrong moment. */
const mostMissed = 2;

function promotionViewOf({
  lines,
  promotions,
  ...buyer
}: Basket): Pick<BasketView, 'coupons' | 'missedPromotions'> {
  const { coupons } = buyer;
  if (promotions.length === 0) {
    return { coupons: coupons.map((code) => ({ code, isUsed: false })), missedPromotions: [] };
  }
  const applied = bestPromotions(lines, promotions, buyer);
  const used = new Set(applied.ofLines.flat().map(({ rule }) => rule.coupon));
  return {
    coupons: coupons.map((code) => ({ code, isUsed: used.has(code) })),
    missedPromotions: missedPromotions(applied, promotions, buyer)
      .slice(0, mostMissed)
      .map(({ rule: { id, label }, lacks }) => ({ id, label, lacks })),
  };
}

function discountViewOf(discount: LineDiscount): DiscountView {
  const { id, kind, reasonCode } = discount;
  return { id, kind, value: discountValue(discount), reasonCode };
}

function discountValue(discount: LineDiscount): number {
  switch (discount.kind) {
    case 'percent':
      return discount.rateBp;
    case 'amount':
      return discount.amountMinor;
    case 'price':
      return discount.unitPriceMinor;
    default:
      return unreachable(discount);
  }
}
