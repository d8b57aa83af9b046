import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { ReceiptSummary } from '../../contract/host/receipt-shapes.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { HostConnection } from './host-connection.ts';

export type Paper = 'receipt' | 'gift-receipt';

/** Receipts of the past as the sheet draws them. */
export interface Receipts {
  /** What they were asked by. */
  text: string;
  list: readonly ReceiptSummary[];
  /** There are more, from here on. */
  next: EntryPlace | null;
  isLoading: boolean;
  /** Why there is no list, if so. */
  failure: Failure | null;
  /** The one that is looked at. */
  chosen: EntryPlace | null;
  paper: Paper;
  /** What the chosen one's next print would say; the last one stays until the next is there. */
  preview: { receiptNumber: string; copyNumber: number; document: ReceiptDocument } | null;
}

export interface ReceiptStore {
  state: StoreApi<Receipts>;
  /** Those that a text means; all for an empty one. */
  find(text: string): void;
  more(): void;
  choose(place: EntryPlace, paper?: Paper): void;
  showPaper(paper: Paper): void;
  /** After a print: the next one would say another copy number. */
  refresh(): void;
  /** As before the first question. */
  forget(): void;
}

const pageSize = 30;

const nothing: Receipts = {
  text: '',
  list: [],
  next: null,
  isLoading: false,
  failure: null,
  chosen: null,
  paper: 'receipt',
  preview: null,
};

export function createReceipts(host: HostConnection<HostApi>): ReceiptStore {
  const state = createStore<Receipts>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;
  let previewed = 0;

  async function load(text: string, from: EntryPlace | null): Promise<void> {
    asked += 1;
    const mine = asked;
    state.setState({ text, isLoading: true });
    const answer = await host.call('receipts', { text, from, limit: pageSize });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ isLoading: false, failure: answer.error });
      return;
    }
    const { receipts, next } = answer.value;
    state.setState((before) => ({
      list: from === null ? receipts : [...before.list, ...receipts],
      next,
      isLoading: false,
      failure: null,
    }));
    const [first] = receipts;
    if (from === null && first) choose(first);
    if (from === null && !first) state.setState({ chosen: null, preview: null });
  }

  async function preview(): Promise<void> {
    const { chosen, paper } = state.getState();
    if (chosen === null) return;
    previewed += 1;
    const mine = previewed;
    const { journalId, sequence } = chosen;
    const answer = await host.call('receiptPreview', { journalId, sequence, paper });
    if (mine !== previewed) return;
    state.setState(
      answer.ok ? { preview: answer.value } : { preview: null, failure: answer.error },
    );
  }

  function choose(place: EntryPlace, paper: Paper = 'receipt'): void {
    const { journalId, sequence } = place;
    state.setState({ chosen: { journalId, sequence }, paper });
    void preview();
  }

  return {
    state,
    find: (text) => void load(text, null),
    more() {
      const { text, next, isLoading } = state.getState();
      if (next !== null && !isLoading) void load(text, next);
    },
    choose,
    showPaper(paper) {
      state.setState({ paper });
      void preview();
    },
    refresh: () => void preview(),
    forget() {
      asked += 1;
      previewed += 1;
      state.setState(nothing);
    },
  };
}

export function isSamePlace(one: EntryPlace | null, other: EntryPlace): boolean {
  return one?.journalId === other.journalId && one.sequence === other.sequence;
}
