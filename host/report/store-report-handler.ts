import { networkPlace, placeSettingId } from '../../contract/document/network.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { SyncState } from '../../contract/host/sync-shapes.ts';
import type { StoreReportAnswer } from '../../contract/platform/store-report.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { MomentOfDay } from '../../domain/report/day-until.ts';
import { daysOfSpan } from '../../domain/report/days-of-span.ts';
import { ok, type Result } from '../../domain/result.ts';
import { minutesOfHour } from '../../domain/till/trading-date.ts';
import type { TillContext } from '../commands/till-context.ts';
import { liveHead } from '../day/day-keeper.ts';
import { localTime } from '../journal/local-time.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import type { AskedReport } from '../sync/ask-store-report.ts';
import { withTillFailures } from '../till-failure.ts';
import { createOwnDays } from './own-day.ts';
import { ownReport, withEarlier } from './own-report.ts';
import { type ReportFacts, storeReportOf } from './store-report.ts';

/** Answers of the platform that are kept for when it can't be reached: days and weeks that somebody looked at. */
const rememberedAnswers = 20;

export interface StoreReportParts {
  till: TillContext;
  settings: Pick<TillSettings, 'get'>;
  sync: {
    state(live: { journalId: string; sequence: number }): SyncState;
    /** Null: a till without a platform. */
    storeReport(asked: AskedReport): Promise<Result<StoreReportAnswer, Failure> | null>;
  };
  aliasOf(operatorId: string): string;
  pause(): Promise<void>;
}

/** The store's day. No command: it may wait for the platform, and nobody waits for it. */
export function storeReportHandler(
  parts: StoreReportParts,
): Pick<Handlers<HostApi>['calls'], 'storeReport'> {
  const { till } = parts;
  const own = createOwnDays({ journal: till.journal, pause: parts.pause });
  const remembered = new Map<string, StoreReportAnswer>();

  return {
    storeReport: withTillFailures(async ({ span, businessDay }) => {
      const today = till.businessDay();
      const days = daysOfSpan(businessDay ?? today, span);
      const { identity } = till;
      const nowMs = Date.parse(till.now());
      const asked = { storeId: identity.store.id, span, businessDay: days.through };
      const [mine, answer] = await Promise.all([
        ownReport(own, { identity, days, nowMs }),
        parts.sync.storeReport(asked),
      ]);
      const told = toldBy(answer, asked);
      const facts: ReportFacts = {
        ...{ span, identity, source: told?.source ?? 'till' },
        why: answer === null || answer.ok ? null : answer.error,
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
      const answered = told?.answer ?? (await withEarlier(own, mine, identity));
      return ok(storeReportOf(answered, mine, facts));
    }),
  };

  /** The platform's answer, or its last one to the same question. */
  function toldBy(
    answer: Result<StoreReportAnswer, Failure> | null,
    asked: AskedReport,
  ): { source: 'platform' | 'remembered'; answer: StoreReportAnswer } | null {
    if (answer === null) return null;
    const key = JSON.stringify(asked);
    if (!answer.ok) {
      const last = remembered.get(key);
      return last ? { source: 'remembered', answer: last } : null;
    }
    remembered.delete(key);
    remembered.set(key, answer.value);
    const [oldest] = remembered.keys();
    if (remembered.size > rememberedAnswers && oldest !== undefined) remembered.delete(oldest);
    return { source: 'platform', answer: answer.value };
  }

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
    const setting = await till.documents.get('settings', placeSettingId(till.identity.store.id));
    return networkPlace.safeParse(setting?.value).data?.openingHours ?? null;
  }

  /** Null of a till that belongs to no platform: nobody waits for what it says. */
  function waiting(): number | null {
    const { mode, waiting: count } = parts.sync.state(liveHead(till.journal));
    return mode === 'standalone' ? null : count;
  }
}
