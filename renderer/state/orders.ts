import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { ListedOrder } from '../../contract/host/calls/order-calls.ts';
import type { HostConnection } from './host-connection.ts';

/** The store's orders as the sheet draws them. */
interface Orders {
  /** Null before the first answer. */
  list: readonly ListedOrder[] | null;
  /** Why what is drawn is not of now, if so. */
  failure: Failure | null;
}

export interface OrderStore {
  state: StoreApi<Orders>;
  load(): void;
  /** As before the first answer. */
  forget(): void;
}

const mostShown = 100;

const notAsked: Orders = { list: null, failure: null };

export function createOrders(host: HostConnection<HostApi>): OrderStore {
  const state = createStore<Orders>(() => notAsked);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await host.call('orders', { limit: mostShown });
    if (mine !== asked) return;
    state.setState(
      answer.ok ? { list: answer.value.orders, failure: null } : { failure: answer.error },
    );
  }

  return {
    state,
    load: () => void load(),
    forget() {
      asked += 1;
      state.setState(notAsked);
    },
  };
}
