import { z } from 'zod';
import { orderDocument } from '../../document/order.ts';
import { paperKind, printJobView } from '../printing-shapes.ts';
import { command, sellingCall } from './selling-call.ts';

const printer = z.enum(['main', 'spare']).default('main');

/** Papers of the orders that a store prepares; printed as tickets are, as often as they are asked for. */
export const orderPaperCalls = {
  /** All that is to be taken from the shelves, by department and shelf. */
  printPickingList: sellingCall(z.strictObject({ ...command, printer }), printJobView),
  /** Of what is packed of a group here: the slip that lies in the parcel, or the label that is stuck on it. */
  printOrderPaper: sellingCall(
    z.strictObject({
      ...command,
      order: orderDocument.shape.id,
      group: z.int().min(1),
      paper: paperKind.extract(['packing-slip', 'address-label']),
      /** Of a slip. */
      hasPrices: z.boolean().default(true),
      printer,
    }),
    printJobView,
  ),
} as const;
