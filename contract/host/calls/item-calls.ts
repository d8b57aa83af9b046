import { z } from 'zod';
import { departments } from '../../document/catalogue-layout.ts';
import { itemDocument } from '../../document/item.ts';
import { shownStock } from '../stock-shapes.ts';
import { sellingCall } from './selling-call.ts';

/** A model, or an item without one, among the results of a search or the items of a category. */
const foundModel = z.strictObject({
  /** The variant that fits best, at the store's price. */
  item: itemDocument,
  /** Variants that fit, and all that the model has. */
  matching: z.int().min(1),
  variants: z.int().min(1),
  /** Least and highest price of the model's variants, minor units of the item's currency. */
  fromMinor: z.int(),
  toMinor: z.int(),
  /** Pictures of the model in its colours, the item's own first. */
  pictures: z.array(z.string()),
});
export type FoundModel = z.infer<typeof foundModel>;

const found = z.strictObject({
  models: z.array(foundModel),
  /** There are more than were asked for. */
  isCut: z.boolean(),
});

const limit = z.int().min(1).max(200);

/** Looking for items, by words or by the shelves. Prices are the store's. */
export const itemCalls = {
  /** Each item that fits, one by one. */
  searchItems: sellingCall(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.strictObject({ items: z.array(itemDocument) }),
  ),
  /** The same by model: a shelf of sizes and colours is one result. */
  searchModels: sellingCall(
    z.strictObject({ text: z.string().max(200), limit }),
    /** Categories that the words name come along, to browse instead. */
    z.strictObject({ ...found.shape, categories: z.array(z.string()) }),
  ),
  /** What can be sold of a category, by model and name. */
  modelsOfCategory: sellingCall(z.strictObject({ category: z.string().max(64), limit }), found),
  /** All variants of the model of an item, itself included; it alone when it has no model. */
  variantsOf: sellingCall(
    z.strictObject({ sku: z.string().max(64) }),
    z.strictObject({
      items: z.array(itemDocument),
      /** By sku; of an item that is not in it nothing is known. */
      stock: z.record(z.string(), shownStock),
    }),
  ),
  /** Other models that a customer may take instead, with what the till knows of their stock. */
  similarItems: sellingCall(
    z.strictObject({ sku: z.string().max(64), limit: z.int().min(1).max(20) }),
    z.strictObject({
      items: z.array(itemDocument),
      stock: z.record(z.string(), shownStock),
    }),
  ),
  /** Where browsing begins: what is rung by one touch, and the departments. */
  catalogueHome: sellingCall(
    z.strictObject({}),
    z.strictObject({ quickItems: z.array(itemDocument), departments }),
  ),
} as const;
