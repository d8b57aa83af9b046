import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { InventoryReview, InventoryView } from '../../contract/host/calls/inventory-calls.ts';
import type {
  GoodsOnTheirWay,
  StockWorkHead,
  StockWorkLine,
  StockWorkView,
} from '../../contract/host/calls/stock-work-calls.ts';
import type { Result } from '../../domain/result.ts';
import { newCommandId } from './command-id.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';

interface Reason {
  code: string;
  fr: string;
  en: string;
}

/** What the sheet of the stock shows: what there is to do, one work, or one inventory. */
interface StockWorks {
  /** Null before the first answer. */
  works: readonly StockWorkHead[] | null;
  inventories: readonly InventoryView[];
  isStockKnown: boolean;
  currency: string;
  reasons: Readonly<Record<'shrinkage' | 'adjustment' | 'asking' | 'refusing', readonly Reason[]>>;
  goods: GoodsOnTheirWay;
  work: StockWorkView | null;
  inventoryId: string | null;
  review: InventoryReview | null;
  /** Of what is scanned next. */
  condition: 'sellable' | 'damaged';
  /** What was scanned last: its line stands first and is marked. */
  lastSku: string;
  isAsking: boolean;
  failure: Failure | null;
  /** What was just ended, in its words. */
  done: Done | null;
}

/** A work that became an entry. */
interface Done {
  kind: 'booked' | 'validated';
  lineCount: number;
  /** At retail; below zero where goods left or are missing. */
  valueMinor: number;
  shrinkageBp: number | null;
}

export interface StockWorkStore {
  state: StoreApi<StockWorks>;
  /** What there is to do. */
  open(): void;
  /** The same lists anew. */
  askAgain(): void;
  begin(kind: 'adjustment' | 'shrinkage' | 'received'): void;
  /** A transfer to another store. */
  send(otherPlaceId: string): void;
  /** Asks another store for what is scanned then. */
  ask(otherPlaceId: string): void;
  receive(noticeId: string): void;
  /** Gathers what another store asked for. */
  sendAsked(requestId: string): void;
  refuse(requestId: string, reasonCode: string): void;
  /** Takes back what this store asked for, or has read the refusal. */
  closeRequest(requestId: string): void;
  /** Has seen what differed of a notice. */
  settle(noticeId: string): void;
  resume(workId: string): void;
  scan(code: string): void;
  scanAs(condition: 'sellable' | 'damaged'): void;
  setLine(line: StockWorkLine, quantity: string): void;
  change(to: { reasonCode?: string; direction?: 'in' | 'out' }): void;
  /** Ends the work: by its entry, or as a counted zone. */
  end(): void;
  drop(): void;
  openInventory(scope: InventoryView['scope']): void;
  lookInventory(id: string): void;
  beginZone(zone: string, isRecount: boolean): void;
  reviewInventory(): void;
  validate(isUncountedGone: boolean): void;
  dropInventory(): void;
  /** One step back; false where there is none. */
  back(): boolean;
  forget(): void;
}

const nothing: StockWorks = {
  works: null,
  inventories: [],
  isStockKnown: true,
  currency: 'EUR',
  reasons: { shrinkage: [], adjustment: [], asking: [], refusing: [] },
  goods: { stores: [], notices: [], requests: [] },
  work: null,
  inventoryId: null,
  review: null,
  condition: 'sellable',
  lastSku: '',
  isAsking: false,
  failure: null,
  done: null,
};

export function createStockWorks(host: Pick<HostConnection<HostApi>, 'call'>): StockWorkStore {
  const state = createStore<StockWorks>(() => nothing);
  /** Answers to what was asked before the sheet was left are not drawn. */
  let opened = 0;
  /** Scans go to the host one after the other, in the order of the scanner. */
  let scans: Promise<void> = Promise.resolve();

  /** Asks once, and takes the answer where the sheet still shows what asked. */
  async function ask<T>(
    question: () => Promise<Result<T, Failure>>,
    take: (value: T) => Partial<StockWorks>,
  ): Promise<void> {
    const mine = opened;
    state.setState({ isAsking: true, failure: null });
    const answer = await question();
    if (mine !== opened) return;
    state.setState({
      isAsking: false,
      ...(answer.ok ? take(answer.value) : { failure: answer.error }),
    });
  }

  async function list(): Promise<void> {
    await ask(
      () => host.call('stockWorks', { seat }),
      ({ works, currency, reasons }) => ({ works, currency, reasons }),
    );
    await ask(
      () => host.call('inventories', { seat }),
      ({ inventories, isStockKnown }) => ({ inventories, isStockKnown }),
    );
    await ask(
      () => host.call('goodsOnTheirWay', { seat }),
      (goods) => ({ goods }),
    );
  }

  const act = () => ({ commandId: newCommandId(), seat });
  const shown = (work: StockWorkView): Partial<StockWorks> => ({ work });
  const begun = (work: StockWorkView): Partial<StockWorks> => ({
    ...{ work, done: null, lastSku: '', condition: 'sellable' },
  });

  /** The lists say what became of it; why it was refused stays on the screen. */
  async function answerRequest(question: () => Promise<Result<unknown, Failure>>): Promise<void> {
    await ask(question, () => ({}));
    const { failure } = state.getState();
    await relist();
    if (failure !== null) state.setState({ failure });
  }

  async function end(): Promise<void> {
    const { work, inventoryId } = state.getState();
    if (work === null || state.getState().isAsking) return;
    const { id: workId, kind } = work.work;
    if (kind === 'count') {
      await ask(
        () => host.call('endZone', { seat, workId, isDone: true }),
        () => ({ work: null, review: null, inventoryId: work.work.documentId || inventoryId }),
      );
    } else {
      await ask(
        () => host.call('bookStockWork', { ...act(), workId }),
        ({ lineCount, valueMinor }) => ({
          work: null,
          done: { kind: 'booked', lineCount, valueMinor, shrinkageBp: null },
        }),
      );
    }
    if (state.getState().failure === null) await relist();
  }

  /** The lists anew, without losing what was said last. */
  async function relist(): Promise<void> {
    const { done } = state.getState();
    await list();
    state.setState({ done });
  }

  return {
    state,
    open() {
      opened += 1;
      state.setState({ ...nothing, works: state.getState().works });
      void list();
    },
    askAgain: () => void relist(),
    begin: (kind) => void ask(() => host.call('beginStockWork', { ...act(), kind }), begun),
    send: (otherPlaceId) =>
      void ask(
        () => host.call('beginStockWork', { ...act(), kind: 'transfer-sent', otherPlaceId }),
        begun,
      ),
    ask: (otherPlaceId) =>
      void ask(
        () => host.call('beginStockWork', { ...act(), kind: 'transfer-asked', otherPlaceId }),
        begun,
      ),
    receive: (noticeId) => void ask(() => host.call('receiveGoods', { ...act(), noticeId }), begun),
    sendAsked: (requestId) =>
      void ask(() => host.call('sendAskedGoods', { ...act(), requestId }), begun),
    settle: (noticeId) =>
      void answerRequest(() => host.call('settleNotice', { ...act(), noticeId })),
    refuse: (requestId, reasonCode) =>
      void answerRequest(() => host.call('refuseGoods', { ...act(), requestId, reasonCode })),
    closeRequest: (requestId) =>
      void answerRequest(() => host.call('closeRequest', { ...act(), requestId })),
    resume: (workId) => void ask(() => host.call('stockWork', { seat, workId }), begun),
    scan(code) {
      const workId = state.getState().work?.work.id;
      if (workId === undefined) return;
      const keyOf = (line: StockWorkLine) => `${line.condition}|${line.sku}`;
      const before = new Map(state.getState().work?.lines.map((line) => [keyOf(line), line]));
      const { condition } = state.getState();
      const commandId = newCommandId();
      scans = scans.then(() =>
        ask(
          () => host.call('scanInStockWork', { commandId, seat, workId, code, condition }),
          (work) => {
            const changed = work.lines.find(
              (line) => before.get(keyOf(line))?.quantity.value !== line.quantity.value,
            );
            return { ...shown(work), lastSku: changed?.sku ?? '' };
          },
        ),
      );
    },
    scanAs: (condition) => state.setState({ condition }),
    setLine({ sku, condition }, quantity) {
      const workId = state.getState().work?.work.id;
      if (workId === undefined) return;
      void ask(
        () => host.call('setStockLine', { ...act(), workId, sku, condition, quantity }),
        shown,
      );
    },
    change(to) {
      const workId = state.getState().work?.work.id;
      if (workId === undefined) return;
      void ask(() => host.call('setStockWork', { seat, workId, ...to }), shown);
    },
    end: () => void end(),
    drop() {
      const { work } = state.getState();
      if (work === null) return;
      void ask(
        () => host.call('dropStockWork', { seat, workId: work.work.id }),
        () => ({ work: null }),
      ).then(list);
    },
    openInventory: (scope) =>
      void ask(
        () => host.call('openInventory', { ...act(), scope, label: '' }),
        ({ id }) => ({ inventoryId: id, review: null, done: null }),
      ).then(relist),
    lookInventory: (inventoryId) => state.setState({ inventoryId, review: null, failure: null }),
    beginZone(zone, isRecount) {
      const { inventoryId } = state.getState();
      if (inventoryId === null) return;
      void ask(
        () => host.call('beginZone', { ...act(), inventoryId, zone, isRecount }),
        (work) => ({ ...shown(work), lastSku: '' }),
      );
    },
    reviewInventory() {
      const { inventoryId } = state.getState();
      if (inventoryId === null) return;
      void ask(
        () => host.call('reviewInventory', { seat, inventoryId }),
        (review) => ({ review }),
      );
    },
    validate(isUncountedGone) {
      const { inventoryId, isAsking } = state.getState();
      if (inventoryId === null || isAsking) return;
      void ask(
        () => host.call('validateInventory', { ...act(), inventoryId, isUncountedGone }),
        ({ lineCount, expectedMinor, countedMinor, shrinkageBp }) => ({
          ...{ inventoryId: null, review: null },
          done: {
            ...{ kind: 'validated', lineCount, shrinkageBp },
            valueMinor: countedMinor - expectedMinor,
          },
        }),
      ).then(() => (state.getState().failure === null ? relist() : undefined));
    },
    dropInventory() {
      const { inventoryId } = state.getState();
      if (inventoryId === null) return;
      void ask(
        () => host.call('dropInventory', { seat, inventoryId }),
        () => ({ inventoryId: null, review: null }),
      ).then(list);
    },
    back() {
      const { work, review, inventoryId } = state.getState();
      if (work !== null) state.setState({ work: null, failure: null });
      else if (review !== null) state.setState({ review: null, failure: null });
      else if (inventoryId !== null) state.setState({ inventoryId: null, failure: null });
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
