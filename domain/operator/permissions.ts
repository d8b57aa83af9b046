import { multiplyDivide } from '../money/minor.ts';

/** Who signs on works as one of these; what a role may do is data (`defaultPermissions` until a setting says otherwise). */
export type OperatorRole = 'cashier' | 'associate' | 'manager';

/** From the one who may least to the one who may most: the first that could is asked for help. */
const operatorRoles: readonly OperatorRole[] = ['cashier', 'associate', 'manager'];

/** What needs permission; `host/permissions.test.ts` does each without it and with it. */
export const actions = [
  'line-discount',
  'basket-discount',
  'price-override',
  'line-void',
  'basket-abandon',
  'resume-of-others',
  'refund',
  'return-unverified',
  'return-offline',
  'return-without-receipt',
  'reprint',
  'invoice',
  'archive',
  'settings',
  'session',
  'cash-drop',
  'paid-in',
  'paid-out',
  'no-sale',
  'count',
  'count-validation',
  'day-close',
  'x-reading',
  'safe',
  'audit',
  'training',
  'tax-free',
  'account-payment',
  'stock-adjust',
  'stock-receive',
  'inventory',
  'quote',
  'after-sales',
  'orders',
  'staff-sale',
  'staff-quota',
  'settle-task',
  'points-offline',
  'expired-value',
  'erase-customer',
  'deposit-goodwill',
  'customer-notes',
] as const;
export type Action = (typeof actions)[number];

/** Allowed or not; where it gives something away (off a price, money back), up to which part and amount. */
export interface Permission {
  isAllowed: boolean;
  /** Hundredths of a percent of the price before any discount by hand; null for no bound. */
  upToRateBp: number | null;
  /** Minor units of the till's currency; null for no bound. */
  upToMinor: number | null;
}

export type Permissions = Readonly<Record<OperatorRole, Readonly<Record<Action, Permission>>>>;

const never: Permission = { isAllowed: false, upToRateBp: null, upToMinor: null };
const always: Permission = { isAllowed: true, upToRateBp: null, upToMinor: null };
const upTo = (upToRateBp: number): Permission => ({ ...always, upToRateBp });
const upToAmount = (upToMinor: number): Permission => ({ ...always, upToMinor });

/** A shop that set nothing: a gesture is a cashier's, a bargain an associate's, the rest the manager's. */
export const defaultPermissions: Permissions = {
  cashier: {
    'line-discount': upTo(1_000),
    'basket-discount': upTo(500),
    'price-override': upTo(1_000),
    'line-void': always,
    'basket-abandon': always,
    'resume-of-others': always,
    refund: always,
    'return-unverified': never,
    'return-offline': upToAmount(15_000),
    'return-without-receipt': upToAmount(3_000),
    reprint: always,
    invoice: always,
    archive: never,
    settings: never,
    session: always,
    'cash-drop': always,
    'paid-in': always,
    'paid-out': upToAmount(5_000),
    'no-sale': always,
    count: always,
    'count-validation': never,
    'day-close': never,
    'x-reading': never,
    safe: never,
    audit: never,
    training: never,
    'tax-free': always,
    'account-payment': always,
    'stock-adjust': never,
    'stock-receive': always,
    inventory: never,
    quote: always,
    'after-sales': always,
    orders: always,
    'staff-sale': always,
    'staff-quota': never,
    'settle-task': never,
    'points-offline': never,
    'expired-value': never,
    'erase-customer': never,
    'deposit-goodwill': never,
    'customer-notes': never,
  },
  associate: {
    'line-discount': upTo(2_000),
    'basket-discount': upTo(1_000),
    'price-override': upTo(2_000),
    'line-void': always,
    'basket-abandon': always,
    'resume-of-others': always,
    refund: always,
    'return-unverified': never,
    'return-offline': upToAmount(30_000),
    'return-without-receipt': upToAmount(10_000),
    reprint: always,
    invoice: always,
    archive: never,
    settings: never,
    session: always,
    'cash-drop': always,
    'paid-in': always,
    'paid-out': upToAmount(5_000),
    'no-sale': always,
    count: always,
    'count-validation': never,
    'day-close': never,
    'x-reading': never,
    safe: never,
    audit: never,
    training: never,
    'tax-free': always,
    'account-payment': always,
    'stock-adjust': upToAmount(10_000),
    'stock-receive': always,
    inventory: never,
    quote: always,
    'after-sales': always,
    orders: always,
    'staff-sale': always,
    'staff-quota': never,
    'settle-task': never,
    'points-offline': never,
    'expired-value': never,
    'erase-customer': never,
    'deposit-goodwill': never,
    'customer-notes': always,
  },
  manager: {
    'line-discount': always,
    'basket-discount': always,
    'price-override': always,
    'line-void': always,
    'basket-abandon': always,
    'resume-of-others': always,
    refund: always,
    'return-unverified': always,
    'return-offline': always,
    'return-without-receipt': always,
    reprint: always,
    invoice: always,
    archive: always,
    settings: always,
    session: always,
    'cash-drop': always,
    'paid-in': always,
    'paid-out': always,
    'no-sale': always,
    count: always,
    'count-validation': always,
    'day-close': always,
    'x-reading': always,
    safe: always,
    audit: always,
    training: always,
    'tax-free': always,
    'account-payment': always,
    'stock-adjust': always,
    'stock-receive': always,
    inventory: always,
    quote: always,
    'after-sales': always,
    orders: always,
    'staff-sale': always,
    'staff-quota': always,
    'settle-task': always,
    'points-offline': always,
    'expired-value': always,
    'erase-customer': always,
    'deposit-goodwill': always,
    'customer-notes': always,
  },
};

/** The first role that may do it, and take that much off; null when nobody may. */
export function roleThatCould(
  permissions: Permissions,
  action: Action,
  taken: { offMinor: number; fullMinor: number } = { offMinor: 0, fullMinor: 0 },
): OperatorRole | null {
  return operatorRoles.find((role) => covers(permissions[role][action], taken)) ?? null;
}

/** Whether it may be done, and so much taken off. */
export function covers(
  permission: Permission,
  taken: { offMinor: number; fullMinor: number },
): boolean {
  return permission.isAllowed && boundPassed(permission, taken) === null;
}

/** The bound that so much off a full price passes, or null while it is within. */
export function boundPassed(
  { upToRateBp, upToMinor }: Permission,
  { offMinor, fullMinor }: { offMinor: number; fullMinor: number },
): 'rate' | 'amount' | null {
  // Whole cents: exactly the bound's percentage of an odd price must not be over by its rounding.
  if (upToRateBp !== null && offMinor > multiplyDivide(fullMinor, upToRateBp, 10_000))
    return 'rate';
  return upToMinor !== null && offMinor > upToMinor ? 'amount' : null;
}
