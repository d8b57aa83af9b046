import { z } from 'zod';
import { seat } from '../views.ts';
import { approvable, sellingCall } from './selling-call.ts';

const setting = z.strictObject({
  /** Such as `devices.printer`; `getSettings` names them all. */
  key: z.string(),
  /** As it was set, or what the till uses as long as nobody has. */
  value: z.string(),
});

/** Settings of this one till (`host/settings`). */
export const settingsCalls = {
  getSettings: sellingCall(z.strictObject({}), z.strictObject({ settings: z.array(setting) })),
  setSetting: sellingCall(
    /** An empty value unsets. */
    z.strictObject({
      seat,
      ...approvable,
      key: z.string().max(100),
      value: z.string().max(500),
    }),
    setting,
  ),
} as const;
