import { z } from 'zod';
import { type StockMoved, stockConditions } from '../../domain/stock-works/stock-moved.ts';
import { currency, minor, quantity, randomId, reasonCode, totalMinor } from './amounts.ts';

const place = z.string().max(64);

/** What stands on a shelf or a door. */
export const zoneCode = z.string().regex(/^[A-Z0-9-]{0,12}$/);

const line = z.strictObject({
  number: z.int().min(1),
  sku: z.string().min(1).max(64),
  gtin: z.string().regex(/^(\d{14})?$/),
  label: z.string().max(200),
  condition: z.enum(stockConditions),
  change: quantity,
  counted: quantity.nullable(),
  expected: quantity.nullable(),
  unitPriceMinor: minor.min(0).nullable(),
  valueMinor: minor.nullable(),
  reasonCode,
});

/**
 * `stock-moved`: goods that came, went or were found without a sale. It moves no money and no total;
 * each line's change is what it does to the stock of its store.
 */
export const stockMovedBody = z.strictObject({
  /** Not an enum: a release may have more words than the one that reads it. */
  kind: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  workId: randomId,
  part: z.int().min(1).max(1_000),
  parts: z.int().min(1).max(1_000),
  documentId: z.string().regex(/^[A-Za-z0-9_/-]{0,120}$/),
  otherPlaceId: place,
  zone: zoneCode,
  reasonCode,
  currency,
  lines: z.array(line).max(500),
  count: z
    .strictObject({
      scope: z.enum(['rolling', 'full']),
      itemCount: z.int().min(0),
      expectedMinor: totalMinor,
      countedMinor: totalMinor,
    })
    .nullable(),
}) satisfies z.ZodType<StockMoved>;
