import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { InvoiceView } from '../../contract/host/invoice-shapes.ts';
import { type BuyerForm, type BuyerProblem, readBuyer } from '../../domain/invoice/buyer-form.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { newCommandId } from './command-id.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';

/** Factures as the sheet draws them. Who buys is forgotten with what was typed of them. */
interface Invoices {
  /** The receipt that one is being made of; null for the list. */
  making: { place: EntryPlace; receiptNumber: string } | null;
  buyer: BuyerForm;
  /** Which receipt the buyer was typed for: a form that was left is as it was. */
  buyerOf: string;
  /** Of the fields, once somebody wanted it made. */
  problems: readonly BuyerProblem[];
  isMaking: boolean;
  /** What the list was asked by. */
  text: string;
  /** Null before the first answer. */
  list: readonly InvoiceView[] | null;
  next: EntryPlace | null;
  failure: Failure | null;
  chosen: InvoiceView | null;
  /** What the chosen one's next print would say. */
  document: ReceiptDocument | null;
}

export interface InvoiceStore {
  state: StoreApi<Invoices>;
  /** The list; of what a text means. */
  open(text?: string): void;
  /** A form for this receipt. */
  begin(place: EntryPlace, receiptNumber: string): void;
  setBuyer(buyer: Partial<BuyerForm>): void;
  make(): void;
  type(text: string): void;
  more(): void;
  choose(invoice: InvoiceView): void;
  chooseBy(by: 1 | -1): void;
  /** Puts the chosen one in the printer's queue. */
  print(): void;
  forget(): void;
}

const noBuyer: BuyerForm = {
  kind: 'private',
  name: '',
  street: '',
  postcode: '',
  city: '',
  country: 'FR',
  companyNumber: '',
  vatNumber: '',
  orderReference: '',
};

const nothing: Invoices = {
  making: null,
  buyer: noBuyer,
  buyerOf: '',
  problems: [],
  isMaking: false,
  text: '',
  list: null,
  next: null,
  failure: null,
  chosen: null,
  document: null,
};

const pageSize = 30;

export function createInvoices(host: Pick<HostConnection<HostApi>, 'call'>): InvoiceStore {
  const state = createStore<Invoices>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;
  let previewed = 0;
  /** Nothing that was asked before it was all forgotten is drawn: it names who buys. */
  let visits = 0;
  /** The same act however often its button bounces; another once something else is typed. */
  let commandId = newCommandId();

  async function load(from: EntryPlace | null): Promise<void> {
    asked += 1;
    const mine = asked;
    const { text } = state.getState();
    const answer = await host.call('invoices', { text, from, limit: pageSize });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ failure: answer.error });
      return;
    }
    const { invoices, next } = answer.value;
    state.setState((before) => ({
      list: from === null ? invoices : [...(before.list ?? []), ...invoices],
      next,
      failure: null,
    }));
    const [first] = invoices;
    if (from !== null) return;
    if (first) choose(first);
    else state.setState({ chosen: null, document: null });
  }

  function choose(invoice: InvoiceView): void {
    state.setState({ chosen: invoice });
    void preview(invoice);
  }

  async function preview({ journalId, sequence }: EntryPlace): Promise<void> {
    previewed += 1;
    const mine = previewed;
    const answer = await host.call('invoiceDocument', { journalId, sequence, form: 'roll' });
    if (mine !== previewed) return;
    state.setState(
      answer.ok
        ? { document: answer.value.document, chosen: answer.value.invoice }
        : { document: null, failure: answer.error },
    );
  }

  /** A company that was named at the sale stands on the form, unless somebody was quicker to type. */
  async function fillIn({ place, receiptNumber }: NonNullable<Invoices['making']>): Promise<void> {
    const answer = await host.call('invoiceBuyer', place);
    const { buyer, buyerOf } = state.getState();
    if (!answer.ok || answer.value.buyer === null || buyerOf !== receiptNumber) return;
    if (buyer === noBuyer) state.setState({ buyer: answer.value.buyer });
  }

  async function make(): Promise<void> {
    const { making, buyer, isMaking } = state.getState();
    if (making === null || isMaking) return;
    const read = readBuyer(buyer);
    if (!read.ok) {
      state.setState({ problems: read.error, failure: null });
      return;
    }
    state.setState({ isMaking: true, problems: [], failure: null });
    const { journalId, sequence } = making.place;
    const receipt = { journalId, sequence };
    const answer = await host.call('invoiceReceipt', { commandId, seat, receipt, buyer });
    if (state.getState().making !== making) return;
    if (!answer.ok) {
      state.setState({ isMaking: false, failure: answer.error });
      return;
    }
    state.setState({ making: null, buyer: noBuyer, buyerOf: '', isMaking: false, text: '' });
    void load(null);
  }

  return {
    state,
    open(text = '') {
      state.setState({ making: null, text, failure: null });
      void load(null);
    },
    begin(place, receiptNumber) {
      commandId = newCommandId();
      const isSame = state.getState().buyerOf === receiptNumber;
      const typed = isSame ? {} : { buyer: noBuyer, buyerOf: receiptNumber };
      const making = { place, receiptNumber };
      state.setState({ making, problems: [], failure: null, isMaking: false, ...typed });
      if (!isSame) void fillIn(making);
    },
    setBuyer(buyer) {
      commandId = newCommandId();
      state.setState((before) => ({
        buyer: { ...before.buyer, ...buyer },
        problems: before.problems.filter(({ field }) => !(field in buyer)),
      }));
    },
    make: () => void make(),
    type(text) {
      state.setState({ text });
      void load(null);
    },
    more() {
      const { next } = state.getState();
      if (next !== null) void load(next);
    },
    choose,
    chooseBy(by) {
      const { list, chosen } = state.getState();
      const at = list?.findIndex(({ number }) => number === chosen?.number) ?? -1;
      const next = list?.[Math.min(Math.max(at + by, 0), list.length - 1)];
      if (next) choose(next);
    },
    print() {
      const { chosen } = state.getState();
      if (chosen === null) return;
      const { journalId, sequence } = chosen;
      const [mine, visit] = [previewed, visits];
      void host
        .call('printInvoice', { commandId: newCommandId(), seat, journalId, sequence, on: 'main' })
        .then((answer) => {
          if (visit !== visits) return;
          state.setState({ failure: answer.ok ? null : answer.error });
          if (mine === previewed) void preview(chosen);
        });
    },
    forget() {
      asked += 1;
      previewed += 1;
      visits += 1;
      state.setState(nothing);
    },
  };
}
