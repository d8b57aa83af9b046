import { z } from 'zod';
import {
  type Action,
  actions,
  defaultPermissions,
  type Permission,
  type Permissions,
} from '../../domain/operator/permissions.ts';
import type { ReasonKind } from '../../domain/pricing/discount-reasons.ts';

/** The settings documents that say who may do what, and which reasons there are, by their id. */
export const permissionsId = 'operators.permissions';
/** A word of the retailer under the names of the sign-on screen, such as whom to ask for a PIN. */
export const signOnHintId = 'operators.hint';
export const reasonsId = (kind: ReasonKind): string => `reasons.${kind}`;

const permission = z.union([
  z.boolean(),
  z.strictObject({
    /** Hundredths of a percent of the full price. */
    upToRateBp: z.int().min(1).max(10_000).optional(),
    upToMinor: z.int().min(1).optional(),
  }),
]);
/** An action this program does not know comes from a platform that is ahead of it: nobody asks for it here. */
const ofRole = z
  .record(z.string(), z.unknown())
  .transform((given) => Object.fromEntries(actions.map((action) => [action, given[action]])))
  .pipe(z.partialRecord(z.enum(actions), permission.optional()))
  .transform(readRole)
  .prefault({});

/**
 * The defaults with what differs from them, such as
 * `{ cashier: { 'line-discount': { upToRateBp: 1500 } } }`. Roles and actions of a later release are
 * left out.
 */
export const permissionsSetting = z
  .object({ cashier: ofRole, associate: ofRole, manager: ofRole })
  .transform(
    (changed): Permissions => ({
      cashier: { ...defaultPermissions.cashier, ...changed.cashier },
      associate: { ...defaultPermissions.associate, ...changed.associate },
      manager: { ...defaultPermissions.manager, ...changed.manager },
    }),
  );

export const reasonsSetting = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      fr: z.string().min(1).max(40),
      en: z.string().min(1).max(40),
    }),
  )
  .min(1)
  .max(20);

export const signOnHint = z.strictObject({ fr: z.string().max(200), en: z.string().max(200) });
export type SignOnHint = z.infer<typeof signOnHint>;

function readRole(
  changed: Partial<Record<Action, z.infer<typeof permission> | undefined>>,
): Partial<Record<Action, Permission>> {
  const read: Partial<Record<Action, Permission>> = {};
  for (const action of actions) {
    const given = changed[action];
    if (given === undefined) continue;
    const bounds = typeof given === 'boolean' ? {} : given;
    read[action] = {
      isAllowed: given !== false,
      upToRateBp: bounds.upToRateBp ?? null,
      upToMinor: bounds.upToMinor ?? null,
    };
  }
  return read;
}
