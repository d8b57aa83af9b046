import { type ItemDocument, itemDocument } from '../../../contract/document/item.ts';
import { parseAmount, printAmount } from '../../../domain/money/amount-text.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { readGtin } from '../../../item-files/item-line.ts';
import {
  type Codec,
  decimal,
  json,
  maybeText,
  oneOf,
  someText,
  text,
  verbatim,
  wholeNumber,
  yesNo,
} from '../codecs.ts';
import { type Column, column } from '../column.ts';
import { documentKind } from '../document-kind.ts';
import { idsOf, knownVatRates } from '../known.ts';

/** Any GTIN; fourteen digits once it is read. */
const gtin: Codec<string> = {
  // A leading zero is how a document keeps GTIN-13; a file says it as the barcode does.
  write: (value) => (/^0\d{13}$/.test(value) ? value.slice(1) : value),
  read(cell) {
    const code = cell.trim();
    if (code === '') return ok('');
    const read = readGtin(code);
    return read.ok ? read : refuse('value');
  },
};

type Maybe = 'brand' | 'composition' | 'care' | 'supplier';
const maybe = (name: Maybe): Column<ItemDocument> =>
  column(name, maybeText, {
    get: (item) => item[name],
    set: (item, value) => ({ ...item, [name]: value }),
  });

type Said = 'name' | 'category' | 'model' | 'size' | 'colour' | 'picture';
const said = (name: Said, codec = text): Column<ItemDocument> =>
  column(name, codec, {
    get: (item) => item[name],
    set: (item, value) => ({ ...item, [name]: value }),
  });

const amount = (
  name: string,
  lens: { get(item: ItemDocument): number; set(item: ItemDocument, minor: number): ItemDocument },
): Column<ItemDocument> => ({
  name,
  write: (item) => printAmount(lens.get(item), item.price.currency),
  read(cell, item) {
    const minor = parseAmount(cell, item.price.currency);
    if (minor.ok) return ok(lens.set(item, minor.value));
    return refuse({ column: name, problem: cell.trim() === '' ? 'empty' : 'value', found: cell });
  },
});

const columns: readonly Column<ItemDocument>[] = [
  column('gtin', gtin, {
    get: (item) => item.gtin,
    set: (item, value) => ({ ...item, gtin: value }),
  }),
  said('name', someText),
  said('category'),
  // Before the amounts, which are read in it.
  column('currency', someText, {
    get: ({ price }) => price.currency,
    set: (item, currency) => ({ ...item, price: { ...item.price, currency } }),
  }),
  amount('price', {
    get: ({ price }) => price.minor,
    set: (item, minor) => ({ ...item, price: { ...item.price, minor } }),
  }),
  column('vatRate', decimal(2), {
    get: (item) => item.vatRateBp,
    set: (item, vatRateBp) => ({ ...item, vatRateBp }),
  }),
  column('eReportingCategory', oneOf(['TLB1', 'TPS1', 'TNT1', 'TMA1']), {
    get: (item) => item.eReportingCategory,
    set: (item, eReportingCategory) => ({ ...item, eReportingCategory }),
  }),
  column('unit', oneOf(['piece', 'kg', 'm', 'l']), {
    get: (item) => item.unit,
    set: (item, unit) => ({ ...item, unit }),
  }),
  column('quantityScale', wholeNumber, {
    get: (item) => item.quantityScale,
    set: (item, quantityScale) => ({ ...item, quantityScale }),
  }),
  amount('ecoParticipation', {
    get: (item) => item.ecoParticipationMinor,
    set: (item, ecoParticipationMinor) => ({ ...item, ecoParticipationMinor }),
  }),
  said('model'),
  said('size'),
  said('colour'),
  maybe('brand'),
  column<ItemDocument, string>('description', verbatim, {
    get: (item) => item.description ?? '',
    set: (item, value) => ({ ...item, description: value === '' ? undefined : value }),
  }),
  maybe('composition'),
  maybe('care'),
  column('attributes', json(itemDocument.shape.attributes.unwrap()), {
    get: (item) => item.attributes,
    set: (item, attributes) => ({ ...item, attributes }),
  }),
  said('picture'),
  column('media', json(itemDocument.shape.media.unwrap()), {
    get: (item) => item.media,
    set: (item, media) => ({ ...item, media }),
  }),
  column<ItemDocument, boolean>('guarantee', yesNo, {
    get: (item) => item.guarantee ?? false,
    set: (item, guarantee) => ({ ...item, guarantee: guarantee ? true : undefined }),
  }),
  maybe('supplier'),
  column('withdrawn', yesNo, {
    get: (item) => item.withdrawn,
    set: (item, withdrawn) => ({ ...item, withdrawn }),
  }),
];

/** Items with their base prices, the same in the whole network. */
export const itemsKind = documentKind<ItemDocument>({
  collection: 'items',
  schema: itemDocument,
  key: 'sku',
  columns,
  scopes: 'network',
  blank: (id) => ({
    ...{ id, kind: 'item', gtin: '', name: '', category: '', eReportingCategory: 'TLB1' },
    // No item is worth less than nothing: a file that brings a new one has to say what it costs.
    ...{ price: { minor: -1, currency: 'EUR' }, vatRateBp: 2_000 },
    ...{ unit: 'piece', quantityScale: 0, ecoParticipationMinor: 0 },
    ...{ model: '', size: '', colour: '', picture: '', withdrawn: false },
  }),
  change: (document) => ({ collection: 'items', document }),
  async checksOf(sql) {
    const suppliers = await idsOf(sql, 'suppliers');
    const rates = await knownVatRates(sql);
    return ({ document: { supplier, vatRateBp } }) => {
      if (supplier !== undefined && !suppliers.has(supplier))
        return { column: 'supplier', problem: 'unknown', found: supplier };
      if (rates !== null && !rates.has(vatRateBp))
        return { column: 'vatRate', problem: 'unknown', found: decimal(2).write(vatRateBp) };
      return null;
    };
  },
});
