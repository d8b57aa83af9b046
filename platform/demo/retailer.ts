import type { TillIdentity } from '../../contract/document/setting.ts';
import type { FeedPage } from '../../contract/port/documents.ts';
import { demoItems } from './items.ts';

const identity: TillIdentity = {
  company: {
    id: 'lumen',
    name: 'Maison Lumen SAS',
    siren: '123456782',
    vatNumber: 'FR11123456782',
    naf: '4771Z',
    address: {
      lines: ['4 quai des Célestins'],
      postcode: '69002',
      city: 'Lyon',
      country: 'FR',
    },
  },
  store: {
    id: 'LYO1',
    name: 'Lyon Part-Dieu',
    siret: '12345678200017',
    gln: '3012345678907',
    address: {
      lines: ['12 rue de la République'],
      postcode: '69003',
      city: 'Lyon',
      country: 'FR',
    },
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
  const state = {
    epoch: 'demo',
    seq: 1,
    tag: 'demo',
    journalId: '',
    appliedThrough: 0,
    except: [],
  };
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
