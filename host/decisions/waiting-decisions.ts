import type { OrderDocument } from '../../contract/document/order.ts';
import {
  amountAtStake,
  isSettledTask,
  type SettledTask,
  type TaskDocument,
} from '../../contract/document/task.ts';
import { type Decision, decisionKinds } from '../../contract/host/calls/decision-calls.ts';
import type { DaySnapshot } from '../../contract/host/day-shapes.ts';
import type { PrintingSnapshot } from '../../contract/host/printing-shapes.ts';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { settledTaskKinds } from '../../domain/tasks/task-settled.ts';
import { isSettled } from '../tasks/store-tasks.ts';

/** As much of what the till knows as decisions are read from. */
export interface DecisionSources {
  till: Pick<TillSnapshot, 'warnings' | 'sync'>;
  day: DaySnapshot;
  printing: Pick<PrintingSnapshot, 'jobs' | 'owed'>;
  /** Orders of the store, whatever their state. */
  orders: readonly OrderDocument[];
  /** What the platform found. */
  tasks: readonly TaskDocument[];
}

/** What waits for somebody, most pressing first. What is settled is not there any more. */
export function waitingDecisions(from: DecisionSources): Decision[] {
  const found = [...ofTill(from.till), ...ofDay(from.day), ...ofPapers(from.printing)];
  const told = [...ofOrders(from.orders), ...ofTasks(from.tasks)];
  const all = [...found, ...told].filter(({ count }) => count > 0);
  return decisionKinds.flatMap((kind) => all.filter((decision) => decision.kind === kind));
}

const defects = new Set([
  'JOURNAL_DEFECT',
  'JOURNAL_DEFECT_OPEN',
  'JOURNAL_TAMPERED',
  'JOURNAL_FORK',
  'JOURNAL_PAST_MISSING',
]);
/** Told by its own kind, or a state that nobody settles from here. */
const toldElsewhere = new Set([
  ...defects,
  'ENTRIES_QUARANTINED',
  'ARCHIVE_DUE',
  'TAX_FREE_CONFLICT',
  'TAX_FREE_OPEN',
  'DROP_DUE',
  'KEYS_WEAK',
]);

function ofTill({ warnings, sync }: DecisionSources['till']): Decision[] {
  const named = warnings.filter(({ code }) => !toldElsewhere.has(code));
  const refusal = named.find(({ code }) => code === sync.why?.code);
  const others = named.filter((warning) => warning !== refusal);
  const archives = warnings.filter(({ code }) => code === 'ARCHIVE_DUE');
  const conflicts = warnings.filter(({ code }) => code === 'TAX_FREE_CONFLICT');
  const open = warnings.find(({ code }) => code === 'TAX_FREE_OPEN');
  return [
    about('tax-free', conflicts.length + Number(open?.details.count ?? 0), {
      detail: String(conflicts[0]?.details.document ?? ''),
    }),
    about('journal-defect', warnings.filter(({ code }) => defects.has(code)).length),
    about('push-refused', refusal ? 1 : 0),
    about('quarantined', sync.quarantinedCount),
    about('archive-due', archives.length, { detail: String(archives[0]?.details.through ?? '') }),
    about('till-warning', others.length),
  ];
}

function ofDay({ session, counts, pending, isDropDue }: DaySnapshot): Decision[] {
  const partPaid = pending.filter(({ kind }) => kind === 'part-paid-basket');
  const suspended = pending.filter(({ kind }) => kind === 'suspended-basket');
  const counted = counts.filter(({ state }) => state === 'counted');
  const unexplained = counts.flatMap(({ differences }) =>
    (differences ?? []).filter(({ needsReason }) => needsReason),
  );
  const isLate = session?.isOfEarlierDay === true;
  return [
    about('part-paid-basket', partPaid.length, {
      amountMinor: sumMinor(partPaid.map(({ totalMinor }) => totalMinor)),
      detail: partPaid[0]?.label ?? '',
    }),
    about('late-closing', isLate ? 1 : 0, { detail: session?.businessDay ?? '' }),
    about('count-to-validate', counted.length, { detail: counted[0]?.countedByAlias ?? '' }),
    about('difference', unexplained.length, {
      amountMinor: sumMinor(unexplained.map(({ differenceMinor }) => differenceMinor)),
    }),
    about('cash-drop', isDropDue ? 1 : 0),
    about('suspended-basket', suspended.length, {
      amountMinor: sumMinor(suspended.map(({ totalMinor }) => totalMinor)),
      detail: suspended[0]?.label ?? '',
    }),
  ];
}

function ofPapers({ jobs, owed }: DecisionSources['printing']): Decision[] {
  const left = jobs.filter(
    ({ state, paper }) => paper !== 'test-page' && (state === 'failed' || state === 'unknown'),
  );
  return [about('paper', left.length + owed.length, { detail: left[0]?.receiptNumber ?? '' })];
}

function ofOrders(orders: readonly OrderDocument[]): Decision[] {
  const unfillable = orders.flatMap(({ number, lines }) =>
    lines
      .filter(({ parts }) => parts.some(({ state }) => state === 'unfillable'))
      .map(({ amountMinor }) => ({ number, amountMinor })),
  );
  return [
    about('order-unfillable', unfillable.length, {
      amountMinor: sumMinor(unfillable.map(({ amountMinor }) => amountMinor)),
      detail: unfillable[0]?.number ?? '',
    }),
  ];
}

function ofTasks(tasks: readonly TaskDocument[]): Decision[] {
  const open = tasks.filter(isSettledTask).filter((task) => !isSettled(task));
  return settledTaskKinds.map((kind) => {
    const some = open.filter((task) => task.kind === kind);
    const amountMinor = sumMinor(some.map(amountAtStake));
    return about(kind, some.length, {
      amountMinor: kind === 'order-refused' && amountMinor === 0 ? null : amountMinor,
      detail: some[0] ? numberOf(some[0]) : '',
    });
  });
}

function numberOf({ details }: SettledTask): string {
  if ('tillNumber' in details) return details.tillNumber;
  return 'receiptNumber' in details ? details.receiptNumber : details.number;
}

function about(
  kind: Decision['kind'],
  count: number,
  { amountMinor = null, detail = '' }: Partial<Pick<Decision, 'amountMinor' | 'detail'>> = {},
): Decision {
  return { kind, count, amountMinor, detail: detail.slice(0, 200) };
}
