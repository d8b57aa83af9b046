import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { AfterSalesView } from '../../contract/host/calls/after-sales-calls.ts';
import type { ReturnableReceipt } from '../../contract/host/calls/return-calls.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import { splitSymbology } from '../../domain/scan/symbology.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';

/** What is typed of a file before it is opened. */
interface Opening {
  search: string;
  /** Null until it was found. */
  receipt: ReturnableReceipt | null;
  /** Of the receipt; 0 while none is chosen. */
  line: number;
  fault: AfterSalesView['fault'];
  basis: AfterSalesView['basis'];
  remedy: AfterSalesView['remedy'];
  told: string;
}

/** The store's files as the sheet draws them. */
interface AfterSales {
  only: 'open' | 'all';
  text: string;
  /** Null before the first answer. */
  list: readonly AfterSalesView[] | null;
  chosen: AfterSalesView | null;
  /** The deposit slip of the chosen one. */
  document: ReceiptDocument | null;
  failure: Failure | null;
  isBusy: boolean;
  /** Null while no file is being opened. */
  opening: Opening | null;
}

export interface AfterSalesStore {
  state: StoreApi<AfterSales>;
  load(change?: Partial<Pick<AfterSales, 'only' | 'text'>>): void;
  choose(file: AfterSalesView): void;
  chooseBy(by: 1 | -1): void;
  /** The first, second… of what may follow. */
  move(index: number): void;
  print(): void;
  /** An empty form, or back to the list. */
  begin(): void;
  leave(): void;
  type(change: Partial<Opening>): void;
  /** Enter: finds the receipt that is typed, or opens the file. */
  confirm(): void;
  /** The code on a receipt that was scanned over the sheet: a file of it is begun; false for any other. */
  takeScan(code: string): boolean;
  forget(): void;
}

const mostShown = 100;
const noFile: Opening = {
  ...{ search: '', receipt: null, line: 0, told: '' },
  ...{ fault: 'does-not-work', basis: 'conformity', remedy: 'repair' },
};
const nothing: AfterSales = {
  ...{ only: 'open', text: '', list: null, chosen: null, document: null },
  ...{ failure: null, isBusy: false, opening: null },
};

type Parts = Pick<CommandParts, 'host' | 'ui' | 'notices' | 'sounds' | 'nowMs'>;

export function createAfterSales(parts: Parts): AfterSalesStore {
  const { host } = parts;
  const state = createStore<AfterSales>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;
  let previewed = 0;

  async function load(choosing = ''): Promise<void> {
    asked += 1;
    const mine = asked;
    const { only, text } = state.getState();
    const answer = await host.call('afterSales', { only, text, limit: mostShown });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ failure: answer.error });
      return;
    }
    const list = answer.value.files;
    state.setState({ list, failure: null });
    const wanted = choosing || state.getState().chosen?.id;
    const next = list.find(({ id }) => id === wanted) ?? list[0];
    if (next) choose(next);
    else state.setState({ chosen: null, document: null });
  }

  function choose(chosen: AfterSalesView): void {
    previewed += 1;
    const mine = previewed;
    state.setState({ chosen });
    void host.call('afterSalesDocument', { id: chosen.id }).then((answer) => {
      if (mine !== previewed) return;
      state.setState({ document: answer.ok ? answer.value.document : null });
    });
  }

  async function move(index: number): Promise<void> {
    const { chosen, isBusy } = state.getState();
    const next = chosen?.next[index];
    if (!chosen || !next || isBusy) return;
    state.setState({ isBusy: true });
    const input = { commandId: newCommandId(), seat, id: chosen.id, state: next };
    const answer = await host.call('moveAfterSales', input);
    reportOutcome(parts, 'act', answer);
    state.setState({ isBusy: false });
    if (answer.ok) void load(chosen.id);
  }

  async function print(): Promise<void> {
    const { chosen } = state.getState();
    if (chosen === null) return;
    const input = { commandId: newCommandId(), seat, id: chosen.id, printer: 'main' as const };
    reportOutcome(parts, 'act', await host.call('printAfterSales', input));
  }

  function type(change: Partial<Opening>): void {
    const { opening } = state.getState();
    if (opening) state.setState({ opening: { ...opening, ...change } });
  }

  async function confirm(): Promise<void> {
    const { opening, isBusy } = state.getState();
    if (opening === null || isBusy) return;
    if (opening.receipt === null) {
      if (opening.search.trim() === '') return;
      const answer = await host.call('findReceipt', { receipt: opening.search.trim() });
      reportOutcome(parts, 'act', answer);
      if (!answer.ok) return;
      const [first] = answer.value.lines;
      type({ receipt: answer.value, line: first?.number ?? 0 });
      return;
    }
    const { fault, basis, remedy, told, line } = opening;
    if (line === 0) return;
    state.setState({ isBusy: true });
    const of = { ...opening.receipt.of, line };
    const input = { commandId: newCommandId(), seat, of, fault, basis, remedy, told };
    const answer = await host.call('openAfterSales', input);
    reportOutcome(parts, 'act', answer);
    state.setState({ isBusy: false });
    if (!answer.ok) return;
    state.setState({ opening: null, only: 'open', text: '' });
    void load(answer.value.id);
  }

  return {
    state,
    load(change = {}) {
      state.setState(change);
      void load();
    },
    choose,
    chooseBy(by) {
      const { list, chosen, opening } = state.getState();
      if (opening !== null) return;
      const at = list?.findIndex(({ id }) => id === chosen?.id) ?? -1;
      const next = list?.[Math.min(Math.max(at + by, 0), list.length - 1)];
      if (next) choose(next);
    },
    move: (index) => void move(index),
    print: () => void print(),
    begin: () => state.setState({ opening: noFile }),
    leave: () => state.setState({ opening: null }),
    type,
    confirm: () => void confirm(),
    takeScan(code) {
      const { opening } = state.getState();
      const isHere = parts.ui.getState().sheet === 'after-sales' && !opening?.receipt;
      const read = readOwnCode(splitSymbology(code.trim()).data);
      if (!isHere || !read.ok || read.value.kind !== 'receipt') return false;
      state.setState({ opening: { ...(opening ?? noFile), search: code.trim() } });
      void confirm();
      return true;
    },
    forget() {
      asked += 1;
      previewed += 1;
      state.setState(nothing);
    },
  };
}
