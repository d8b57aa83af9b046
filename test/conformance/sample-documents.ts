import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { OperatorDocument } from '../../contract/document/operator.ts';
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
