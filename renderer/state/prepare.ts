import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type {
  OrderDetail,
  OrderWork,
  SteppedOrderAnswer,
} from '../../contract/host/calls/order-work-calls.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import type { Result } from '../../domain/result.ts';
import type { Sounds } from '../sound/sounds.ts';
import { newCommandId } from './command-id.ts';
import type { HostConnection } from './host-connection.ts';
import { type OrderPaper, orderActs, type StepKind, stepLines } from './order-acts.ts';
import { seat } from './snapshots.ts';

type Worklist = OrderWork['list'];
type RungDue = CallOutput<HostApi, 'ringDue'>;

/** What the sheet of the orders to prepare shows. */
interface Prepare {
  /** Null before the first answer. */
  works: readonly OrderWork[] | null;
  reasons: readonly { code: string; fr: string; en: string }[];
  /** The list that was chosen; null for the most pressing one. */
  list: Worklist | null;
  /** What a text was found to name, where that is more than one order. */
  found: readonly OrderDetail[] | null;
  order: OrderDetail | null;
  group: number;
  /** The line that a refusal is about; 0 for all of the group. */
  line: number;
  /** The code that the order was found by: who collects it said it. */
  saidCode: string;
  isIdentityChecked: boolean;
  /** What somebody is about to do that needs a reason, or a second press. */
  asked: 'short' | 'refused' | 'cancelled' | null;
  /** What was picked last: its line is marked. */
  lastLine: number;
  done: SteppedOrderAnswer | null;
  /** Nothing in the store is called what was typed. */
  missed: string;
  isAsking: boolean;
  failure: Failure | null;
  /** Of the slip that lies in the parcel. */
  hasPrices: boolean;
  /** The paper that was asked for last; empty for none. */
  sentJob: string;
}

/** What goes with a step, as it was typed. */
interface StepWords {
  code: string;
  parcel: string;
  nowMs: number;
}

export interface PrepareStore {
  state: StoreApi<Prepare>;
  open(): void;
  /** The same anew: something may have come from elsewhere. */
  askAgain(): void;
  choose(list: Worklist): void;
  /** 0 for the group that comes next. */
  look(order: string, group: number): void;
  /** A number, a code or a customer. */
  find(text: string): void;
  /** A piece from the shelf; else whatever names an order. */
  scan(code: string): void;
  chooseLine(line: number): void;
  checkIdentity(): void;
  /** What needs a reason or a second press is asked for first. */
  step(kind: StepKind, words: StepWords): void;
  /** Puts what is due of the open group into the basket; its goods leave once it is paid. Null: refused, and shown. */
  ringDue(code: string): Promise<RungDue | null>;
  print(paper: OrderPaper): void;
  printPickingList(): void;
  /** The next slip with prices, or without. */
  turnPrices(): void;
  because(reasonCode: string): void;
  /** One step back; false where there is none. */
  back(): boolean;
  forget(): void;
}

const noOrder = {
  ...{ order: null, group: 0, line: 0, saidCode: '', isIdentityChecked: false },
  ...{ asked: null, lastLine: 0, hasPrices: true, sentJob: '' },
} as const;

const nothing: Prepare = {
  ...noOrder,
  ...{ works: null, reasons: [], list: null, found: null, done: null, missed: '' },
  ...{ isAsking: false, failure: null },
};

/** Longer than somebody needs who could not come today. */
const keptLongerMs = 3 * 86_400_000;

export function createPrepare(
  host: Pick<HostConnection<HostApi>, 'call' | 'callInOrder'>,
  sounds: Sounds,
): PrepareStore {
  const state = createStore<Prepare>(() => nothing);
  /** Answers to what was asked before the sheet was left are not drawn. */
  let opened = 0;
  /** Scans go to the host one after the other, in the order of the scanner. */
  let scans: Promise<void> = Promise.resolve();

  const act = () => ({ commandId: newCommandId(), seat });

  async function list(): Promise<void> {
    const mine = opened;
    const answer = await host.call('orderWorks', { seat });
    if (mine !== opened) return;
    state.setState(answer.ok ? answer.value : { failure: answer.error });
  }

  /** The order that is open as it is now, and the lists. */
  async function refresh(): Promise<void> {
    const mine = opened;
    const { order } = state.getState();
    if (order !== null) {
      const answer = await host.call('orderDetail', { seat, order: order.id });
      if (mine === opened && answer.ok && state.getState().order?.id === order.id) {
        state.setState({ order: answer.value });
      }
    }
    await list();
  }

  function show(order: OrderDetail, group: number, saidCode: string): void {
    state.setState({ ...noOrder, order, group, saidCode, found: null, failure: null, missed: '' });
  }

  function take(answer: Result<SteppedOrderAnswer, Failure>): void {
    state.setState(
      answer.ok
        ? {
            ...{ done: answer.value, failure: null, asked: null, line: 0, missed: '' },
            lastLine: answer.value.lines[0]?.line ?? 0,
          }
        : { failure: answer.error, done: null },
    );
    sounds.play(answer.ok ? 'scanned' : 'refused');
  }

  async function look(id: string, group: number): Promise<void> {
    const mine = opened;
    state.setState({ isAsking: true, done: null });
    const answer = await host.call('orderDetail', { seat, order: id });
    if (mine !== opened) return;
    state.setState({ isAsking: false });
    if (answer.ok) show(answer.value, group || firstGroupOf(answer.value), '');
    else state.setState({ failure: answer.error });
  }

  /** True: it named an order, or the host did not answer. */
  async function find(text: string): Promise<boolean> {
    const mine = opened;
    state.setState({ isAsking: true, failure: null, done: null, missed: '' });
    const answer = await host.call('findOrders', { seat, text });
    if (mine !== opened) return true;
    state.setState({ isAsking: false });
    if (!answer.ok) {
      state.setState({ failure: answer.error });
      return true;
    }
    const { orders, isByCode } = answer.value;
    const [only, ...more] = orders;
    if (only === undefined) return false;
    if (more.length > 0) state.setState({ ...noOrder, found: orders });
    else show(only, firstGroupOf(only), isByCode ? text : '');
    return true;
  }

  async function scan(code: string): Promise<void> {
    const mine = opened;
    const { order } = state.getState();
    const answer = await host.call('pickByScan', { ...act(), code, order: order?.id ?? '' });
    if (mine !== opened) return;
    // What is no item may be the paper of an order, or the customer's code.
    const isNoItem = !answer.ok && answer.error.code !== 'ORDER_NONE_TO_PICK';
    if (isNoItem && (await find(code))) {
      sounds.play('scanned');
      return;
    }
    if (mine !== opened) return;
    take(answer);
    if (answer.ok) await refresh();
  }

  /** Who collects it, as they were known. */
  function collector(typed: string): { check: '' | 'identity'; code: string } {
    const { saidCode, isIdentityChecked } = state.getState();
    const code = typed.trim() || saidCode;
    return { check: isIdentityChecked && code === '' ? 'identity' : '', code };
  }

  async function ringDue(code: string): Promise<RungDue | null> {
    const mine = opened;
    const { order, group, isAsking } = state.getState();
    if (order === null || isAsking) return null;
    state.setState({ isAsking: true });
    const of = { order: order.id, group };
    const answer = await host.callInOrder('ringDue', { ...act(), ...of, ...collector(code) });
    if (mine !== opened) return null;
    state.setState({ isAsking: false, failure: answer.ok ? null : answer.error, done: null });
    if (!answer.ok) sounds.play('refused');
    return answer.ok ? answer.value : null;
  }

  async function print(paper: OrderPaper | 'picking-list'): Promise<void> {
    const mine = opened;
    const { order, group, hasPrices } = state.getState();
    const { commandId } = act();
    if (paper !== 'picking-list' && order === null) return;
    state.setState({ sentJob: commandId, failure: null });
    const answer =
      paper === 'picking-list'
        ? await host.call('printPickingList', { commandId, seat })
        : await host.call('printOrderPaper', {
            ...{ commandId, seat, group, paper, hasPrices },
            order: order?.id ?? '',
          });
    if (mine === opened && !answer.ok) state.setState({ failure: answer.error, sentJob: '' });
  }

  async function step(
    kind: StepKind,
    { code, parcel, nowMs }: StepWords,
    reasonCode: string,
  ): Promise<void> {
    const mine = opened;
    const { order, group, line, isAsking } = state.getState();
    if (order === null || isAsking) return;
    const isHandOver = kind === 'handed-over';
    const held = order.groups.find(({ number }) => number === group)?.holdUntil ?? '';
    state.setState({ isAsking: true });
    const answer = await host.call('stepOrder', {
      ...act(),
      ...{ order: order.id, kind, group, reasonCode },
      lines: stepLines(order, group, { kind, line }),
      parcel: kind === 'shipped' ? parcel.trim() : '',
      ...(isHandOver && collector(code)),
      holdUntil: kind === 'extended' ? heldLonger(held, nowMs) : '',
    });
    if (mine !== opened) return;
    state.setState({ isAsking: false });
    take(answer);
    if (answer.ok) await refresh();
  }

  return {
    state,
    open() {
      opened += 1;
      state.setState({ ...nothing, works: state.getState().works });
      void list();
    },
    askAgain: () => void refresh(),
    choose: (chosen) =>
      state.setState({ list: chosen, found: null, missed: '', failure: null, done: null }),
    look: (order, group) => void look(order, group),
    find: (text) =>
      void find(text).then((isFound) => {
        if (!isFound) state.setState({ missed: text });
      }),
    scan(code) {
      scans = scans.then(() => scan(code));
    },
    chooseLine: (line) =>
      state.setState((before) => ({ line: before.line === line ? 0 : line, failure: null })),
    checkIdentity: () =>
      state.setState(({ isIdentityChecked }) => ({ isIdentityChecked: !isIdentityChecked })),
    step(kind, words) {
      const { order, group, asked } = state.getState();
      if (order === null) return;
      const { main, others } = orderActs(order, group);
      if (kind !== main && !others.includes(kind)) return;
      const needsAsking = kind === 'short' || kind === 'refused' || kind === 'cancelled';
      if (needsAsking && (kind !== 'cancelled' || asked !== kind)) {
        state.setState({ asked: kind, failure: null, done: null });
        return;
      }
      void step(kind, words, '');
    },
    ringDue,
    print: (paper) => void print(paper),
    printPickingList: () => void print('picking-list'),
    turnPrices: () => state.setState(({ hasPrices }) => ({ hasPrices: !hasPrices })),
    because(reasonCode) {
      const { asked } = state.getState();
      if (asked === 'short' || asked === 'refused') {
        void step(asked, { code: '', parcel: '', nowMs: 0 }, reasonCode);
      }
    },
    back() {
      const { order, asked, found, missed } = state.getState();
      if (asked !== null) state.setState({ asked: null });
      else if (order !== null) state.setState({ ...noOrder, failure: null, done: null });
      else if (found !== null || missed !== '') state.setState({ found: null, missed: '' });
      else return false;
      void list();
      return true;
    },
    forget() {
      opened += 1;
      state.setState(nothing);
    },
  };
}

/** The group that something is to be done with here, or the first. */
function firstGroupOf(order: OrderDetail): number {
  const numbers = order.groups.map(({ number }) => number);
  const todo = numbers.find((number) => orderActs(order, number).main !== null);
  return todo ?? numbers[0] ?? 0;
}

/** From the end that was said, or from now where that is past. */
function heldLonger(holdUntil: string, nowMs: number): string {
  const from = holdUntil === '' ? nowMs : Math.max(nowMs, Date.parse(holdUntil));
  return new Date(from + keptLongerMs).toISOString();
}
