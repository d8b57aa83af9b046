import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { QuoteView } from '../../contract/host/calls/quote-calls.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';
import { closeSheet } from './ui.ts';

/** The store's quotes as the sheet draws them. */
interface Quotes {
  text: string;
  /** Null before the first answer. */
  list: readonly QuoteView[] | null;
  chosen: QuoteView | null;
  /** The paper of the chosen one. */
  document: ReceiptDocument | null;
  failure: Failure | null;
  isBusy: boolean;
}

export interface QuoteStore {
  state: StoreApi<Quotes>;
  load(text?: string): void;
  choose(quote: QuoteView): void;
  chooseBy(by: 1 | -1): void;
  /** Of the basket that is open, for a month. */
  make(): void;
  /** The chosen one into an empty basket; the sheet closes. */
  take(): void;
  print(): void;
  forget(): void;
}

const mostShown = 100;
const nothing: Quotes = {
  ...{ text: '', list: null, chosen: null, document: null, failure: null, isBusy: false },
};

type Parts = Pick<
  CommandParts,
  'host' | 'ui' | 'snapshots' | 'toasts' | 'notices' | 'sounds' | 'nowMs'
>;

export function createQuotes(parts: Parts): QuoteStore {
  const { host, ui, snapshots, toasts } = parts;
  const state = createStore<Quotes>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;
  let previewed = 0;

  async function load(text: string, choosing = ''): Promise<void> {
    asked += 1;
    const mine = asked;
    state.setState({ text });
    const answer = await host.call('quotes', { text, limit: mostShown });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ failure: answer.error });
      return;
    }
    const list = answer.value.quotes;
    state.setState({ list, failure: null });
    const wanted = choosing || state.getState().chosen?.id;
    const next = list.find(({ id }) => id === wanted) ?? list[0];
    if (next) choose(next);
    else state.setState({ chosen: null, document: null });
  }

  function choose(chosen: QuoteView): void {
    previewed += 1;
    const mine = previewed;
    state.setState({ chosen });
    void host.call('quoteDocument', { id: chosen.id }).then((answer) => {
      if (mine !== previewed) return;
      state.setState({ document: answer.ok ? answer.value.document : null });
    });
  }

  async function make(): Promise<void> {
    const basket = snapshots.sale.getState().snapshot?.basket;
    if (!basket || state.getState().isBusy) return;
    state.setState({ isBusy: true });
    const answer = await host.callInOrder('makeQuote', {
      ...{ commandId: newCommandId(), seat, basketVersion: basket.version, months: 1 },
    });
    reportOutcome(parts, 'act', answer);
    state.setState({ isBusy: false });
    if (!answer.ok) return;
    toasts.say('toast.quote.made', { number: answer.value.number });
    void load('', answer.value.number);
  }

  async function take(): Promise<void> {
    const { chosen, isBusy } = state.getState();
    if (chosen === null || isBusy) return;
    state.setState({ isBusy: true });
    const input = { commandId: newCommandId(), seat, id: chosen.id };
    const answer = await host.callInOrder('takeQuote', input);
    reportOutcome(parts, 'act', answer);
    state.setState({ isBusy: false });
    if (!answer.ok) return;
    const { isExpired } = answer.value;
    toasts.say(isExpired ? 'toast.quote.expired' : 'toast.quote.taken', { number: chosen.id });
    closeSheet(ui);
  }

  async function print(): Promise<void> {
    const { chosen } = state.getState();
    if (chosen === null) return;
    const input = { commandId: newCommandId(), seat, id: chosen.id, printer: 'main' as const };
    reportOutcome(parts, 'act', await host.call('printQuote', input));
  }

  return {
    state,
    load: (text = '') => void load(text),
    choose,
    chooseBy(by) {
      const { list, chosen } = state.getState();
      const at = list?.findIndex(({ id }) => id === chosen?.id) ?? -1;
      const next = list?.[Math.min(Math.max(at + by, 0), list.length - 1)];
      if (next) choose(next);
    },
    make: () => void make(),
    take: () => void take(),
    print: () => void print(),
    forget() {
      asked += 1;
      previewed += 1;
      state.setState(nothing);
    },
  };
}
