import type { SettledTask, TaskDocument } from '../../contract/document/task.ts';
import { amountAtStake, isSettledTask } from '../../contract/document/task.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { entriesSince, type OwnJournals } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';

/** A store has a few at a time. */
const mostTasks = 2_000;

export interface TaskSources extends OwnJournals {
  documents: Pick<Documents, 'all' | 'feedState'>;
}

/** What the platform told this store, and over it what this till settled since (law 8). */
export async function storeTasks({ documents, ...own }: TaskSources): Promise<TaskDocument[]> {
  // The cut-off first: what a page brings in between is folded over itself, which changes nothing.
  const feed = await documents.feedState(storeFeed);
  const known = await documents.all('tasks', mostTasks);
  const settled = new Map(
    [...entriesSince(own, feed, 'task-settled')].flatMap(({ bytes, journalId, sequence }) => {
      const read = readEntry(bytes);
      if (!read.known || read.type !== 'task-settled') return [];
      const { task, reasonCode, amountMinor } = read.body;
      const { recordedAt, store, operator } = read.envelope;
      const settlement = {
        ...{ at: recordedAt.utc, storeId: store.id, operatorId: operator.id, reasonCode },
        of: { journalId, sequence },
      };
      return [[task, { settlement, amountMinor }] as const];
    }),
  );
  return known.map((task) => {
    const by = settled.get(task.id);
    if (!by || !isSettledTask(task) || isSettled(task)) return task;
    // It is more than who settled it could know.
    return by.amountMinor < amountAtStake(task) ? task : withSettlement(task, by.settlement);
  });
}

export function isSettled({ details }: SettledTask): boolean {
  return details.settlement !== undefined;
}

function withSettlement(
  task: SettledTask,
  settlement: NonNullable<SettledTask['details']['settlement']>,
): SettledTask {
  switch (task.kind) {
    case 'return-conflict':
      return { ...task, details: { ...task.details, settlement } };
    case 'order-refused':
      return { ...task, details: { ...task.details, settlement } };
    case 'order-overpaid':
      return { ...task, details: { ...task.details, settlement } };
    case 'points-overdrawn':
      return { ...task, details: { ...task.details, settlement } };
    case 'value-overdrawn':
      return { ...task, details: { ...task.details, settlement } };
    case 'count-set-aside':
      return { ...task, details: { ...task.details, settlement } };
  }
}
