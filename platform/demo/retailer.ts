import type { TillIdentity } from '../../contract/document/setting.ts';
import type { FeedPage } from '../../contract/port/documents.ts';
import { demoItems } from './items.ts';

const identity: TillIdentity = {
  company: {
    id: 'lumen',
    name: 'Maison Lumen SAS',
    siren: '123456782',
    vatNumber: 'FR11123456782',
  },
  store: {
    id: 'LYO1',
    name: 'Lyon Part-Dieu',
    siret: '12345678200017',
    gln: '3012345678907',
    address: ['12 rue de la République', '69003 Lyon'],
    country: 'FR',
    zone: 'Europe/Paris',
  },
  till: { id: 'LYO1-2', number: '2' },
  currency: 'EUR',
  priceList: '',
};

const operators = [
  { id: 'op-ines', alias: 'Inès M.', role: 'cashier', language: 'fr' },
  { id: 'op-theo', alias: 'Théo R.', role: 'associate', language: 'fr' },
  { id: 'op-karim', alias: 'Karim B.', role: 'manager', language: 'fr' },
] as const;

/** The made-up retailer "Maison Lumen", as the pages of a feed that a new till loads. */
export function demoRetailer(): FeedPage[] {
  const state = { epoch: 'demo', seq: 1, tag: 'demo', appliedThrough: 0, except: [] };
  return [
    {
      feed: 'till',
      file: 'till',
      state,
      changes: [
        {
          collection: 'settings',
          document: { id: 'till.identity', kind: 'setting', value: identity },
        },
        ...operators.map((operator) => ({
          collection: 'operators' as const,
          document: { kind: 'operator' as const, ...operator },
        })),
      ],
    },
    {
      feed: 'network',
      file: 'catalog',
      state,
      changes: demoItems().map((document) => ({ collection: 'items' as const, document })),
    },
  ];
}
