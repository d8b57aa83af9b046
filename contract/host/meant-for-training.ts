import { z } from 'zod';
import { hostApi } from './api.ts';

/** The calls that say whether they are meant for training or for the shop, as their shapes say. */
export const callsThatSay: ReadonlySet<string> = new Set(
  Object.entries(hostApi.calls)
    .filter(([, { input }]) => input instanceof z.ZodObject && 'training' in input.shape)
    .map(([name]) => name),
);
