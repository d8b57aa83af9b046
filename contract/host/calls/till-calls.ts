import { z } from 'zod';
import { itemDocument } from '../../document/item.ts';
import { sellingCall } from './selling-call.ts';

/** What is asked of the till itself. */
export const tillCalls = {
  searchItems: sellingCall(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.strictObject({ items: z.array(itemDocument) }),
  ),
  setLanguage: sellingCall(z.strictObject({ language: z.enum(['fr', 'en']) }), z.strictObject({})),
} as const;
