import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemDocument } from '../contract/document/item.ts';
import type { FileLine } from './file-line.ts';
import { readItems } from './read-items.ts';

const file = readFileSync(new URL('../test/fixtures/import/shopify-products.csv', import.meta.url));

async function read(bytes: Uint8Array, pieceLength = 61): Promise<FileLine[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceLength)
      yield bytes.subarray(at, at + pieceLength);
  }
  const lines: FileLine[] = [];
  for await (const line of readItems(pieces(), 'EUR')) lines.push(line);
  return lines;
}

const items = (lines: readonly FileLine[]) =>
  lines.flatMap((line) => (line.refused === null ? [line.read.item] : []));
const refusals = (lines: readonly FileLine[]) =>
  lines.flatMap(({ number, refused }) => (refused ? [`${number} ${refused.problem}`] : []));

/** A small export: these columns, then these rows. */
function csv(columns: string, ...rows: string[]): Uint8Array {
  return new TextEncoder().encode(
    [`Handle,Title,${columns}`, ...rows].map((line) => `${line}\r\n`).join(''),
  );
}

it('a product with options is one model in its sizes and colours', async () => {
  const [first, ...others] = items(await read(file)).filter(
    ({ model }) => model === 'mariniere-ouessant',
  );
  expect(first).toEqual({
    id: 'MAR-E-XS',
    kind: 'item',
    gtin: '03760045600012',
    name: 'Marinière Ouessant',
    category: 'Marinières',
    eReportingCategory: 'TLB1',
    price: { minor: 5_900, currency: 'EUR' },
    vatRateBp: 2_000,
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: 0,
    model: 'mariniere-ouessant',
    size: 'XS',
    colour: 'Écru/Marine',
    picture: 'https://cdn.shopify.com/s/files/1/0001/products/mariniere-ecru.jpg?v=1',
    brand: 'Cap Fréhel',
    description: 'Une marinière tissée en Bretagne. Col bateau 100 % coton, "interlock"',
    withdrawn: false,
  });
  expect(others).toHaveLength(7);
  // What only the first row of a product says is true of all.
  expect(others.every(({ brand, name }) => brand === first?.brand && name === first?.name)).toBe(
    true,
  );
  expect(others.at(-1)).toMatchObject({ size: 'L', colour: 'Blanc/Rouge' });
});

it('options that are neither size nor colour are part of the name; an archived one is withdrawn', async () => {
  const boot = items(await read(file)).find(({ id }) => id === '00380');
  expect(boot).toMatchObject({
    name: 'Bottes de pluie – Caoutchouc naturel',
    category: 'Shoes',
    size: '38',
    price: { minor: 114_950 },
    withdrawn: true,
  });
});

it('a product without options, sku or tax is an item all the same', async () => {
  const found = items(await read(file));
  expect(found.find(({ id }) => id === 'BOU-EMB')).toMatchObject({
    name: 'Bougie « Embruns »',
    size: '',
    colour: '',
    description: 'Cire de soja & coton. 40 heures',
  });
  expect(found.find(({ id }) => id === 'timbre-lettre-verte')).toMatchObject({
    vatRateBp: 0,
    eReportingCategory: 'TNT1',
    price: { minor: 139 },
  });
});

it('bad rows are reported by the line on which they begin, and the others kept', async () => {
  const lines = await read(file);
  expect(items(lines)).toHaveLength(11);
  expect(refusals(lines).map((refusal) => refusal.split(' ')[1])).toEqual([
    'BAD_PRICE',
    'CHECK_DIGIT',
    'GIFT_CARD',
    'REPEATED',
    'NO_NAME',
  ]);
  // Line ends inside descriptions count too, as in an editor.
  const editor = file.toString('utf8').split('\n');
  const numbers = refusals(lines).map((refusal) => Number(refusal.split(' ')[0]));
  expect(numbers.map((number) => editor[number - 1]?.split(',')[0])).toEqual([
    'bottes-de-pluie',
    'bottes-de-pluie',
    'carte-cadeau',
    'double',
    'sans-titre',
  ]);
});

it('a price of more decimals than the currency has is refused, not rounded', async () => {
  const lines = await read(
    csv('Variant SKU,Variant Price', 'a,A,SKU-A,19.999', 'b,B,SKU-B,19.99', 'c,C,SKU-C,1e3'),
  );
  expect(refusals(lines)).toEqual(['2 BAD_PRICE', '4 BAD_PRICE']);
  expect(items(lines).map(({ price }) => price.minor)).toEqual([1_999]);
});

it('quotes that do not close end the file with a report, after the rows before', async () => {
  const lines = await read(
    csv('Variant SKU,Variant Price', 'a,A,SKU-A,1', 'b,"B,SKU-B,2', 'c,C,S,3'),
  );
  expect(items(lines).map(({ id }) => id)).toEqual(['SKU-A']);
  expect(refusals(lines)).toEqual(['3 CSV']);
});

it('whatever is in the cells, nothing throws and every item is one that the catalogue takes', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', '1.00', '3000000000014', 'true', '"a ""b"" c"', 'x'.repeat(300)),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const row = fc.array(cell, { maxLength: 8 }).map((cells) => cells.join(','));
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 12 }),
      fc.integer({ min: 1, max: 80 }),
      async (rows, piece) => {
        const bytes = csv(
          'Body (HTML),Vendor,Variant SKU,Variant Price,Variant Barcode,Option1 Value',
          ...rows,
        );
        for (const item of items(await read(bytes, piece))) itemDocument.parse(item);
      },
    ),
    { numRuns: 200 },
  );
});
