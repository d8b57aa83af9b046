import { z } from 'zod';
import { hostApi } from '../../contract/host/api.ts';

/** The calls that can carry an approval, as their shapes say. */
export const approvableCalls: ReadonlySet<string> = new Set(
  Object.entries(hostApi.calls)
    .filter(([, { input }]) => input instanceof z.ZodObject && 'approval' in input.shape)
    .map(([name]) => name),
);
