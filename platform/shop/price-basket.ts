import type { z } from 'zod';
import { itemDocument } from '../../contract/document/item.ts';
import { priceDocument, priceId } from '../../contract/document/price.ts';
import { promotionDocument } from '../../contract/document/promotion.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { priceAnswer, priceRequest } from '../../contract/platform/shop.ts';
import { itemFactsOf } from '../../contract/selling/item-facts.ts';
import { atListedPrice } from '../../contract/selling/listed-price.ts';
import { couponOf, offersOf, type RungAt } from '../../contract/selling/offers-of.ts';
import { readablePromotion } from '../../contract/selling/readable-promotion.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { addItem } from '../../domain/basket/ring.ts';
import { settle } from '../../domain/basket/settle.ts';
import { parseQuantity, printQuantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Queries } from '../database/database.ts';

/** Where and when it is priced. */
export interface PricedAt extends RungAt {
  /** The store's list, then its company's; empty ones left out. */
  priceLists: readonly string[];
}

/**
 * What a basket costs: the items rung one after the other into a basket as a till's, with the same prices,
 * promotions and rounding, so web and store agree to the cent. Refuses UNKNOWN_ITEM and what a till refuses.
 */
export async function priceBasket(
  sql: Queries,
  { lines, coupons, tier }: z.infer<typeof priceRequest>,
  at: PricedAt,
): Promise<Result<z.infer<typeof priceAnswer>, Failure>> {
  const skus = [...new Set(lines.map(({ sku }) => sku))];
  const items = new Map(
    (await contentsOf(sql, 'items', skus, ['network'])).map((content) => {
      const item = itemDocument.parse(content);
      return [item.id, item];
    }),
  );
  const ids = skus.flatMap((sku) => at.priceLists.map((list) => priceId(list, sku)));
  const scopes = ['network', `store:${at.storeId}`];
  const prices = new Map(
    (await contentsOf(sql, 'prices', ids, scopes)).map((content) => {
      const price = priceDocument.parse(content);
      return [price.id, price];
    }),
  );
  const promotions = await promotionsAt(sql, at.storeId);
  let basket = emptyBasket(at, tier);
  const lineOf: number[] = [];
  for (const { sku, quantity } of lines) {
    const item = items.get(sku);
    if (!item || item.withdrawn) return refuse(fail('UNKNOWN_ITEM', { sku }));
    const priced = atListedPrice(item, at.priceLists, prices, at.businessDay);
    const facts = itemFactsOf(priced.item, priced.source, at.currency);
    if (!facts.ok) return facts;
    const amount = parseQuantity(quantity, facts.value.quantityScale);
    if (!amount.ok) return refuse(fail('BAD_QUANTITY', { quantity }));
    const offers = offersOf(promotions, item, at);
    const added = addItem(basket, facts.value, amount.value, 'searched', undefined, offers);
    if (!added.ok) return refuse(fail('BAD_QUANTITY', { quantity }));
    basket = applyStep(basket, step(basket, added.value));
    lineOf.push(added.value.lineNumber);
  }
  const known = coupons.map((text) => ({ text, code: couponOf(promotions, text, at) }));
  for (const { code } of known)
    if (code !== null && !basket.coupons.includes(code))
      basket = applyStep(basket, step(basket, { kind: 'coupon-added', coupon: code }));
  const settled = settle(basket);
  return ok({
    currency: at.currency,
    businessDay: at.businessDay,
    lines: settled.lines.map(({ line, split, modifiers }) => ({
      line: lineOf.indexOf(line.number) + 1,
      ...{ sku: line.item.sku, name: line.item.name, quantity: printQuantity(line.quantity) },
      ...{ unitPriceMinor: line.item.unitPriceMinor, priceSource: line.item.priceSource },
      modifiers: modifiers.map(({ source, sourceId, label, amountMinor }) => ({
        ...{ source, id: sourceId, label, amountMinor },
      })),
      ...split,
      vatRateBp: line.item.vatRateBp,
      ecoParticipationMinor: line.item.ecoParticipationMinor,
    })),
    totalMinor: settled.totalMinor,
    discountMinor: settled.discountMinor,
    unknownCoupons: known.filter(({ code }) => code === null).map(({ text }) => text),
  });
}

/** A basket that nobody pays here: it is worked out and forgotten. */
function emptyBasket({ currency }: PricedAt, tier: string): Basket {
  const opened = applyStep(null, {
    ...step({ id: 'price-only', version: 0 }, { kind: 'opened', seat: 'price', currency }),
  });
  if (tier === '') return opened;
  const nobody = { street: '', postcode: '', city: '', country: '' };
  const customer = { id: '', name: '', phone: '', tier, business: null, address: nobody };
  return applyStep(opened, step(opened, { kind: 'customer-set', customer }));
}

function step({ id, version }: Pick<Basket, 'id' | 'version'>, body: BasketStepBody) {
  const at = '1970-01-01T00:00:00.000Z';
  const number = version + 1;
  return { basketId: id, number, commandId: `price-${number}`, operatorId: '', at, body };
}

async function promotionsAt(sql: Queries, storeId: string) {
  const rows = await sql.query(
    `select content from documents
     where collection = 'promotions' and content is not null
       and scope in ('network', 'store:' || $1,
                     (select 'region:' || region_id from places where id = $1))`,
    [storeId],
  );
  // One that a later release wrote is skipped, as a till does.
  return rows.flatMap(({ content }) => {
    const read = promotionDocument.safeParse(content);
    return read.success && !read.data.withdrawn ? [readablePromotion(read.data)] : [];
  });
}

async function contentsOf(
  sql: Queries,
  collection: 'items' | 'prices',
  ids: readonly string[],
  scopes: readonly string[],
): Promise<unknown[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query(
    `select content from documents
     where collection = $1 and content is not null
       and id = any(array(select jsonb_array_elements_text($2::jsonb)))
       and scope = any(array(select jsonb_array_elements_text($3::jsonb)))`,
    [collection, JSON.stringify(ids), JSON.stringify(scopes)],
  );
  return rows.map(({ content }) => content);
}
