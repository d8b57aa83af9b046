import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostApi } from '../../contract/host/api.ts';
import type { CustomerProfile } from '../../contract/host/calls/profile-calls.ts';
import type {
  OpenOrder,
  Purchase,
  PurchaseCursor,
} from '../../contract/platform/customer-history.ts';
import type { CallInput, CallOutput } from '../../contract/rpc/api-shape.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';

/** What is known of one customer, as the sheet draws it. */
interface Profile {
  /** Empty while nobody is looked at. */
  customerId: string;
  /** Null before the answer, `gone` for who is not known here any more. */
  known: CustomerProfile | 'gone' | null;
  history: History;
  /** `<purchase>#<line>` of the line that the keys are about; empty for the first. */
  chosen: string;
  tab: ProfileTab;
  /** Sku of the wish that the keys are about; empty for the first. */
  chosenWish: string;
  /** Null before the answer. */
  notes: CallOutput<HostApi, 'customerNotes'> | null;
  /** A note or a preference, as it is typed. */
  typed: string;
  /** Something is being said to the host. */
  isBusy: boolean;
}

export const profileTabs = ['bought', 'wishes', 'notes'] as const;
type ProfileTab = (typeof profileTabs)[number];

/** What they bought everywhere, as far as it was asked for. */
interface History {
  /** `till`: by this till's own work, for the platform does not answer or there is none. */
  told: 'asking' | 'platform' | 'till';
  purchases: readonly Purchase[];
  /** Where older ones begin; null when there are none. */
  next: PurchaseCursor | null;
  orders: readonly OpenOrder[];
  isAskingMore: boolean;
}

/** A line of a purchase as it is listed. */
export interface BoughtLine {
  key: string;
  purchase: Purchase;
  line: Purchase['lines'][number];
}

type Mark = Pick<CallInput<HostApi, 'markCustomer'>, 'kind' | 'key' | 'value'>;

export interface ProfileStore {
  state: StoreApi<Profile>;
  /** Asks for somebody; whoever was looked at before is not drawn. */
  open(customerId: string): void;
  /** Older purchases below those that are listed. */
  more(): void;
  choose(key: string): void;
  chooseBy(by: 1 | -1): void;
  show(tab: ProfileTab): void;
  /** What was noted of them; for whom the right allows it. */
  readNotes(): void;
  chooseWish(sku: string): void;
  type(text: string): void;
  /** Says something of them, or takes it back (null); what is known is asked for again. */
  mark(mark: Mark): void;
  /** What was typed is a note; with a key the note of that key is withdrawn. */
  note(key: string): void;
  forget(): void;
}

const notAsked: History = {
  ...{ told: 'asking', purchases: [], next: null, orders: [], isAskingMore: false },
};
const nobody: Profile = {
  ...{ customerId: '', known: null, history: notAsked, chosen: '', tab: 'bought', chosenWish: '' },
  ...{ notes: null, typed: '', isBusy: false },
};

export function createProfile(
  parts: Pick<CommandParts, 'host' | 'notices' | 'sounds' | 'nowMs'>,
): ProfileStore {
  const { host } = parts;
  const state = createStore<Profile>(() => nobody);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;

  async function open(customerId: string): Promise<void> {
    asked += 1;
    const mine = asked;
    if (state.getState().customerId !== customerId) state.setState({ ...nobody, customerId });
    const answer = await host.call('customerProfile', { customerId });
    if (mine !== asked || !answer.ok) return;
    state.setState({ known: answer.value.profile ?? 'gone' });
    if (answer.value.profile === null) return;
    const told = await host.call('customerHistory', { customerId, before: null });
    if (mine !== asked) return;
    const history = told.ok ? told.value : { ...notAsked, told: 'till' as const };
    state.setState({ history: { ...history, isAskingMore: false } });
  }

  async function more(): Promise<void> {
    const { customerId, history } = state.getState();
    if (history.next === null || history.isAskingMore) return;
    const mine = asked;
    state.setState({ history: { ...history, isAskingMore: true } });
    const older = await host.call('customerHistory', { customerId, before: history.next });
    if (mine !== asked) return;
    const isTold = older.ok && older.value.told === 'platform';
    const purchases = isTold ? [...history.purchases, ...older.value.purchases] : history.purchases;
    const next = isTold ? older.value.next : history.next;
    state.setState({ history: { ...history, purchases, next, isAskingMore: false } });
  }

  /** What is known by now, without the history: nothing of it changed. */
  async function readAgain(): Promise<void> {
    const { customerId } = state.getState();
    const mine = asked;
    const answer = await host.call('customerProfile', { customerId });
    if (mine === asked && answer.ok) state.setState({ known: answer.value.profile ?? 'gone' });
  }

  async function readNotes(): Promise<void> {
    const { customerId } = state.getState();
    const mine = asked;
    const answer = await host.call('customerNotes', { seat, customerId });
    if (mine !== asked) return;
    reportOutcome(parts, 'act', answer);
    state.setState({ notes: answer.ok ? answer.value : { told: 'till', notes: [] } });
  }

  async function mark(said: Mark): Promise<void> {
    const { customerId, isBusy } = state.getState();
    if (customerId === '' || isBusy) return;
    state.setState({ isBusy: true });
    const input = { commandId: newCommandId(), seat, customerId, ...said };
    const answer = await host.callInOrder('markCustomer', input);
    reportOutcome(parts, 'act', answer);
    if (said.kind === 'preference' && answer.ok) state.setState({ typed: '' });
    await readAgain();
    state.setState({ isBusy: false });
  }

  async function note(key: string): Promise<void> {
    const { customerId, typed, isBusy } = state.getState();
    const value = key === '' ? typed.trim() : null;
    if (customerId === '' || isBusy || value === '') return;
    state.setState({ isBusy: true });
    const input = { commandId: newCommandId(), seat, customerId, key, value };
    const answer = await host.callInOrder('noteCustomer', input);
    reportOutcome(parts, 'act', answer);
    if (answer.ok && key === '') state.setState({ typed: '' });
    await readNotes();
    state.setState({ isBusy: false });
  }

  return {
    state,
    show: (tab) => state.setState({ tab }),
    readNotes: () => void readNotes(),
    chooseWish: (chosenWish) => state.setState({ chosenWish }),
    type: (typed) => state.setState({ typed }),
    mark: (said) => void mark(said),
    note: (key) => void note(key),
    open: (customerId) => void open(customerId),
    more: () => void more(),
    choose: (chosen) => state.setState({ chosen }),
    chooseBy(by) {
      const { tab } = state.getState();
      if (tab === 'wishes') {
        const wishes = wishesOf(state.getState());
        const current = wishes.findIndex(({ sku }) => sku === chosenWish(state.getState())?.sku);
        const wish = wishes[Math.min(Math.max(current + by, 0), wishes.length - 1)];
        if (wish) state.setState({ chosenWish: wish.sku });
      }
      if (tab !== 'bought') return;
      const lines = boughtLines(state.getState());
      const at = lines.findIndex(({ key }) => key === chosenLine(state.getState())?.key);
      const next = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
      if (next) state.setState({ chosen: next.key });
    },
    forget() {
      asked += 1;
      state.setState(nobody);
    },
  };
}

/** All that they bought and brought back, as far as it is known, newest first. */
export function boughtLines({
  known,
  history: { told, purchases },
}: Pick<Profile, 'known' | 'history'>): BoughtLine[] {
  if (known === null || known === 'gone') return [];
  // What the till knows is there at once; the whole takes its place.
  return (told === 'platform' ? purchases : known.purchases).flatMap((purchase) =>
    purchase.lines.map((line) => ({ key: `${purchase.id}#${line.line}`, purchase, line })),
  );
}

/** The line that the keys are about: the one that was touched, or the first. */
export function chosenLine(
  profile: Pick<Profile, 'known' | 'history' | 'chosen'>,
): BoughtLine | null {
  const lines = boughtLines(profile);
  return lines.find(({ key }) => key === profile.chosen) ?? lines[0] ?? null;
}

function wishesOf({ known }: Pick<Profile, 'known'>): CustomerProfile['wishes'] {
  return known === null || known === 'gone' ? [] : known.wishes;
}

/** The wish that the keys are about: the one that was touched, or the first. */
export function chosenWish(
  profile: Pick<Profile, 'known' | 'chosenWish'>,
): CustomerProfile['wishes'][number] | null {
  const wishes = wishesOf(profile);
  return wishes.find(({ sku }) => sku === profile.chosenWish) ?? wishes[0] ?? null;
}
