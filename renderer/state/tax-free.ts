import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type {
  TaxFreeEligibility,
  TaxFreeSlipView,
} from '../../contract/host/calls/tax-free-calls.ts';
import type { Result } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { newCommandId } from './command-id.ts';
import type { HostConnection } from './host-connection.ts';
import { isSamePlace } from './receipt-store.ts';
import { seat } from './snapshots.ts';
import { type BuyerEntry, noBuyer, readBuyer } from './tax-free-buyer.ts';

/** Slips for the customs as the sheet draws them. The buyer is forgotten with the sheet. */
interface TaxFree {
  /** What was asked for, by place; a number or code until the host has told the place. */
  receipts: readonly EntryPlace[];
  typedReceipt: string;
  /** Null before the first answer. */
  eligibility: TaxFreeEligibility | null;
  isLooking: boolean;
  buyer: BuyerEntry;
  /** How the last passport was read. */
  passport: 'none' | 'half' | 'read' | 'misread';
  /** The first line of a passport whose second is still to come. */
  passportLine: string;
  /** The operator is asked. */
  isAsking: boolean;
  failure: Failure | null;
  /** The one that is looked at. */
  slip: TaxFreeSlipView | null;
  /** The newest of this till; null before the first answer. */
  slips: readonly TaxFreeSlipView[] | null;
}

export interface TaxFreeStore {
  state: StoreApi<TaxFree>;
  /** A new question, of these receipts; of none for the list of slips. */
  open(receipts: readonly EntryPlace[]): void;
  /** By its number or the code on it. */
  addReceipt(text: string): void;
  removeReceipt(of: EntryPlace): void;
  type(typed: Partial<Pick<TaxFree, 'typedReceipt' | 'passport' | 'passportLine'>>): void;
  setBuyer(buyer: Partial<BuyerEntry>): void;
  issue(): void;
  cancel(): void;
  refresh(): void;
  print(): void;
  look(slip: TaxFreeSlipView | null): void;
  /** Nothing is left of receipts, slips or a buyer. */
  forget(): void;
}

const shownSlips = 30;

const nothing: TaxFree = {
  receipts: [],
  typedReceipt: '',
  eligibility: null,
  isLooking: false,
  buyer: noBuyer,
  passport: 'none',
  passportLine: '',
  isAsking: false,
  failure: null,
  slip: null,
  slips: null,
};

export function createTaxFree(host: Pick<HostConnection<HostApi>, 'call'>): TaxFreeStore {
  const state = createStore<TaxFree>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;
  /** Nor those to what was asked before the sheet was opened anew, or forgotten. */
  let opened = 0;

  async function look(receipts: readonly (EntryPlace | string)[]): Promise<void> {
    asked += 1;
    const mine = asked;
    state.setState({ isLooking: true, failure: null });
    const answer = await host.call('taxFreeEligibility', { seat, receipts: [...receipts] });
    if (mine !== asked) return;
    if (!answer.ok) {
      state.setState({ isLooking: false, failure: answer.error });
      return;
    }
    const { value: eligibility } = answer;
    const places = eligibility.receipts.map(({ journalId, sequence }) => ({ journalId, sequence }));
    const { slip } = eligibility;
    const isTaken = slip !== null && slip.state !== 'cancelled' && slip.state !== 'refused';
    state.setState({
      ...{ isLooking: false, eligibility, receipts: places, typedReceipt: '' },
      slip: isTaken ? slip : null,
    });
  }

  async function list(): Promise<void> {
    const mine = opened;
    const answer = await host.call('taxFreeSlips', { seat, before: null, limit: shownSlips });
    if (mine !== opened) return;
    state.setState(answer.ok ? { slips: answer.value.slips } : { failure: answer.error });
  }

  /** One question to the operator at a time; the answer is of the slip that is looked at. */
  async function ask(
    question: () => Promise<Result<TaxFreeSlipView, Failure>>,
    isKept: (failure: Failure) => boolean = () => true,
  ): Promise<boolean> {
    if (state.getState().isAsking) return false;
    const mine = asked;
    state.setState({ isAsking: true, failure: null });
    const answer = await question();
    if (mine !== asked) return false;
    state.setState({ isAsking: false });
    if (answer.ok) state.setState({ slip: answer.value });
    else if (isKept(answer.error)) state.setState({ failure: answer.error });
    void list();
    return answer.ok;
  }

  async function issue(): Promise<void> {
    const { receipts, buyer } = state.getState();
    const read = readBuyer(buyer);
    if (read === null) return;
    const isIssued = await ask(() =>
      host.call('issueTaxFree', {
        ...{ commandId: newCommandId(), seat, receipts: [...receipts], buyer: read },
      }),
    );
    if (isIssued) state.setState({ buyer: noBuyer, passport: 'none' });
    const { failure } = state.getState();
    if (failure?.code !== 'TAX_FREE_UNKNOWN') return;
    // It may exist: what the till knows of it is shown, with what can be done.
    const mine = opened;
    await look(receipts);
    if (mine === opened) state.setState({ failure, buyer: noBuyer, passport: 'none' });
  }

  async function cancel(): Promise<void> {
    const { slip, receipts } = state.getState();
    if (!slip) return;
    const slipId = slip.id;
    const isCancelled = await ask(() => host.call('cancelTaxFree', { seat, slipId }));
    const { slip: told, failure } = state.getState();
    if (!isCancelled || told?.state !== 'cancelled' || receipts.length === 0) return;
    const mine = opened;
    await look(receipts);
    if (mine === opened) state.setState({ failure });
  }

  return {
    state,
    open(receipts) {
      asked += 1;
      opened += 1;
      state.setState({ ...nothing, slips: state.getState().slips });
      void list();
      if (receipts.length > 0) void look(receipts);
    },
    addReceipt: (text) => void look([...state.getState().receipts, text]),
    removeReceipt(of) {
      const receipts = state.getState().receipts.filter((place) => !isSamePlace(place, of));
      if (receipts.length > 0) void look(receipts);
      else {
        asked += 1;
        state.setState({ receipts, eligibility: null, isLooking: false, slip: null });
      }
    },
    type: (typed) => state.setState(typed),
    setBuyer: (buyer) => state.setState((known) => ({ buyer: { ...known.buyer, ...buyer } })),
    issue: () => void issue(),
    cancel: () => void cancel(),
    refresh() {
      const slipId = state.getState().slip?.id;
      if (slipId !== undefined) void ask(() => host.call('refreshTaxFree', { seat, slipId }));
    },
    print() {
      const slipId = state.getState().slip?.id;
      if (slipId === undefined) return;
      const mine = opened;
      void host.call('printTaxFree', { commandId: newCommandId(), seat, slipId }).then((answer) => {
        if (mine === opened) state.setState({ failure: answer.ok ? null : answer.error });
      });
    },
    look: (slip) => state.setState({ slip, failure: null }),
    forget() {
      asked += 1;
      opened += 1;
      state.setState(nothing);
    },
  };
}
