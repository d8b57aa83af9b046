import { z } from 'zod';
import { welcome } from '../../document/welcome.ts';
import { sellingCall } from './selling-call.ts';

export const welcomeCalls = {
  /** What the first start shows, before anybody has signed on; null in a shop that is not only tried. */
  welcome: sellingCall(z.strictObject({}), z.strictObject({ welcome: welcome.nullable() })),
} as const;
