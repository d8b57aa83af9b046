import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { Person } from '../../contract/host/seat-shapes.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { readBadge } from '../../domain/scan/badge-code.ts';
import type { PadKey } from './amount-entry.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';
import { closeSheet, setTyped } from './ui.ts';

type StaffTerms = CallOutput<HostApi, 'staffTerms'>;

/** A purchase of the staff as its sheet draws it; who buys is in the basket. */
interface StaffSale {
  /** Null before the first answer. */
  terms: StaffTerms | null;
  search: string;
  /** Whose PIN is asked for. */
  chosenId: string | null;
  isChecking: boolean;
  failure: Failure | null;
}

export interface StaffSaleStore {
  state: StoreApi<StaffSale>;
  open(): void;
  search(text: string): void;
  /** Letters look for a name, digits are the PIN of who was chosen. */
  typeLetter(letter: string): void;
  typeKey(key: PadKey): void;
  /** Enter: the one who is found, or on to the sale once somebody is named. */
  confirm(): void;
  choose(operatorId: string): void;
  remove(): void;
  /** What is above the quota gets the staff price too, if a manager allows it. */
  passQuota(): void;
  /** A badge that was scanned over the sheet; false for any other code. */
  takeScan(code: string): boolean;
  forget(): void;
}

const nothing: StaffSale = {
  ...{ terms: null, search: '', chosenId: null, isChecking: false, failure: null },
};

type Parts = Pick<
  CommandParts,
  'host' | 'ui' | 'snapshots' | 'notices' | 'sounds' | 'nowMs' | 'approval'
>;

export function createStaffSale(parts: Parts): StaffSaleStore {
  const { host, ui, snapshots, sounds, approval } = parts;
  const state = createStore<StaffSale>(() => nothing);
  const basketNow = () => snapshots.sale.getState().snapshot?.basket ?? null;

  async function open(): Promise<void> {
    setTyped(ui, { pin: '' });
    state.setState({ search: '', chosenId: null, failure: null });
    const answer = await host.call('staffTerms', {});
    state.setState(answer.ok ? { terms: answer.value } : { failure: answer.error });
  }

  function choose(chosenId: string): void {
    setTyped(ui, { pin: '' });
    state.setState({ chosenId, failure: null });
  }

  async function prove(who: { operatorId: string; pin: string } | { badge: string }) {
    if (state.getState().isChecking) return;
    state.setState({ isChecking: true, failure: null });
    const answer = await host.call('proveStaffBuyer', { seat, ...who });
    // Whatever the answer, the page keeps no PIN.
    setTyped(ui, { pin: '' });
    if (!answer.ok) {
      state.setState({ isChecking: false, failure: answer.error });
      sounds.play('refused');
      return;
    }
    const { operatorId, token } = answer.value;
    if (token === '') choose(operatorId);
    else await name(token);
    state.setState({ isChecking: false });
  }

  async function name(proof: string): Promise<void> {
    const input = { commandId: newCommandId(), seat, proof };
    const answer = await host.callInOrder('setStaffBuyer', input);
    if (answer.ok) {
      reportOutcome(parts, 'act', answer);
      sounds.play('scanned');
      state.setState({ search: '', chosenId: null, failure: null });
      return;
    }
    state.setState({ failure: answer.error });
    sounds.play('refused');
  }

  async function passQuota(): Promise<void> {
    const basket = basketNow();
    if (!basket?.staffBuyer?.isOverQuota) return;
    const input = { commandId: newCommandId(), seat, basketVersion: basket.version };
    reportOutcome(parts, 'act', await host.callInOrder('passStaffQuota', input));
  }

  return {
    state,
    open: () => void open(),
    search: (search) => state.setState({ search }),
    typeLetter: (letter) => state.setState(({ search }) => ({ search: search + letter })),
    typeKey(key) {
      const { chosenId, isChecking, search } = state.getState();
      if (chosenId === null) {
        if (key === 'erase') state.setState({ search: search.slice(0, -1) });
        return;
      }
      if (isChecking || key === 'comma') return;
      const { pin: before } = ui.getState().typed;
      const people = snapshots.people.getState().snapshot?.people ?? [];
      const digits = people.find(({ id }) => id === chosenId)?.pinDigits ?? 0;
      const pin = key === 'erase' ? before.slice(0, -1) : before + key;
      if (pin.length > digits) return;
      state.setState({ failure: null });
      setTyped(ui, { pin });
      if (pin.length === digits && key !== 'erase') void prove({ operatorId: chosenId, pin });
    },
    confirm() {
      if (basketNow()?.staffBuyer) {
        closeSheet(ui);
        return;
      }
      const { operator, people = [] } = snapshots.people.getState().snapshot ?? {};
      const found = peopleFound(people, state.getState().search);
      const [only] = found.filter(({ id, pinDigits }) => id !== operator?.id && pinDigits > 0);
      if (only && found.length === 1) choose(only.id);
    },
    choose,
    remove: () => void name(''),
    passQuota: () => void passQuota(),
    takeScan(code) {
      const isHere = ui.getState().sheet === 'staff' && approval.state.getState().asked === null;
      if (!isHere || readBadge(code) === null || basketNow()?.staffBuyer) return false;
      void prove({ badge: code });
      return true;
    },
    forget: () => state.setState(nothing),
  };
}

/** By the beginning of any word of the name, whatever its accents. */
export function peopleFound(people: readonly Person[], search: string): readonly Person[] {
  const wanted = plain(search.trim());
  return people.filter(({ alias }) =>
    plain(alias)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted)),
  );
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
