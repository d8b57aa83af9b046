import { type PromotionDocument, promotionDocument } from '../../../contract/document/promotion.ts';
import { json, someText, wholeNumber, yesNo } from '../codecs.ts';
import { type Column, column } from '../column.ts';
import { documentKind } from '../document-kind.ts';

const { offer, conditions, combines } = promotionDocument.shape;

const named = (language: 'fr' | 'en'): Column<PromotionDocument> =>
  column(`name.${language}`, someText, {
    get: ({ names }) => names[language],
    set: (promotion, name) => ({ ...promotion, names: { ...promotion.names, [language]: name } }),
  });

/** Promotions; what they do and ask for is JSON in its cells. */
export const promotionsKind = documentKind<PromotionDocument>({
  collection: 'promotions',
  schema: promotionDocument,
  key: 'id',
  columns: [
    named('fr'),
    named('en'),
    column('currency', someText, {
      get: ({ currency }) => currency,
      set: (promotion, currency) => ({ ...promotion, currency }),
    }),
    column('offer', json(offer), {
      get: (promotion) => promotion.offer,
      set: (promotion, value) => ({ ...promotion, offer: value ?? promotion.offer }),
    }),
    column('conditions', json(conditions), {
      get: (promotion) => promotion.conditions,
      set: (promotion, value) => ({ ...promotion, conditions: value ?? promotion.conditions }),
    }),
    column('priority', wholeNumber, {
      get: ({ priority }) => priority,
      set: (promotion, priority) => ({ ...promotion, priority }),
    }),
    column('combines', json(combines), {
      get: (promotion) => promotion.combines,
      set: (promotion, value) => ({ ...promotion, combines: value ?? promotion.combines }),
    }),
    column('withdrawn', yesNo, {
      get: ({ withdrawn }) => withdrawn,
      set: (promotion, withdrawn) => ({ ...promotion, withdrawn }),
    }),
  ],
  scopes: 'column',
  blank: (id) => ({
    ...{ id, kind: 'promotion', version: 1, names: { fr: '', en: '' }, currency: 'EUR' },
    // Nothing in a bundle is no bundle: a new promotion has to say what it offers.
    offer: { kind: 'bundle', parts: [], benefit: { kind: 'price', priceMinor: 0 } },
    ...{ conditions: {}, priority: 100, combines: { kind: 'alone' }, withdrawn: false },
  }),
  change: (document) => ({ collection: 'promotions', document }),
});
