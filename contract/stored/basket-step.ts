import { z } from 'zod';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import type { PromotionRule } from '../../domain/promotion/promotion-rule.ts';
import { tenderTypeSetting } from '../document/tender-types.ts';
import { entryPlace, instant, minor, reasonCode, soldPlace, vatRateBp } from '../entry/amounts.ts';
import { orderGroup } from '../entry/order-bodies.ts';
import { priceModifier } from '../entry/price-modifier.ts';
import { storedItemFacts } from './item-facts.ts';

const quantity = z.strictObject({ value: z.int(), scale: z.int().min(0).max(3) });

const itemFacts = storedItemFacts;

const tender = z.preprocess(
  withKind,
  z.strictObject({
    id: z.string(),
    type: z.string(),
    kind: tenderTypeSetting.shape.kind,
    tenderedMinor: minor,
    amountMinor: minor,
    changeMinor: minor,
    roundingMinor: minor,
    reference: z.string(),
    refundOf: soldPlace.extend({ tender: z.int().min(1) }).nullable(),
  }),
);

/** Steps from before types were data know two of them, named like their kinds, no rounding and no refund. */
function withKind(stored: unknown): unknown {
  const old = z.looseObject({ type: z.enum(['cash', 'card']) }).safeParse(stored);
  const known = old.success ? { kind: old.data.type, roundingMinor: 0, ...old.data } : stored;
  const tenderOf = z.looseObject({}).safeParse(known);
  return tenderOf.success ? { refundOf: null, ...tenderOf.data } : known;
}

const lineNumber = z.int().min(1);
const depositKind = z.enum(['', 'arrhes', 'acompte']);
const entered = z.enum(['scanned', 'keyed', 'searched']);
const serialNumber = z.string().max(64);
const lot = z.string().max(40);

const given = {
  id: z.string(),
  reasonCode,
  operatorId: z.string(),
  approval: entryPlace.nullable(),
};
const percent = z.strictObject({ ...given, kind: z.literal('percent'), rateBp: vatRateBp });
const amount = z.strictObject({ ...given, kind: z.literal('amount'), amountMinor: minor });
const price = z.strictObject({ ...given, kind: z.literal('price'), unitPriceMinor: minor });

const returned = z.strictObject({
  of: z
    .union([
      soldPlace.extend({ line: lineNumber }),
      z.strictObject({ receipt: z.string(), businessDay: z.string() }),
    ])
    .nullable(),
  receiptNumber: z.string(),
  reasonCode,
  feeOf: z.array(z.int()).exactOptional(),
  cancels: z
    .strictObject({
      order: z.string(),
      lines: z.array(z.strictObject({ line: z.int().min(1), sku: z.string(), quantity })),
      reasonCode,
    })
    .exactOptional(),
  disposition: z.enum(['', 'restock', 'damaged', 'send-back']),
  grossMinor: minor,
  netMinor: minor,
  vatMinor: minor,
  ecoParticipationMinor: minor,
  modifiers: z.array(priceModifier),
});

const benefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), rateBp: z.int() }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: minor }),
  z.strictObject({ kind: z.literal('price'), priceMinor: minor }),
]);

const promotionRule = z.strictObject({
  id: z.string(),
  label: z.string(),
  offer: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('each'), benefit }),
    z.strictObject({ kind: z.literal('n-for-m'), pieces: z.int(), paidPieces: z.int() }),
    z.strictObject({ kind: z.literal('mix-and-match'), pieces: z.int(), benefit }),
    z.strictObject({
      kind: z.literal('buy-x-get-y'),
      buysPieces: z.int(),
      getsPieces: z.int(),
      benefit,
    }),
    z.strictObject({
      kind: z.literal('threshold'),
      steps: z.array(z.strictObject({ fromMinor: minor, benefit })),
    }),
    z.strictObject({ kind: z.literal('bundle'), parts: z.array(z.int()), benefit }),
  ]),
  coupon: z.string(),
  tiers: z.array(z.string()),
  priority: z.int(),
  combines: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('alone') }),
    z.strictObject({ kind: z.literal('in-group'), group: z.string() }),
    z.strictObject({ kind: z.literal('any') }),
  ]),
  timesPerBasket: z.int().nullable(),
}) satisfies z.ZodType<PromotionRule>;

const offers = z.array(z.strictObject({ rule: promotionRule, places: z.array(z.int()) }));

const lineDiscount = z.discriminatedUnion('kind', [percent, amount, price]);

const groupAddress = z.strictObject({
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
});
const group = z.strictObject({
  number: z.int().min(1),
  fulfilment: orderGroup.shape.fulfilment,
  placeId: z.string(),
  placeName: z.string(),
  method: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      /** Steps from before it was kept have none. */
      nameEn: z.string().default(''),
      feeMinor: minor,
      freeFromMinor: minor.nullable(),
    })
    .nullable(),
  address: groupAddress.nullable(),
  feeLine: z.int().min(0),
  feeItem: itemFacts.nullable(),
  promise: orderGroup.shape.promise,
  latest: z.string(),
  holdUntil: z.string(),
  /** Steps from before it was asked have none. */
  holdHours: z.int().min(0).default(0),
  payment: z.enum(['now', 'deposit', 'later']),
});
const deposit = z.strictObject({
  kind: z.enum(['arrhes', 'acompte']),
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('rate'), rateBp: vatRateBp }),
    z.strictObject({ kind: z.literal('amount'), amountMinor: minor }),
  ]),
  lineNumber,
  serialNumber,
  item: itemFacts,
});

const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), seat: z.string(), currency: z.string() }),
  z.strictObject({
    kind: z.literal('item-added'),
    lineNumber,
    item: itemFacts,
    quantity,
    entered,
    marks: z.strictObject({ serialNumber, lot }).exactOptional(),
    offers: offers.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('return-added'),
    lineNumber,
    item: itemFacts,
    quantity,
    returned,
    marks: z.strictObject({
      associateId: z.string().max(64),
      serialNumber: z.string().max(64),
      lot: z.string().max(40),
    }),
    entered,
  }),
  z.strictObject({
    kind: z.literal('money-added'),
    lineNumber,
    item: itemFacts,
    accounting: z.enum(['liability', 'deposit', 'receivable']),
    depositKind,
    serialNumber: z.string().max(64),
    entered,
  }),
  z.strictObject({
    kind: z.literal('deposit-deducted'),
    lineNumber,
    item: itemFacts,
    depositKind,
    serialNumber: z.string().max(64),
    deducted: returned,
    further: z
      .array(z.strictObject({ lineNumber, item: itemFacts, deducted: returned }))
      .max(20)
      .exactOptional(),
    kept: z.strictObject({ lineNumber, item: itemFacts }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('line-discounted'),
    lineNumber,
    discount: lineDiscount,
  }),
  z.strictObject({
    kind: z.literal('line-discount-removed'),
    lineNumber,
    discountId: z.string(),
  }),
  z.strictObject({
    kind: z.literal('basket-discounted'),
    discount: z.discriminatedUnion('kind', [percent, amount]),
  }),
  z.strictObject({ kind: z.literal('basket-discount-removed'), discountId: z.string() }),
  z.strictObject({
    kind: z.literal('reward-taken'),
    reward: z.strictObject({
      id: z.string(),
      label: z.string(),
      points: z.int(),
      benefit: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('amount'), amountMinor: minor }),
        z.strictObject({ kind: z.literal('percent'), rateBp: z.int() }),
        z.strictObject({ kind: z.literal('gift'), sku: z.string() }),
      ]),
    }),
  }),
  z.strictObject({ kind: z.literal('reward-removed'), rewardId: z.string() }),
  z.strictObject({ kind: z.literal('coupon-added'), coupon: z.string() }),
  z.strictObject({ kind: z.literal('coupon-removed'), coupon: z.string() }),
  z.strictObject({
    kind: z.literal('line-marked'),
    lineNumber,
    marks: z.strictObject({
      associateId: z.string().max(64).exactOptional(),
      serialNumber: serialNumber.exactOptional(),
      lot: lot.exactOptional(),
      giftReceipt: z.boolean().exactOptional(),
      fulfilment: z.enum(['take', 'ship']).exactOptional(),
    }),
  }),
  z.strictObject({
    kind: z.literal('customer-set'),
    customer: z
      .strictObject({
        id: z.string(),
        name: z.string(),
        phone: z.string(),
        tier: z.string().max(32).default(''),
        business: z
          .strictObject({ name: z.string(), priceList: z.string(), paysOnAccount: z.boolean() })
          .nullable()
          .default(null),
        address: z.strictObject({
          street: z.string(),
          postcode: z.string(),
          city: z.string(),
          country: z.string(),
        }),
      })
      .nullable(),
    prices: z
      .array(z.strictObject({ lineNumber, unitPriceMinor: minor, priceSource: z.string() }))
      .exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('staff-buyer-set'),
    buyer: z
      .strictObject({
        operatorId: z.string(),
        terms: z.strictObject({
          defaultRateBp: z.int(),
          rates: z.array(z.strictObject({ category: z.string(), rateBp: z.int() })),
          excludedSkus: z.array(z.string()),
          quotaMinor: minor.nullable(),
        }),
        quotaLeftMinor: minor.nullable(),
        beyondMinor: minor.min(1).exactOptional(),
      })
      .nullable(),
  }),
  z.strictObject({
    kind: z.literal('variant-swapped'),
    lineNumber,
    item: itemFacts,
    offers: offers.exactOptional(),
    set: group.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('line-fulfilled'),
    lineNumber,
    group: z.int().min(0),
    set: group.exactOptional(),
    split: z.strictObject({ lineNumber, quantity }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('group-set'),
    group,
    joining: z.int().min(1).exactOptional(),
    deposit: deposit.nullable().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('due-rung'),
    lineNumber,
    item: itemFacts,
    quantity,
    fulfilment: z.enum(['pickup', 'reserve']),
    due: z.strictObject({
      ...{ order: z.string(), line: lineNumber },
      handOver: z
        .strictObject({
          check: z.enum(['code', 'identity']),
          lines: z.array(z.strictObject({ line: lineNumber, sku: z.string(), quantity })),
          due: z.array(lineNumber),
        })
        .exactOptional(),
    }),
    discount: lineDiscount.nullable(),
  }),
  z.strictObject({
    ...{ kind: z.literal('quantity-set'), lineNumber, quantity },
    set: group.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('line-voided'), lineNumber, set: group.exactOptional() }),
  z.strictObject({ kind: z.literal('undone'), stepNumber: z.int().min(1) }),
  z.strictObject({ kind: z.literal('tender-added'), tender }),
  z.strictObject({ kind: z.literal('tender-removed'), tenderId: z.string() }),
  z.strictObject({
    kind: z.literal('suspended'),
    label: z.string(),
    pickUpCode: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('resumed'), seat: z.string() }),
  z.strictObject({ kind: z.literal('completed') }),
  z.strictObject({ kind: z.literal('abandoned'), reasonCode: z.string() }),
]) satisfies z.ZodType<BasketStepBody>;

/** Text of a stored basket step; basket, number and command stand in columns of their own. */
export const storedBasketStep = z.strictObject({
  operatorId: z.string(),
  at: instant,
  body,
  approval: entryPlace.exactOptional(),
});
