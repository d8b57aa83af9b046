import { z } from 'zod';
import { customerDocument } from '../document/customer.ts';
import { dossierDocument } from '../document/dossier.ts';
import { itemDocument } from '../document/item.ts';
import { operatorDocument } from '../document/operator.ts';
import { orderDocument } from '../document/order.ts';
import { priceDocument } from '../document/price.ts';
import { promotionDocument } from '../document/promotion.ts';
import { settingDocument } from '../document/setting.ts';
import { stockDocument } from '../document/stock.ts';
import { taskDocument } from '../document/task.ts';
import { type FeedPage, feedState } from '../port/documents.ts';

const erased = z.string().min(1).max(200);

const wholeDocument = z.discriminatedUnion('collection', [
  z.strictObject({ collection: z.literal('items'), document: itemDocument }),
  z.strictObject({ collection: z.literal('prices'), document: priceDocument }),
  z.strictObject({ collection: z.literal('promotions'), document: promotionDocument }),
  z.strictObject({ collection: z.literal('stock'), document: stockDocument }),
  z.strictObject({ collection: z.literal('customers'), document: customerDocument }),
  z.strictObject({ collection: z.literal('operators'), document: operatorDocument }),
  z.strictObject({ collection: z.literal('settings'), document: settingDocument }),
  z.strictObject({ collection: z.literal('orders'), document: orderDocument }),
  z.strictObject({ collection: z.literal('tasks'), document: taskDocument }),
  z.strictObject({ collection: z.literal('dossiers'), document: dossierDocument }),
]);
const erasure = z.discriminatedUnion('collection', [
  z.strictObject({ collection: z.literal('items'), erased }),
  z.strictObject({ collection: z.literal('prices'), erased }),
  z.strictObject({ collection: z.literal('promotions'), erased }),
  z.strictObject({ collection: z.literal('stock'), erased }),
  z.strictObject({ collection: z.literal('customers'), erased }),
  z.strictObject({ collection: z.literal('operators'), erased }),
  z.strictObject({ collection: z.literal('settings'), erased }),
  z.strictObject({ collection: z.literal('orders'), erased }),
  z.strictObject({ collection: z.literal('tasks'), erased }),
  z.strictObject({ collection: z.literal('dossiers'), erased }),
]);

/**
 * One change as it crosses the wire: a whole document, or an erasure. Found by its collection: tried
 * one after the other, sixteen shapes took several times as long.
 */
export const documentChange = z.union([wholeDocument, erasure]);

/** One page of a feed as it crosses the wire or lies in a file. Empty pages carry their state too. */
export const feedPage = z.strictObject({
  feed: z.string().min(1).max(64),
  file: z.enum(['till', 'catalog']),
  changes: z.array(documentChange),
  state: feedState,
}) satisfies z.ZodType<FeedPage>;
