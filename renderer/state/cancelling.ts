import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import type { GivenUpBy } from '../../domain/order/given-up.ts';
import { newCommandId } from './command-id.ts';
import type { CommandParts } from './command-parts.ts';
import { seat } from './snapshots.ts';

type Shown = CallOutput<HostApi, 'showCancel'>;

/** An order that is about to be given up, as the sheet draws it. */
interface Cancelling {
  /** Empty while no order was chosen. */
  order: string;
  /** Null before the first answer. */
  shown: Shown | null;
  /** Lines that stay; all others that have not left are given up. */
  kept: ReadonlySet<number>;
  by: GivenUpBy | null;
  isAsking: boolean;
  failure: Failure | null;
}

export interface CancellingStore {
  state: StoreApi<Cancelling>;
  open(order: string): void;
  /** The line stays, or is given up after all. */
  turnLine(line: number): void;
  choose(by: GivenUpBy): void;
  /** The first, second… of the choices that can be. */
  chooseAt(index: number): void;
  confirm(): void;
  forget(): void;
}

const nothing: Cancelling = {
  ...{ order: '', shown: null, kept: new Set(), by: null, isAsking: false, failure: null },
};

export function createCancelling(
  parts: Pick<CommandParts, 'host' | 'ui' | 'sounds'>,
): CancellingStore {
  const { host, ui, sounds } = parts;
  const state = createStore<Cancelling>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;

  async function show(): Promise<void> {
    asked += 1;
    const mine = asked;
    const { order, kept } = state.getState();
    const lines = chosenLines(state.getState());
    if (kept.size > 0 && lines.length === 0) {
      state.setState({ by: null });
      return;
    }
    const answer = await host.call('showCancel', { seat, order, lines });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ failure: answer.error });
      return;
    }
    const { by } = state.getState();
    const isPossible = answer.value.choices.some((each) => each.by === by && each.failure === null);
    state.setState({ shown: answer.value, failure: null, by: isPossible ? by : null });
  }

  async function open(order: string): Promise<void> {
    asked += 1;
    const mine = asked;
    state.setState({ ...nothing, order });
    // Of a sale of another till the platform tells, once it is asked; without it what is known here stands.
    await host.call('findReceipt', { receipt: order });
    if (mine === asked) await show();
  }

  async function confirm(): Promise<void> {
    const { order, by, isAsking } = state.getState();
    if (by === null || isAsking) return;
    state.setState({ isAsking: true, failure: null });
    const lines = chosenLines(state.getState());
    const input = { commandId: newCommandId(), seat, order, lines, by };
    const answer = await host.callInOrder('cancelOrder', input);
    state.setState({ isAsking: false });
    sounds.play(answer.ok ? 'scanned' : 'refused');
    if (!answer.ok) {
      state.setState({ failure: answer.error });
      return;
    }
    const { isDone, basketId, remainingMinor } = answer.value;
    forget();
    if (isDone && basketId === '') ui.setState({ sheet: 'orders' });
    else ui.setState({ sheet: null, screen: remainingMinor < 0 ? 'tender' : 'sale' });
  }

  function choose(by: GivenUpBy): void {
    const choice = state.getState().shown?.choices.find((each) => each.by === by);
    if (choice?.failure === null) state.setState({ by });
  }

  function forget(): void {
    asked += 1;
    state.setState(nothing);
  }

  return {
    state,
    open: (order) => void open(order),
    turnLine(line) {
      const kept = new Set(state.getState().kept);
      if (!kept.delete(line)) kept.add(line);
      state.setState({ kept });
      void show();
    },
    choose,
    chooseAt(index) {
      const choice = state.getState().shown?.choices[index];
      if (choice) choose(choice.by);
    },
    confirm: () => void confirm(),
    forget,
  };
}

/** All that has not left where nothing is kept, as the host takes an empty list. */
function chosenLines({ shown, kept }: Pick<Cancelling, 'shown' | 'kept'>) {
  if (kept.size === 0) return [];
  return (shown?.lines ?? [])
    .filter(({ line, ableMilli }) => ableMilli > 0 && !kept.has(line))
    .map(({ line, ableMilli }) => ({ line, quantityMilli: ableMilli }));
}
