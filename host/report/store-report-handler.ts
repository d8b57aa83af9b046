import { networkPlace } from '../../contract/document/network.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { SyncState } from '../../contract/host/sync-shapes.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { MomentOfDay } from '../../domain/report/day-until.ts';
import { daysOfSpan } from '../../domain/report/days-of-span.ts';
import { ok } from '../../domain/result.ts';
import { minutesOfHour } from '../../domain/till/trading-date.ts';
import type { TillContext } from '../commands/till-context.ts';
import { liveHead } from '../day/day-keeper.ts';
import { localTime } from '../journal/local-time.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { withTillFailures } from '../till-failure.ts';
import { createOwnDays } from './own-day.ts';
import { ownReport } from './own-report.ts';
import { type ReportFacts, storeReportOf } from './store-report.ts';

export interface StoreReportParts {
  till: TillContext;
  settings: Pick<TillSettings, 'get'>;
  sync: { state(live: { journalId: string; sequence: number }): SyncState };
  aliasOf(operatorId: string): string;
  pause(): Promise<void>;
}

/** The store's day. No command: it may wait for the platform, and nobody waits for it. */
export function storeReportHandler(
  parts: StoreReportParts,
): Pick<Handlers<HostApi>['calls'], 'storeReport'> {
  const { till } = parts;
  const own = createOwnDays({ journal: till.journal, pause: parts.pause });

  return {
    storeReport: withTillFailures(async ({ span, businessDay }) => {
      const today = till.businessDay();
      const days = daysOfSpan(businessDay ?? today, span);
      const { identity } = till;
      const nowMs = Date.parse(till.now());
      const mine = await ownReport(own, { identity, days, nowMs });
      const facts: ReportFacts = {
        ...{ span, identity, source: 'till', why: null },
        moment: days.through === today ? momentOf(nowMs) : null,
        isBegun: days.through <= today,
        openingHours: await openingHours(),
        countedTypes: till
          .tenders()
          .types.filter(({ countedAtClosing }) => countedAtClosing)
          .map(({ id }) => id),
        waiting: waiting(),
        aliasOf: parts.aliasOf,
      };
      return ok(storeReportOf(mine, mine, facts));
    }),
  };

  function momentOf(nowMs: number): MomentOfDay {
    const { local } = localTime(nowMs, till.identity.store.zone);
    const startsAt = minutesOfHour(parts.settings.get('day.starts-at'));
    return {
      hour: Number(local.slice(11, 13)),
      minute: Number(local.slice(14, 16)),
      dayStartsAtHour: Math.floor(startsAt / 60),
    };
  }

  /** Null of a store that no network knows. */
  async function openingHours(): Promise<ReportFacts['openingHours']> {
    const setting = await till.documents.get('settings', `place.${till.identity.store.id}`);
    return networkPlace.safeParse(setting?.value).data?.openingHours ?? null;
  }

  /** Null of a till that belongs to no platform: nobody waits for what it says. */
  function waiting(): number | null {
    const { mode, waiting: count } = parts.sync.state(liveHead(till.journal));
    return mode === 'standalone' ? null : count;
  }
}
