import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ItemDocument } from '../../contract/document/item.ts';
import { sampleItem } from '../conformance/sample-documents.ts';
import type { LastingClient } from './till-client.ts';

const generatedItems = 3_000;
const itemsPerPage = 2_000;
const vatRates = [550, 1_000, 2_000];

/**
 * The items of a great many sales: those of the file that COMPTOIR_ITEMS names (`gtin<TAB>name`, also
 * .gz), or made-up ones. Prices, rates and what is sold by weight follow from the place in the list.
 */
export function catalogueOfSales(): { from: string; items: ItemDocument[] } {
  const file = process.env.COMPTOIR_ITEMS;
  if (!file) {
    const lines = Array.from({ length: generatedItems }, (_, index) => ({
      gtin14: gtin14Of(`0300000${String(index).padStart(6, '0')}`),
      name: `Article de caisse ${index}`,
    }));
    return { from: `${generatedItems} made-up items`, items: lines.map(itemOf) };
  }
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n');
  const items = lines.flatMap((line, index) => {
    const [gtin = '', name = ''] = line.split('\t');
    const gtin14 = gtin.padStart(14, '0');
    const isSound = /^\d{14}$/.test(gtin14) && gtin14Of(gtin14.slice(0, 13)) === gtin14;
    return isSound && name.trim() !== ''
      ? [itemOf({ gtin14, name: name.trim().slice(0, 200) }, index)]
      : [];
  });
  return { from: `${items.length} items of ${file}`, items };
}

export async function importItems(
  client: LastingClient,
  items: readonly ItemDocument[],
): Promise<void> {
  const begun = await client.call('importBegin', { totalLines: items.length });
  if (!begun.ok) throw new Error(begun.error.code);
  const { importId } = begun.value;
  for (let from = 0; from < items.length; from += itemsPerPage) {
    const page = items.slice(from, from + itemsPerPage);
    const stored = await client.call('importPage', { importId, items: page });
    if (!stored.ok) throw new Error(stored.error.code);
  }
  const ended = await client.call('importEnd', { importId, commit: true });
  if (!ended.ok) throw new Error(ended.error.code);
}

function itemOf({ gtin14, name }: { gtin14: string; name: string }, index: number): ItemDocument {
  const isWeighed = index % 11 === 7;
  return sampleItem(gtin14, {
    gtin: gtin14,
    name,
    price: { minor: 5 + ((index * 7_919) % 4_987), currency: 'EUR' },
    vatRateBp: vatRates[index % vatRates.length] ?? 0,
    unit: isWeighed ? 'kg' : 'piece',
    quantityScale: isWeighed ? 3 : 0,
  });
}

/** With its check digit: the digits weigh 3 and 1 in turn, and all come to a multiple of ten. */
function gtin14Of(first13: string): string {
  const sum = [...first13].reduce(
    (all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  );
  return `${first13}${(10 - (sum % 10)) % 10}`;
}
