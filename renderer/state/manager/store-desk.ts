import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../contract/failure/failure.ts';
import type { Decision } from '../../../contract/host/calls/decision-calls.ts';
import type { StoreReport } from '../../../contract/host/store-report-shapes.ts';
import type { Timers } from '../../../contract/rpc/timers.ts';
import type { Snapshots } from '../snapshots.ts';
import type { AskDesk } from './ask-desk.ts';

/** What the manager's page shows, and how somebody wants to look at it. */
export interface Desk {
  span: 'day' | 'week';
  /** With VAT or without. */
  vat: 'gross' | 'net';
  /** What is compared with; null for last year's day, or last week's where that is not known. */
  against: 'lastYear' | 'lastWeek' | null;
  /** The tables behind the charts are shown. */
  isTable: boolean;
  /** Null before the first answer. */
  report: StoreReport | null;
  decisions: readonly Decision[] | null;
  /** Figures by associate are the retailer's to allow. */
  isByAssociate: boolean;
  /** Until which hour the evening before goes on. */
  startsAtHour: number;
  /** When the figures came, by the machine's clock. */
  readAtMs: number;
  /** Why what is drawn is not of now, if so. */
  failure: Failure | null;
}

export interface StoreDesk {
  state: StoreApi<Desk>;
  /** Drawn from now on: asked for, and asked for again after each sale. Returns what ends it. */
  open(): () => void;
  look(at: Partial<Pick<Desk, 'span' | 'vat' | 'against' | 'isTable'>>): void;
  /** As before the first answer. */
  forget(): void;
}

/** A rush of sales is read once in so long. */
const leastBetweenMs = 3_000;
/** Other tills' sales come by the platform, which tells nobody. */
const otherTillsMs = 30_000;

const nothing: Desk = {
  ...{ span: 'day', vat: 'gross', against: null, isTable: false },
  ...{ report: null, decisions: null, isByAssociate: false, startsAtHour: 0 },
  ...{ readAtMs: 0, failure: null },
};

export function createStoreDesk(
  ask: AskDesk,
  snapshots: Pick<Snapshots, 'till' | 'day' | 'printing'>,
  { timers, nowMs }: { timers: Timers; nowMs(): number },
): StoreDesk {
  const state = createStore<Desk>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;
  /** Whose question has no answer yet. */
  let awaited: Desk['span'] | null = null;
  /** Something happened since that was asked. */
  let isStale = false;
  let cancelNext: (() => void) | null = null;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    askedAtMs = nowMs();
    const { span } = state.getState();
    awaited = span;
    isStale = false;
    const [report, decisions, rules] = await Promise.all([
      ask.report(span),
      ask.decisions(),
      ask.rules(),
    ]);
    if (mine !== asked) return;
    awaited = null;
    const failed = [report, decisions, rules].find(({ ok }) => !ok);
    state.setState({
      ...(report.ok && { report: report.value, readAtMs: nowMs() }),
      ...(decisions.ok && { decisions: decisions.value.decisions }),
      ...(rules.ok && {
        isByAssociate: rules.value.isByAssociate,
        startsAtHour: Math.floor(rules.value.dayStartsAtMinutes / 60),
      }),
      failure: failed && !failed.ok ? failed.error : null,
    });
    if (isStale) refresh();
  }

  /**
   * One question of a span at a time, and once more after it: a platform that hangs answers later than
   * the next sale, and an answer is drawn all the same.
   */
  function askOnce(): void {
    if (awaited === state.getState().span) isStale = true;
    else void load();
  }

  /** Now, or as soon as the last question is old enough; nothing that happens is left out. */
  function refresh(): void {
    if (cancelNext !== null) return;
    const waitMs = Math.max(0, askedAtMs + leastBetweenMs - nowMs());
    cancelNext = timers.after(waitMs, () => {
      cancelNext = null;
      askOnce();
    });
  }

  return {
    state,
    open() {
      askOnce();
      const stops = [snapshots.till, snapshots.day, snapshots.printing].map((view) =>
        view.subscribe(refresh),
      );
      let cancelOthers = timers.after(otherTillsMs, again);
      function again(): void {
        refresh();
        cancelOthers = timers.after(otherTillsMs, again);
      }
      return () => {
        for (const stop of stops) stop();
        cancelOthers();
        cancelNext?.();
        cancelNext = null;
        isStale = false;
      };
    },
    look(at) {
      const isOther = at.span !== undefined && at.span !== state.getState().span;
      // Figures of another span are none of this one.
      state.setState(isOther ? { ...at, report: null } : at);
      if (isOther) void load();
    },
    forget() {
      asked += 1;
      awaited = null;
      isStale = false;
      state.setState(nothing);
    },
  };
}
