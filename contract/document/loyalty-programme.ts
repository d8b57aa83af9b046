import { z } from 'zod';
import type { LoyaltyProgramme } from '../../domain/loyalty/loyalty-programme.ts';
import { currency, minor } from '../entry/amounts.ts';

/** Key of the setting, in the scope `network`: customers are the same in every store. */
export const loyaltyProgrammeId = 'loyalty.programme';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);
const names = z.strictObject({ fr: z.string().min(1).max(80), en: z.string().min(1).max(80) });
const points = z.int().min(0).max(1_000_000);
const months = z.int().min(1).max(120);
const tierIds = z.array(id).max(20).default([]);
const bound = z.union([z.literal(''), z.iso.date()]).default('');
const keys = z.array(z.string().min(1).max(64)).max(2_000).default([]);
const items = z
  .strictObject({ skus: keys, models: keys, categories: keys })
  .nullable()
  .default(null);

const earning = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('per-amount'),
    points: z.int().min(1).max(10_000),
    perMinor: minor.min(1),
  }),
  z.strictObject({
    kind: z.literal('per-visit'),
    points: z.int().min(1).max(10_000),
    fromMinor: minor.min(1).default(1),
  }),
]);

const multiplier = z.strictObject({
  id,
  names,
  percent: z.int().min(101).max(10_000),
  items,
  tiers: tierIds,
  from: bound,
  through: bound,
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
});

const tier = z.strictObject({ id, names, fromMeasure: z.int().min(0).max(10_000_000_000) });

const reward = z.strictObject({
  id,
  names,
  points,
  occasion: z.enum(['any', 'birthday', 'welcome']).default('any'),
  benefit: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('amount'), amountMinor: minor.min(1) }),
    z.strictObject({ kind: z.literal('percent'), rateBp: z.int().min(1).max(10_000) }),
    z.strictObject({ kind: z.literal('gift'), sku: z.string().min(1).max(64) }),
  ]),
  tiers: tierIds,
  fromMinor: minor.min(0).default(0),
  /** No longer given; kept, so that what was spent on it is known. */
  withdrawn: z.boolean().default(false),
});

const terms = z
  .strictObject({
    from: z.iso.date(),
    earning,
    without: items,
    multipliers: z.array(multiplier).max(100).default([]),
    tiers: z.array(tier).max(20).default([]),
    tierMeasure: z.enum(['points', 'spent']).default('points'),
    tierWindow: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('rolling'), months }),
        z.strictObject({ kind: z.literal('calendar') }),
      ])
      .default({ kind: 'rolling', months: 12 }),
    welcomePoints: points.default(0),
    expiryMonths: months.nullable().default(null),
    rewards: z.array(reward).max(100).default([]),
  })
  .refine(({ tiers }) => isRising(tiers.map(({ fromMeasure }) => fromMeasure)), {
    path: ['tiers'],
    message: 'the lowest first',
  })
  .refine(({ rewards, multipliers, tiers }) => [rewards, multipliers, tiers].every(haveOwnIds), {
    message: 'an id twice',
  })
  .refine(
    ({ rewards, multipliers, tiers }) => {
      const known = new Set(tiers.map((each) => each.id));
      return [...rewards, ...multipliers].every((each) => each.tiers.every((of) => known.has(of)));
    },
    { message: 'an unknown tier' },
  );

/**
 * The setting `loyalty.programme`. Terms are added, never changed once their day has come: what was
 * bought under them counts by them for ever. A till that can't read it has no programme and earns all the
 * same: points come from what is signed.
 */
export const loyaltyProgramme = z.strictObject({
  version: z.literal(1),
  names,
  currency,
  terms: z
    .array(terms)
    .min(1)
    .max(100)
    .refine((each) => isRising(each.map(({ from }) => Number(from.replaceAll('-', '')))), {
      message: 'the earliest first',
    }),
  offline: z.strictObject({ points }).default({ points: 0 }),
}) satisfies z.ZodType<LoyaltyProgramme & { version: 1 }>;

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => value > (values[index - 1] ?? -1));
}

function haveOwnIds(each: readonly { id: string }[]): boolean {
  return new Set(each.map((one) => one.id)).size === each.length;
}
