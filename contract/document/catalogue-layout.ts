import { z } from 'zod';

/** The setting `catalogue.departments`: how the catalogue is browsed, the first department first. */
export const departments = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(64),
      picture: z.string().max(4096),
      /** Categories as items carry them, with a picture that stands for each. */
      categories: z
        .array(z.strictObject({ name: z.string().min(1).max(64), picture: z.string().max(4096) }))
        .max(60),
    }),
  )
  .max(30);
export type Departments = z.infer<typeof departments>;
export const departmentsSetting = 'catalogue.departments';

/** The setting `sale.quick-keys`: skus that a cashier rings by one touch, such as a carrier bag. */
export const quickKeys = z.array(z.string().min(1).max(64)).max(12);
export const quickKeysSetting = 'sale.quick-keys';
