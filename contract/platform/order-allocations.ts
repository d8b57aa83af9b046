import { z } from 'zod';

const points = z.int();

/** Why an order's lines come from where they do, as docs/allocation.md explains it; the latest of a line last. */
export const orderAllocations = z.strictObject({
  decisions: z.array(
    z.strictObject({
      orderId: z.string(),
      line: z.int(),
      atMs: z.int(),
      quantityMilli: z.int(),
      parts: z.array(
        z.strictObject({
          sourceId: z.string(),
          quantityMilli: z.int(),
          leavesOn: z.string(),
          transferTo: z.string(),
        }),
      ),
      explanation: z.strictObject({
        considered: z.array(
          z.strictObject({
            sourceId: z.string(),
            outcome: z.string(),
            points: z
              .strictObject({
                ...{ distance: points, parcel: points, kind: points },
                ...{ company: points, late: points, shallow: points },
              })
              .nullable(),
            promisableMilli: z.int().nullable(),
            leavesOn: z.string(),
          }),
        ),
        others: z.record(z.string(), z.int()),
      }),
    }),
  ),
});
export type OrderAllocations = z.infer<typeof orderAllocations>;
