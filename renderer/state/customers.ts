import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostApi } from '../../contract/host/api.ts';
import type { CustomerLoyalty, FoundCustomer } from '../../contract/host/calls/customer-calls.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';

/** Terms of a company and what it owes; amounts in minor units of `currency`. */
type Account = CallOutput<HostApi, 'customerAccount'>;

/** Customers that were looked for. */
interface FoundCustomers {
  /** What they were asked by. */
  text: string;
  list: readonly FoundCustomer[];
  /** Those of other stores; `none` while nobody was asked. */
  elsewhere: { state: 'none' | 'asking' | 'told' | 'failed'; list: readonly FoundCustomer[] };
  /** Of the customer asked about last; null before the answer. */
  known: ({ customerId: string } & Account) | null;
  /** Points of the customer asked about last; null before the answer. */
  loyalty: { customerId: string; loyalty: CustomerLoyalty | null } | null;
  /** Factures that this till made for the company asked about last, newest first. */
  invoices: readonly { number: string; amountMinor: number; currency: string }[];
}

export interface CustomerStore {
  state: StoreApi<FoundCustomers>;
  find(text: string): void;
  /** What their company owes now. */
  readAccount(customerId: string): void;
  /** Points of the basket's customer, and what the basket may do with them. */
  readLoyalty(customerId: string): void;
  readInvoices(companyName: string): void;
  /** Nobody was found, and what is still being looked for is not drawn. */
  forget(): void;
}

/** More than fit are found by more words. */
const mostShown = 20;
/** What fits beside the amount. */
const mostInvoices = 4;

/** With so many of the store nobody asks for more: more words find the right one. */
const enoughHere = 5;
/** Fewer letters mean too many people of a whole retailer. */
const shortestAsked = 3;
const notAsked = { state: 'none', list: [] } as const;
const nobody: FoundCustomers = {
  ...{ text: '', list: [], elsewhere: notAsked },
  ...{ known: null, loyalty: null, invoices: [] },
};

/**
 * What stands where nobody of this store is listed: how to look for somebody, or that there is nobody; null while
 * other stores are asked, and where they have somebody.
 */
export function insteadOfCustomers(
  { text, list, elsewhere }: Pick<FoundCustomers, 'text' | 'list' | 'elsewhere'>,
  search: string,
): 'hint' | 'nobody' | null {
  if (list.length > 0 || elsewhere.state === 'asking' || elsewhere.list.length > 0) return null;
  // Of few letters the other stores are not asked.
  return text !== search || elsewhere.state === 'none' ? 'hint' : 'nobody';
}

export function createCustomers(host: Pick<HostConnection<HostApi>, 'call'>): CustomerStore {
  const state = createStore<FoundCustomers>(() => nobody);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;
  let accountAsked = 0;
  let loyaltyAsked = 0;
  let invoicesAsked = 0;

  async function find(text: string): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await host.call('findCustomers', { text, limit: mostShown });
    if (mine !== asked) return;
    const list = answer.ok ? answer.value.customers : [];
    const isMore = text.trim().length >= shortestAsked && list.length < enoughHere;
    state.setState({ text, list, elsewhere: isMore ? { state: 'asking', list: [] } : notAsked });
    if (isMore) await findElsewhere(text, mine);
  }

  async function findElsewhere(text: string, mine: number): Promise<void> {
    const answer = await host.call('findCustomersElsewhere', { text, limit: mostShown });
    if (mine !== asked) return;
    const elsewhere = answer.ok
      ? ({ state: 'told', list: answer.value.customers } as const)
      : ({ state: 'failed', list: [] } as const);
    state.setState({ elsewhere });
  }

  return {
    state,
    find: (text) => void find(text),
    readLoyalty(customerId) {
      loyaltyAsked += 1;
      const mine = loyaltyAsked;
      void host.call('customerLoyalty', { seat, customerId }).then((answer) => {
        if (mine !== loyaltyAsked || !answer.ok) return;
        state.setState({ loyalty: { customerId, ...answer.value } });
      });
    },
    readAccount(customerId) {
      accountAsked += 1;
      const mine = accountAsked;
      void host.call('customerAccount', { customerId }).then((answer) => {
        if (mine !== accountAsked || !answer.ok) return;
        state.setState({ known: { customerId, ...answer.value } });
      });
    },
    readInvoices(text) {
      invoicesAsked += 1;
      const mine = invoicesAsked;
      state.setState({ invoices: [] });
      void host.call('invoices', { text, from: null, limit: mostInvoices }).then((answer) => {
        if (mine !== invoicesAsked || !answer.ok) return;
        const made = answer.value.invoices.filter(({ kind }) => kind === 'invoice');
        const invoices = made.map(({ number, totals, currency }) => {
          return { number, amountMinor: totals.grossMinor, currency };
        });
        state.setState({ invoices });
      });
    },
    forget() {
      invoicesAsked += 1;
      asked += 1;
      accountAsked += 1;
      loyaltyAsked += 1;
      state.setState(nobody);
    },
  };
}
