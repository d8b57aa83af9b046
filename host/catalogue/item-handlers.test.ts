import { beforeEach, expect, it } from 'vitest';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import {
  catalogPage,
  itemChange,
  sampleItem,
  tillPage,
} from '../../test/conformance/sample-documents.ts';
import { memoryDocuments } from '../store/memory-documents.ts';
import { itemHandlers } from './item-handlers.ts';

type Calls = ReturnType<typeof itemHandlers>;
const session = { id: 's', role: 'page' } as Parameters<
  Handlers<HostApi>['calls']['searchModels']
>[1];

const pull = (colour: string, size: string, changes: Partial<ItemDocument> = {}) =>
  sampleItem(`P-${colour}-${size}`, {
    name: 'Pull mérinos',
    model: 'P',
    category: 'Mailles',
    colour,
    size,
    picture: `demo/jumper-${colour}.svg`,
    ...changes,
  });

let documents: ReturnType<typeof memoryDocuments>;
let calls: Calls;
/** The business day. */
let today: string;

beforeEach(async () => {
  today = '2026-11-30';
  documents = memoryDocuments();
  const catalogue = { documents, priceLists: () => ['lyon', 'company'], businessDay: () => today };
  calls = itemHandlers(catalogue, async () => ({}));
  await documents.applyPage(
    catalogPage(1, [
      ...['S', 'M', 'L'].map((size) => itemChange(pull('Bleu', size))),
      ...['S', 'M'].map((size) => itemChange(pull('Noir', size))),
      itemChange(pull('Noir', 'XL', { withdrawn: true })),
      itemChange(sampleItem('alone', { name: 'Pull de Noël', category: 'Mailles' })),
      {
        collection: 'prices',
        document: {
          id: 'lyon|P-Noir-M',
          kind: 'price',
          list: 'lyon',
          sku: 'P-Noir-M',
          price: { minor: 2_590, currency: 'EUR' },
        },
      },
    ]),
  );
});

async function search(text: string, limit = 20) {
  const found = await calls.searchModels({ text, limit }, session);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

it('a search gives each model once, with how many of it fit and what they cost here', async () => {
  const { models, isCut } = await search('pull');
  expect(isCut).toBe(false);
  expect(models.map(({ item, matching, variants }) => [item.name, matching, variants])).toEqual([
    ['Pull de Noël', 1, 1],
    ['Pull mérinos', 5, 5],
  ]);
  expect(models[1]).toMatchObject({ fromMinor: 1_990, toMinor: 2_590 });
  expect(models[1]?.pictures).toEqual(['demo/jumper-Bleu.svg', 'demo/jumper-Noir.svg']);
});

it('words of colour and size find the one variant that is meant, at the store’s price', async () => {
  // « m » is the beginning of « mérinos » too: what is named in full is what is meant.
  const { models } = await search('pull noir m');
  expect(models[0]).toMatchObject({
    item: { id: 'P-Noir-M', price: { minor: 2_590 } },
    matching: 1,
    variants: 5,
  });
  expect((await search('pull noir')).models[0]).toMatchObject({ matching: 2, variants: 5 });
  expect((await search('pul noi')).models[0]).toMatchObject({ matching: 2, variants: 5 });
});

it('search, shelf, grid and quick keys show the price of the day, of whichever list has one', async () => {
  const price = (list: string, sku: string, minor: number, from: string) =>
    ({
      collection: 'prices' as const,
      document: {
        ...{ id: `${list}|${sku}`, kind: 'price' as const, list, sku },
        windows: [{ from, through: null, price: { minor, currency: 'EUR' } }],
      },
    }) satisfies DocumentChange;
  await documents.applyPage(
    catalogPage(2, [
      price('company', 'alone', 1_500, '2026-12-01'),
      price('lyon', 'P-Bleu-S', 900, '2026-12-01'),
      price('company', 'P-Bleu-S', 800, '2026-12-01'),
    ]),
  );
  const keys = { id: 'sale.quick-keys', kind: 'setting' as const, value: ['alone'] };
  await documents.applyPage(tillPage(1, [{ collection: 'settings', document: keys }]));
  const shown = async () => {
    const [items, models, shelf, grid, home] = await Promise.all([
      calls.searchItems({ text: 'noël', limit: 9 }, session),
      search('pull mérinos'),
      calls.modelsOfCategory({ category: 'Mailles', limit: 9 }, session),
      calls.variantsOf({ sku: 'P-Bleu-S' }, session),
      calls.catalogueHome({}, session),
    ]);
    return [
      items.ok && items.value.items[0]?.price.minor,
      models.models[0]?.fromMinor,
      shelf.ok && shelf.value.models.map(({ fromMinor }) => fromMinor),
      grid.ok && grid.value.items.find(({ id }) => id === 'P-Bleu-S')?.price.minor,
      home.ok && home.value.quickItems[0]?.price.minor,
    ];
  };
  expect(await shown()).toEqual([1_990, 1_990, [1_990, 1_990], 1_990, 1_990]);
  today = '2026-12-01';
  expect(await shown()).toEqual([1_500, 900, [1_500, 900], 900, 1_500]);
});

it('plural and feminine words find what is written in the singular', async () => {
  expect((await search('pulls')).models).toHaveLength(2);
  expect((await search('pulls noires')).models[0]).toMatchObject({ item: { colour: 'Noir' } });
  expect((await search('vestes')).models).toEqual([]);
});

it('words that name a category lead there', async () => {
  await documents.applyPage(
    tillPage(1, [
      {
        collection: 'settings',
        document: {
          id: 'catalogue.departments',
          kind: 'setting',
          value: [
            {
              name: 'Femme',
              picture: '',
              categories: [
                { name: 'Mailles', picture: '' },
                { name: 'Mailles homme', picture: '' },
              ],
            },
          ],
        },
      },
    ]),
  );
  expect(await search('mail')).toMatchObject({ categories: ['Mailles', 'Mailles homme'] });
  expect(await search('mailles homme')).toMatchObject({ categories: ['Mailles homme'] });
  expect(await search('pull')).toMatchObject({ categories: [] });
});

it('a limit is of models, and says that there are more', async () => {
  const { models, isCut } = await search('pull', 1);
  expect(models).toHaveLength(1);
  expect(isCut).toBe(true);
});

it('a category is browsed by model and name', async () => {
  const found = await calls.modelsOfCategory({ category: 'Mailles', limit: 20 }, session);
  expect(found.ok && found.value.models.map(({ item }) => item.name)).toEqual([
    'Pull de Noël',
    'Pull mérinos',
  ]);
});

it('the variants of an item are all of its model that can be sold, itself included', async () => {
  const idsOf = async (sku: string) => {
    const found = await calls.variantsOf({ sku }, session);
    return found.ok ? found.value.items.map(({ id }) => id) : found.error.code;
  };
  expect(await idsOf('P-Noir-S')).toHaveLength(5);
  // What was rung before it was withdrawn still has a place in its grid.
  expect(await idsOf('P-Noir-XL')).toHaveLength(6);
  expect(await idsOf('alone')).toEqual(['alone']);
  expect(await idsOf('gone')).toBe('UNKNOWN_CODE');
});

it('the home of the catalogue is as the settings say, without what can’t be sold', async () => {
  const setting = (id: string, value: NonNullable<unknown>) =>
    ({
      collection: 'settings',
      document: { id, kind: 'setting', value: JSON.parse(JSON.stringify(value)) },
    }) as const;
  const shelves = [{ name: 'Femme', picture: '', categories: [{ name: 'Mailles', picture: '' }] }];
  await documents.applyPage(
    tillPage(1, [
      setting('sale.quick-keys', ['alone', 'P-Noir-XL', 'gone']),
      setting('catalogue.departments', shelves),
    ]),
  );
  const home = await calls.catalogueHome({}, session);
  expect(home.ok && home.value.quickItems.map(({ id }) => id)).toEqual(['alone']);
  expect(home.ok && home.value.departments).toEqual(shelves);
  await documents.applyPage(tillPage(2, [setting('catalogue.departments', 'broken')]));
  const broken = await calls.catalogueHome({}, session);
  expect(broken.ok && broken.value.departments).toEqual([]);
});
