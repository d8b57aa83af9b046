import { z } from 'zod';
import {
  type AllocationRules,
  type SourceKind,
  shippedAllocationRules,
} from '../../domain/allocation/allocation-rules.ts';
import { timeOfDay } from './network.ts';

/** Key of the setting. */
export const allocationRulesId = 'orders.allocation';

/** Bounded, so that no sum of them outweighs a line that stays without a source. */
const points = z.int().min(0).max(100_000);
const perDay = z.int().min(0).max(1_000_000).nullable();
const id = z.string().min(1).max(64);
const companyRule = z.object({ isAllowed: z.boolean(), points: points.default(0) });
const shipped = shippedAllocationRules;

/** The setting `orders.allocation`: what differs from what is shipped. What a later release adds is left out. */
export const allocationRulesSetting = z.object({
  pointsPerKm: z.number().min(0).max(100).default(shipped.pointsPerKm),
  unknownKm: z.int().min(0).max(20_100).default(shipped.unknownKm),
  parcelPoints: points.default(shipped.parcelPoints),
  kindPoints: ofKinds(points, shipped.kindPoints),
  latePointsPerDay: points.default(shipped.latePointsPerDay),
  shallow: z.object({ belowMilli: z.int().min(1).max(1_000_000), points }).default(shipped.shallow),
  companies: z
    .object({
      others: companyRule.default(shipped.companies.others),
      pairs: z
        .array(companyRule.extend({ from: id, to: id }))
        .max(500)
        .default([]),
    })
    .prefault({}),
  mayTransfer: z.boolean().default(shipped.mayTransfer),
  mayDivideLine: z.boolean().default(shipped.mayDivideLine),
  neverSend: z.array(id).max(10_000).default([]),
  cutOff: ofKinds(timeOfDay, shipped.cutOff),
  parcelsPerDay: ofKinds(perDay, shipped.parcelsPerDay),
  places: z
    .record(id, z.object({ cutOff: timeOfDay.optional(), parcelsPerDay: perDay.optional() }))
    .default({}),
}) satisfies z.ZodType<AllocationRules>;

function ofKinds<T>(value: z.ZodType<T>, known: Readonly<Record<SourceKind, T>>) {
  return z
    .object({ store: value.optional(), warehouse: value.optional(), supplier: value.optional() })
    .default({})
    .transform(
      ({ store, warehouse, supplier }): Record<SourceKind, T> => ({
        store: store === undefined ? known.store : store,
        warehouse: warehouse === undefined ? known.warehouse : warehouse,
        supplier: supplier === undefined ? known.supplier : supplier,
      }),
    );
}
