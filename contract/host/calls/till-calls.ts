import { z } from 'zod';
import { sellingCall } from './selling-call.ts';

/** What is asked of the till itself. */
export const tillCalls = {
  setLanguage: sellingCall(z.strictObject({ language: z.enum(['fr', 'en']) }), z.strictObject({})),
} as const;
