import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostApi } from '../../contract/host/api.ts';
import type { CustomerProfile } from '../../contract/host/calls/profile-calls.ts';
import type { Purchase } from '../../contract/platform/customer-history.ts';
import type { HostConnection } from './host-connection.ts';

/** What is known of one customer, as the sheet draws it. */
interface Profile {
  /** Empty while nobody is looked at. */
  customerId: string;
  /** Null before the answer, `gone` for who is not known here any more. */
  known: CustomerProfile | 'gone' | null;
  /** `<purchase>#<line>` of the line that the keys are about; empty for the first. */
  chosen: string;
}

/** A line of a purchase as it is listed. */
export interface BoughtLine {
  key: string;
  purchase: Purchase;
  line: Purchase['lines'][number];
}

export interface ProfileStore {
  state: StoreApi<Profile>;
  /** Asks for somebody; whoever was looked at before is not drawn. */
  open(customerId: string): void;
  choose(key: string): void;
  chooseBy(by: 1 | -1): void;
  forget(): void;
}

const nobody: Profile = { customerId: '', known: null, chosen: '' };

export function createProfile({
  host,
}: {
  host: Pick<HostConnection<HostApi>, 'call'>;
}): ProfileStore {
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
  }

  return {
    state,
    open: (customerId) => void open(customerId),
    choose: (chosen) => state.setState({ chosen }),
    chooseBy(by) {
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
export function boughtLines({ known }: Pick<Profile, 'known'>): BoughtLine[] {
  if (known === null || known === 'gone') return [];
  return known.purchases.flatMap((purchase) =>
    purchase.lines.map((line) => ({ key: `${purchase.id}#${line.line}`, purchase, line })),
  );
}

/** The line that the keys are about: the one that was touched, or the first. */
export function chosenLine(profile: Pick<Profile, 'known' | 'chosen'>): BoughtLine | null {
  const lines = boughtLines(profile);
  return lines.find(({ key }) => key === profile.chosen) ?? lines[0] ?? null;
}
