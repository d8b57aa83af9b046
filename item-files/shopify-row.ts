import type { ItemDocument } from '../contract/document/item.ts';
import { parseAmount } from '../domain/money/amount-text.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { cleanName } from './clean-name.ts';
import type { ItemLine, LineRefusal } from './item-line.ts';
import { readGtin } from './item-line.ts';
import { plainText } from './plain-text.ts';

/** What the first row of a product says for all of its rows. */
export interface ShopifyProduct {
  handle: string;
  title: string;
  description: string;
  brand: string;
  category: string;
  image: string;
  isWithdrawn: boolean;
  isGiftCard: boolean;
  optionNames: readonly string[];
}

type Row = Readonly<Record<string, string>>;

interface ReadRow {
  /** Of this row and those that follow it. */
  product: ShopifyProduct | null;
  item: ItemLine | null;
  refused: LineRefusal | null;
}

/**
 * One row of a Shopify export as an item of the till's currency; neither item nor refusal for a row
 * that only adds an image. Prices are taken as VAT included at 20 %, for the file has no rate; what is
 * not taxable is sold without VAT (docs/command-line.md).
 */
export function readShopifyRow(row: Row, before: ShopifyProduct | null, currency: string): ReadRow {
  const handle = field(row, 'Handle');
  const product = before?.handle === handle && handle !== '' ? before : productOf(row, handle);
  if (product === null) {
    return { product: null, item: null, refused: { problem: 'NO_NAME', found: handle } };
  }
  const isVariant = ['Variant SKU', 'Variant Price', 'Option1 Value'].some((name) =>
    field(row, name),
  );
  if (!isVariant) return { product, item: null, refused: null };
  const read = itemOf(row, product, currency);
  return read.ok
    ? { product, item: read.value, refused: null }
    : { product, item: null, refused: read.error };
}

function productOf(row: Row, handle: string): ShopifyProduct | null {
  const title = field(row, 'Title');
  if (handle === '' || title === '') return null;
  const categories = field(row, 'Product Category').split('>');
  return {
    handle,
    title,
    description: plainText(field(row, 'Body (HTML)')).slice(0, 2_000),
    brand: field(row, 'Vendor').slice(0, 64),
    category: (field(row, 'Type') || (categories.at(-1) ?? '').trim() || 'Import').slice(0, 64),
    image: field(row, 'Image Src'),
    isWithdrawn: /^(archived|draft)$/i.test(field(row, 'Status')),
    isGiftCard: isTrue(field(row, 'Gift Card')),
    optionNames: [1, 2, 3].map((n) => field(row, `Option${n} Name`)),
  };
}

function itemOf(
  row: Row,
  product: ShopifyProduct,
  currency: string,
): Result<ItemLine, LineRefusal> {
  // Selling one is a liability, not goods: it has a way of its own at the till.
  if (product.isGiftCard) return refuse({ problem: 'GIFT_CARD', found: product.title });
  if (Object.values(row).some((value) => value.includes('\ufffd'))) {
    return refuse({ problem: 'NOT_UTF8', found: product.title });
  }
  const barcode = field(row, 'Variant Barcode');
  const gtin = barcode === '' ? ok('') : readGtin(barcode);
  if (!gtin.ok) return gtin;
  const priceText = field(row, 'Variant Price');
  const price = parseAmount(priceText, currency);
  if (!price.ok || price.value < 0) return refuse({ problem: 'BAD_PRICE', found: priceText });
  const options = optionsOf(row, product);
  const sku = field(row, 'Variant SKU') || barcode || [product.handle, ...options.all].join('-');
  if (sku.length > 64) return refuse({ problem: 'SKU', found: sku });
  const name = cleanName([product.title, ...options.others].join(' – '));
  const isTaxed = !/^false$/i.test(field(row, 'Variant Taxable'));
  const item: ItemDocument = {
    id: sku,
    kind: 'item',
    gtin: gtin.value,
    name: name.text,
    category: product.category,
    eReportingCategory: isTaxed ? 'TLB1' : 'TNT1',
    price: { minor: price.value, currency },
    vatRateBp: isTaxed ? 2_000 : 0,
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: 0,
    model: product.handle.slice(0, 64),
    size: options.size.slice(0, 32),
    colour: options.colour.slice(0, 32),
    picture: (field(row, 'Variant Image') || product.image).slice(0, 4_096),
    ...(product.brand === '' ? {} : { brand: product.brand }),
    ...(product.description === '' ? {} : { description: product.description }),
    withdrawn: product.isWithdrawn,
  };
  return ok({ item, isShortened: name.isShortened });
}

/** Size and colour by what the retailer calls the options; any other one becomes part of the name. */
function optionsOf(row: Row, { optionNames }: ShopifyProduct) {
  const options = optionNames.flatMap((name, index) => {
    const value = field(row, `Option${index + 1} Value`);
    // What Shopify puts where a product has no options.
    return value === '' || value === 'Default Title' ? [] : [{ name, value }];
  });
  const size = options.find(({ name }) => /taille|size|pointure/i.test(name));
  const colour = options.find(({ name }) => /couleur|coloris|colou?r/i.test(name));
  return {
    size: size?.value ?? '',
    colour: colour?.value ?? '',
    others: options
      .filter((option) => option !== size && option !== colour)
      .map(({ value }) => value),
    all: options.map(({ value }) => value),
  };
}

/** Shopify puts an apostrophe before digits, so that spreadsheets keep their zeros. */
function field(row: Row, name: string): string {
  return (row[name] ?? '').trim().replace(/^'(?=\d)/, '');
}

function isTrue(text: string): boolean {
  return /^true$/i.test(text);
}
