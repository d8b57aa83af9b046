import { z } from 'zod';
import { bases, faults, remedies } from '../../../domain/after-sales/after-sales-file.ts';
import { afterSalesStates } from '../../../domain/after-sales/states.ts';
import { entryPlace } from '../../entry/amounts.ts';
import { printJobView } from '../printing-shapes.ts';
import { receiptDocument } from '../receipt-shapes.ts';
import { command, sellingCall } from './selling-call.ts';

const state = z.enum(afterSalesStates);
const id = z.string().max(150);

/** A file of the after-sales service in a list. */
const afterSalesView = z.strictObject({
  id: z.string(),
  /** Printed. */
  number: z.string(),
  state,
  /** What may follow. */
  next: z.array(state),
  openedOn: z.string(),
  receipt: z.string(),
  soldOn: z.string(),
  label: z.string(),
  size: z.string(),
  colour: z.string(),
  fault: z.enum(faults),
  basis: z.enum(bases),
  remedy: z.enum(remedies),
  guaranteeThrough: z.string(),
  /** Empty: nobody was named, or this till does not know them. */
  customerName: z.string(),
  /** What the customer said of it: known where it was opened, until it is erased; else empty. */
  told: z.string(),
  history: z.array(z.strictObject({ state, at: z.string(), by: z.string() })),
});
export type AfterSalesView = z.infer<typeof afterSalesView>;

/** Goods that are repaired, replaced or refunded after their sale. */
export const afterSalesCalls = {
  /** Opens a file of one piece of a sold line, of a receipt of any till that `findReceipt` found here. */
  openAfterSales: sellingCall(
    z.strictObject({
      ...command,
      of: entryPlace.extend({ line: z.int().min(1) }),
      fault: z.enum(faults),
      basis: z.enum(bases),
      remedy: z.enum(remedies),
      told: z.string().max(1_000),
    }),
    z.strictObject({ id: z.string(), number: z.string() }),
  ),
  moveAfterSales: sellingCall(
    z.strictObject({ ...command, id, state }),
    z.strictObject({ id: z.string(), number: z.string() }),
  ),
  /** Of the store, the one that changed last first; the text is part of a number, an article or a name. */
  afterSales: sellingCall(
    z.strictObject({
      only: z.enum(['open', 'all']),
      text: z.string().max(100),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ files: z.array(afterSalesView) }),
  ),
  /** The deposit slip, as it stands. */
  afterSalesDocument: sellingCall(
    z.strictObject({ id }),
    z.strictObject({ document: receiptDocument }),
  ),
  printAfterSales: sellingCall(
    z.strictObject({ ...command, id, printer: z.enum(['main', 'spare']) }),
    printJobView,
  ),
} as const;
