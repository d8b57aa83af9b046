import { z } from 'zod';
import { stockBand } from '../document/stock.ts';

/** What the till knows of an item's stock; null where it does not know. */
export const shownStock = z.strictObject({
  /** In its own store, thousandths of the unit, with what this till sold and took back itself. */
  ownMilli: z.int().nullable(),
  /** In the whole network, minutes old. */
  network: stockBand.nullable(),
});
export type ShownStock = z.infer<typeof shownStock>;
