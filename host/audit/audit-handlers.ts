import type { HostApi } from '../../contract/host/api.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import type { AuditIndex } from './audit-index.ts';
import { auditRowOf } from './audit-row.ts';

/** What the host answers of what was done at this till. */
export function auditHandlers(from: {
  index: AuditIndex;
  journal: Journal;
  aliasOf(operatorId: string): string;
}): Pick<Handlers<HostApi>['calls'], 'audit'> {
  return {
    audit: withTillFailures(async ({ kind, operatorId, day, before, limit }) => {
      const places = await from.index.find({ kind, operatorId, day }, before, limit);
      const rows = places.flatMap((place) => auditRowOf(place, from) ?? []);
      const next = places.length < limit ? null : (places.at(-1)?.number ?? null);
      return ok({ rows, next });
    }),
  };
}
