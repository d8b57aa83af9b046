import type { PromotionDocument } from '../../contract/document/promotion.ts';

/** One of each structure that the demo shows. */
export const demoPromotions: readonly PromotionDocument[] = [
  promotion('chaussettes-3-pour-2', ['3 paires pour 2', '3 pairs for 2'], {
    offer: { kind: 'n-for-m', items: { categories: ['Chaussettes'] }, pieces: 3, paidPieces: 2 },
    combines: { kind: 'in-group', group: 'lots' },
  }),
  promotion('linge-de-lit-20', ['−20\u202f% sur le linge de lit', '20% off bed linen'], {
    offer: {
      kind: 'each',
      items: { categories: ['Linge de lit'] },
      benefit: { kind: 'percent', rateBp: 2_000 },
    },
    conditions: { from: '2026-12-26', through: '2027-01-03' },
  }),
  promotion('tasses-4-pour-45', ['4 tasses pour 45\u00a0€', '4 mugs for €45'], {
    offer: {
      kind: 'mix-and-match',
      items: { models: ['ML009'] },
      pieces: 4,
      benefit: { kind: 'price', priceMinor: 4_500 },
    },
    combines: { kind: 'in-group', group: 'lots' },
  }),
  promotion('plaid-et-bougie', ['La bougie à moitié prix avec le plaid', 'Half-price candle'], {
    offer: {
      kind: 'buy-x-get-y',
      buys: { items: { models: ['ML014'] }, pieces: 1 },
      gets: { items: { models: ['ML012'] }, pieces: 1 },
      benefit: { kind: 'percent', rateBp: 5_000 },
    },
  }),
  promotion('palier-100', ['10\u00a0€ offerts dès 100\u00a0€', '€10 off from €100'], {
    offer: {
      kind: 'threshold',
      items: {},
      steps: [
        { fromMinor: 10_000, benefit: { kind: 'amount', amountMinor: 1_000 } },
        { fromMinor: 20_000, benefit: { kind: 'amount', amountMinor: 2_500 } },
      ],
    },
    conditions: { tiers: ['silver', 'gold'], timesPerBasket: 1 },
    priority: 10,
  }),
  promotion('table-dressee', ['La table dressée', 'The laid table'], {
    offer: {
      kind: 'bundle',
      parts: [
        { items: { models: ['ML010'] }, pieces: 4 },
        { items: { models: ['ML009'] }, pieces: 4 },
      ],
      benefit: { kind: 'price', priceMinor: 8_900 },
    },
  }),
  promotion('bienvenue-10', ['Bienvenue\u00a0: −10\u00a0€', 'Welcome: €10 off'], {
    offer: {
      kind: 'threshold',
      items: {},
      steps: [{ fromMinor: 5_000, benefit: { kind: 'amount', amountMinor: 1_000 } }],
    },
    conditions: { coupon: 'BIENVENUE10', timesPerBasket: 1 },
    combines: { kind: 'alone' },
  }),
  promotion('heures-douces', ['−15\u202f% le mardi matin', '15% off on Tuesday mornings'], {
    offer: {
      kind: 'each',
      items: { categories: ['Librairie', 'Épicerie'], withoutSkus: ['ML016-1'] },
      benefit: { kind: 'percent', rateBp: 1_500 },
    },
    conditions: {
      hours: [{ days: [2], from: '10:00', to: '12:00' }],
      stores: ['LYO1', 'LYO2', 'LYO3'],
    },
  }),
];

function promotion(
  id: string,
  [fr, en]: readonly [fr: string, en: string],
  of: Pick<PromotionDocument, 'offer'> & Partial<PromotionDocument>,
): PromotionDocument {
  return {
    ...{ id, kind: 'promotion', version: 1, names: { fr, en }, currency: 'EUR' },
    ...{ conditions: {}, priority: 100, combines: { kind: 'any' }, withdrawn: false },
    ...of,
  };
}
