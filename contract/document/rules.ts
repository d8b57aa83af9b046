import { z } from 'zod';
import {
  type Action,
  actions,
  defaultPermissions,
  type Permission,
  type Permissions,
} from '../../domain/operator/permissions.ts';
import {
  defaultReasons,
  type Reason,
  type ReasonKind,
} from '../../domain/pricing/discount-reasons.ts';

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
const ofRole = z.partialRecord(z.enum(actions), permission).default({});

/** What differs from the defaults, such as `{ cashier: { 'line-discount': { upToRateBp: 1500 } } }`. */
const permissionsSetting = z.strictObject({
  cashier: ofRole,
  associate: ofRole,
  manager: ofRole,
});

const reasonsSetting = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      fr: z.string().min(1).max(40),
      en: z.string().min(1).max(40),
    }),
  )
  .min(1)
  .max(20);

const signOnHint = z.strictObject({ fr: z.string().max(200), en: z.string().max(200) });
export type SignOnHint = z.infer<typeof signOnHint>;

/** The defaults with what a settings document changes in them; null for no such document. Throws what can't be read. */
export function permissionsOf(value: unknown): Permissions {
  if (value === null) return defaultPermissions;
  const changed = permissionsSetting.parse(value);
  return {
    cashier: { ...defaultPermissions.cashier, ...readRole(changed.cashier) },
    associate: { ...defaultPermissions.associate, ...readRole(changed.associate) },
    manager: { ...defaultPermissions.manager, ...readRole(changed.manager) },
  };
}

export function signOnHintOf(value: unknown): SignOnHint | null {
  return signOnHint.nullable().parse(value);
}

export function reasonsOf(kind: ReasonKind, value: unknown): readonly Reason[] {
  return value === null ? defaultReasons[kind] : reasonsSetting.parse(value);
}

function readRole(changed: z.infer<typeof ofRole>): Partial<Record<Action, Permission>> {
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
