import type { NetworkPlace } from '../../contract/document/network.ts';
import type { TillIdentity } from '../../contract/document/setting.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { type StoreReport, storeReport } from '../../contract/host/store-report-shapes.ts';
import type { EarlierFigures, StoreReportAnswer } from '../../contract/platform/store-report.ts';
import { isBetweenTills } from '../../domain/day/between-tills.ts';
import { addFigures } from '../../domain/report/add-figures.ts';
import {
  type MomentOfDay,
  type Turnover,
  targetUntil,
  turnoverUntil,
} from '../../domain/report/day-until.ts';
import { weekdayOf } from '../../domain/report/days-of-span.ts';
import { type Figures, noFigures } from '../../domain/report/figures.ts';
import { addDifferences, addMoves } from '../../domain/report/journal-day.ts';

/** What a report is made of beside what the journals say. */
export interface ReportFacts {
  span: 'day' | 'week';
  source: StoreReport['source'];
  why: Failure | null;
  identity: TillIdentity;
  /** Null: the last day is over, or has not begun. */
  moment: MomentOfDay | null;
  isBegun: boolean;
  openingHours: NetworkPlace['openingHours'] | null;
  /** Types that somebody counts at closing. */
  countedTypes: readonly string[];
  /** Entries that have not left this till; null without a platform. */
  waiting: number | null;
  aliasOf(operatorId: string): string;
}

/**
 * The report of a store as a page draws it. `own` is this till's own work: it is shown at once (law 8),
 * over whatever the platform had of it.
 */
export function storeReportOf(
  told: StoreReportAnswer,
  own: StoreReportAnswer,
  facts: ReportFacts,
): StoreReport {
  const { identity, moment } = facts;
  const { currency, store } = identity;
  const journals = withOwn(told, own).filter(({ day }) => day.figures.currency === currency);
  const figures = sumOf(
    currency,
    journals.map(({ day }) => day.figures),
  );
  const isCounted = journals.every(({ day }) => day.isCounted);
  const hiddenTenders = isCounted ? [] : facts.countedTypes;
  const tills = tillsOf(told, own, journals, facts);
  return storeReport.parse({
    ...{ span: facts.span, businessDay: told.through, from: told.from, through: told.through },
    ...{ asOf: new Date(told.atMs).toISOString(), source: facts.source, why: facts.why },
    // One till can't answer for the store.
    isComplete: facts.source !== 'till' && tills.every(({ isSettled }) => isSettled),
    ...{ storeId: store.id, storeName: told.storeName, companyName: told.companyName, currency },
    tills: tills.map(({ isSettled: _, ...shown }) => shown),
    figures: { ...figures, tenders: figures.tenders.filter(isShown(hiddenTenders)) },
    hiddenTenders,
    cashDifferences: cashDifferencesOf(journals),
    moves: journals
      .reduce<StoreReport['moves']>((sum, { day }) => [...addMoves(sum, day.moves)], [])
      .filter((move) => !isBetweenTills(move)),
    comparisons: {
      lastWeek: comparisonOf(told.lastWeek, moment),
      lastYear: comparisonOf(told.lastYear, moment),
    },
    target: targetOf(told, facts),
    orders: told.orders,
    mismatches: journals.flatMap(({ tillId, day }) =>
      day.mismatches.map((mismatch) => ({ tillId, ...mismatch })),
    ),
    operators: peopleOf(figures).map((id) => ({ id, alias: facts.aliasOf(id) || id })),
  });

  function isShown(hidden: readonly string[]) {
    return ({ type }: { type: string }) => !hidden.includes(type);
  }

  function targetOf(
    { target, lastYear, lastWeek, through }: StoreReportAnswer,
    { openingHours, isBegun }: ReportFacts,
  ): StoreReport['target'] {
    if (target === null) return null;
    const { amountMinor, lastDayMinor } = target;
    if (moment === null) return { amountMinor, toNowMinor: isBegun ? amountMinor : 0 };
    const hours = [lastYear, lastWeek].find(
      (before) => before !== null && before.lastDayHours.length > 0,
    );
    const like = {
      hours: hours?.lastDayHours ?? null,
      opening: openingHours?.[weekdayOf(through)] ?? [],
    };
    // The days before the last one are over.
    const toNowMinor = amountMinor - lastDayMinor + targetUntil(lastDayMinor, moment, like);
    return { amountMinor, toNowMinor };
  }
}

type Journals = StoreReportAnswer['journals'];

/** Of each journal the longer reading; this till's own where they are the same. */
function withOwn(told: StoreReportAnswer, own: StoreReportAnswer): Journals {
  const ofTill = new Map(own.journals.map((journal) => [journal.journalId, journal]));
  const isNewer = ({ journalId, day }: Journals[number]) =>
    day.lastSequence > (ofTill.get(journalId)?.day.lastSequence ?? 0);
  const newer = told.journals.filter(isNewer);
  const taken = new Set(newer.map(({ journalId }) => journalId));
  return [...newer, ...own.journals.filter(({ journalId }) => !taken.has(journalId))];
}

function tillsOf(
  told: StoreReportAnswer,
  own: StoreReportAnswer,
  journals: Journals,
  { identity, waiting }: ReportFacts,
) {
  const [self] = own.tills;
  const listed = told.tills.some(({ tillId }) => tillId === identity.till.id)
    ? told.tills
    : [...told.tills, ...own.tills];
  return listed.map((till) => {
    const isThisTill = till.tillId === identity.till.id;
    const of = journals.filter(({ tillId }) => tillId === till.tillId);
    const last = of.at(-1)?.day;
    const stands = isThisTill && self && of.length > 0 ? self : till;
    return {
      ...{ tillId: till.tillId, number: till.number, isThisTill },
      ...{ state: stands.state, isSettled: stands.isSettled },
      lastSequence: last?.lastSequence ?? 0,
      closureNumber: last?.closureNumber ?? null,
      lastSeenAt: till.lastSeenAtMs === null ? null : new Date(till.lastSeenAtMs).toISOString(),
      waiting: isThisTill ? waiting : null,
      turnover: turnoverOf(
        sumOf(
          identity.currency,
          of.map(({ day }) => day.figures),
        ),
      ),
    };
  });
}

function sumOf(currency: string, all: readonly Figures[]): Figures {
  return all.reduce(addFigures, noFigures(currency));
}

function turnoverOf({ transactionCount: count, turnover }: Figures): Turnover {
  return { count, grossMinor: turnover.grossMinor, netMinor: turnover.netMinor };
}

function cashDifferencesOf(journals: Journals): StoreReport['cashDifferences'] {
  const byTill = new Map<string, number>();
  for (const { tillId, day } of journals)
    for (const { type, amountMinor } of addDifferences([], day.differences))
      if (type === 'cash') byTill.set(tillId, (byTill.get(tillId) ?? 0) + amountMinor);
  const tills = [...byTill].map(([tillId, amountMinor]) => ({ tillId, amountMinor }));
  return { totalMinor: tills.reduce((sum, { amountMinor }) => sum + amountMinor, 0), tills };
}

function comparisonOf(
  earlier: EarlierFigures,
  moment: MomentOfDay | null,
): StoreReport['comparisons']['lastWeek'] {
  if (earlier === null) return null;
  const { from, through, figures, lastDayHours, origin } = earlier;
  const all = turnoverOf(figures);
  return {
    ...{ from, through, figures, origin },
    toNow: moment === null ? all : lessRest(all, lastDayHours, moment),
  };
}

/** Without what came after this moment on the last of the days. */
function lessRest(
  all: Turnover,
  hours: NonNullable<EarlierFigures>['lastDayHours'],
  moment: MomentOfDay,
): Turnover {
  const until = turnoverUntil(hours, moment);
  const rest = (key: 'count' | 'grossMinor' | 'netMinor') =>
    hours.reduce((sum, hour) => sum + hour[key], 0) - until[key];
  return {
    count: all.count - rest('count'),
    grossMinor: all.grossMinor - rest('grossMinor'),
    netMinor: all.netMinor - rest('netMinor'),
  };
}

function peopleOf({ operators, associates }: Figures): string[] {
  const ids = [...operators, ...associates].map(({ key }) => key);
  return [...new Set(ids)].filter((id) => id !== '').sort();
}
