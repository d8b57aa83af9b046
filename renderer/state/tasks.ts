import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { TaskView } from '../../contract/host/calls/task-calls.ts';
import type { Reason } from '../../domain/pricing/discount-reasons.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';

/** What the platform found, as the sheet draws it. */
interface Tasks {
  only: 'open' | 'settled';
  /** Null before the first answer. */
  open: readonly TaskView[] | null;
  settled: readonly TaskView[];
  reasons: readonly Reason[];
  chosen: TaskView | null;
  /** Why the chosen one ends; empty until it is said. */
  reasonCode: string;
  failure: Failure | null;
  isBusy: boolean;
}

export interface TasksStore {
  state: StoreApi<Tasks>;
  load(): void;
  show(only: Tasks['only']): void;
  choose(task: TaskView): void;
  chooseBy(by: 1 | -1): void;
  chooseReason(code: string): void;
  /** The first, second… of the reasons. */
  reasonAt(index: number): void;
  settle(): void;
  forget(): void;
}

const nothing: Tasks = {
  ...{ only: 'open', open: null, settled: [], reasons: [], chosen: null, reasonCode: '' },
  ...{ failure: null, isBusy: false },
};

export function createTasks(
  parts: Pick<CommandParts, 'host' | 'notices' | 'sounds' | 'nowMs'>,
): TasksStore {
  const { host } = parts;
  const state = createStore<Tasks>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await host.call('tasks', { seat });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ failure: answer.error });
      return;
    }
    state.setState({ ...answer.value, failure: null });
    chooseAgain();
  }

  /** What was chosen, as it is now, or the first of the list. */
  function chooseAgain(): void {
    const { chosen } = state.getState();
    const list = drawnTasks(state.getState());
    const next = list.find(({ id }) => id === chosen?.id) ?? list[0] ?? null;
    state.setState({
      chosen: next,
      reasonCode: next?.id === chosen?.id ? state.getState().reasonCode : '',
    });
  }

  function choose(chosen: TaskView): void {
    if (chosen.id !== state.getState().chosen?.id) state.setState({ chosen, reasonCode: '' });
  }

  async function settle(): Promise<void> {
    const { chosen, reasonCode, isBusy } = state.getState();
    if (!chosen || chosen.settlement !== null || reasonCode === '' || isBusy) return;
    state.setState({ isBusy: true });
    const mine = asked;
    const input = { commandId: newCommandId(), seat, task: chosen.id, reasonCode };
    const answer = await host.call('settleTask', input);
    reportOutcome(parts, 'act', answer);
    if (mine !== asked) return;
    state.setState({ isBusy: false });
    void load();
  }

  return {
    state,
    load: () => void load(),
    show(only) {
      state.setState({ only, chosen: null, reasonCode: '' });
      chooseAgain();
    },
    choose,
    chooseBy(by) {
      const list = drawnTasks(state.getState());
      const at = list.findIndex(({ id }) => id === state.getState().chosen?.id);
      const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
      if (next) choose(next);
    },
    chooseReason: (reasonCode) => state.setState({ reasonCode }),
    reasonAt(index) {
      const { chosen, reasons } = state.getState();
      const reason = reasons[index];
      if (reason && chosen?.settlement === null) state.setState({ reasonCode: reason.code });
    },
    settle: () => void settle(),
    forget() {
      asked += 1;
      state.setState(nothing);
    },
  };
}

/** The tasks of the list that is shown. */
export function drawnTasks({
  only,
  open,
  settled,
}: Pick<Tasks, 'only' | 'open' | 'settled'>): readonly TaskView[] {
  return only === 'open' ? (open ?? []) : settled;
}
