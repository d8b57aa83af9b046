import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { PriceDocument } from '../../contract/document/price.ts';
import type { PromotionDocument } from '../../contract/document/promotion.ts';
import type { DocumentChange, FeedPage } from '../../contract/port/documents.ts';

export function sampleItem(id: string, changes: Partial<ItemDocument> = {}): ItemDocument {
  return {
    id,
    kind: 'item',
    gtin: '',
    name: `Article ${id}`,
    category: 'divers',
    eReportingCategory: 'TLB1',
    price: { minor: 1990, currency: 'EUR' },
    vatRateBp: 2000,
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: 0,
    model: '',
    size: '',
    colour: '',
    picture: '',
    withdrawn: false,
    ...changes,
  };
}

export function sampleOperator(id: string, alias = 'Inès M.'): OperatorDocument {
  return {
    id,
    kind: 'operator',
    alias,
    role: 'cashier',
    language: 'fr',
    pin: null,
    badge: '',
    isActive: true,
    sealedBy: '',
  };
}

export const samplePrice: PriceDocument = {
  id: 'west|A-1',
  kind: 'price',
  list: 'west',
  sku: 'A-1',
  price: { minor: 1_890, currency: 'EUR' },
  windows: [
    { from: '2026-12-01', through: '2026-12-24', price: { minor: 1_490, currency: 'EUR' } },
    { from: null, through: '2026-01-31', price: { minor: 990, currency: 'EUR' } },
  ],
};

export const samplePromotion: PromotionDocument = {
  id: 'p-3for2',
  kind: 'promotion',
  version: 1,
  names: { fr: '3 pour 2 sur les chaussettes', en: '3 for 2 on socks' },
  currency: 'EUR',
  offer: { kind: 'n-for-m', items: { categories: ['Chaussettes'] }, pieces: 3, paidPieces: 2 },
  conditions: { from: '2026-12-01', hours: [{ days: [1, 2], from: '10:00', to: '12:00' }] },
  priority: 100,
  combines: { kind: 'in-group', group: 'lots' },
  withdrawn: false,
};

export function sampleCustomer(id: string): CustomerDocument {
  const consent = { isGiven: true, at: '2026-03-14' };
  return {
    id,
    kind: 'customer',
    firstName: 'Élise',
    lastName: 'Moreau',
    phone: '+33639980001',
    email: 'elise.moreau@example.fr',
    postcode: '69003',
    city: 'Lyon',
    language: 'fr',
    cardNumber: '100042',
    tier: 'gold',
    points: 320,
    birthMonth: 4,
    consents: { email: consent, sms: { ...consent, isGiven: false }, profiling: consent },
    business: null,
    loyalty: null,
  };
}

/** Who buys for a company: at the list `pro`, on account up to 1 500 €. */
export function sampleBusiness(id: string): CustomerDocument {
  return {
    ...sampleCustomer(id),
    ...{ phone: '+33639980077', email: 'achats@remparts.example.fr', cardNumber: '100077' },
    business: {
      ...{ name: 'Hôtel des Remparts', siren: '732829320', vatNumber: 'FR44732829320' },
      ...{ street: '12 rue Mercière', priceList: 'pro' },
      account: { limitMinor: 150_000, days: 30, chargedMinor: 0, paidMinor: 0 },
    },
  };
}

export function catalogPage(
  seq: number,
  changes: readonly DocumentChange[],
  feed = 'network',
): FeedPage {
  const state = {
    epoch: 'e1',
    seq,
    tag: `t${seq}`,
    journalId: '',
    appliedThrough: seq,
    except: [],
  };
  return { feed, file: 'catalog', changes, state };
}

export function tillPage(seq: number, changes: readonly DocumentChange[], feed = 'till'): FeedPage {
  return { ...catalogPage(seq, changes, feed), file: 'till' };
}

export function itemChange(document: ItemDocument): DocumentChange {
  return { collection: 'items', document };
}
