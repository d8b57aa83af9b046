import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import { wantedChange } from './discount-entry.ts';
import type { HostConnection } from './host-connection.ts';
import { type Snapshots, seat } from './snapshots.ts';
import type { UiStore } from './ui.ts';

export interface DiscountPreview {
  /** `over`: why it needs a second person, null where it doesn't. */
  result: {
    beforeMinor: number;
    afterMinor: number;
    totalMinor: number;
    over: Failure | null;
  } | null;
  refused: Failure | null;
}
export type DiscountPreviewStore = StoreApi<DiscountPreview>;

const nothing: DiscountPreview = { result: null, refused: null };

/**
 * Asks the host what the discount being made up would come to, so that the page has no rules of its
 * own: one question at a time, the newest wins.
 */
export function createDiscountPreview(
  host: HostConnection<HostApi>,
  ui: UiStore,
  { sale, people }: Pick<Snapshots, 'sale' | 'people'>,
): DiscountPreviewStore {
  const preview = createStore<DiscountPreview>(() => nothing);
  let asked = '';
  let isAsking = false;
  for (const store of [ui, sale, people]) store.subscribe(() => void follow());

  async function follow(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    for (let key = keyOf(); key !== asked; key = keyOf()) {
      asked = key;
      preview.setState(await answer());
    }
    isAsking = false;
  }

  async function answer(): Promise<DiscountPreview> {
    const wanted = current();
    if (wanted === null) return nothing;
    const result = await host.call('previewDiscount', { seat, ...wanted });
    return result.ok
      ? { result: result.value, refused: null }
      : { result: null, refused: result.error };
  }

  function current() {
    const state = ui.getState();
    const basket = sale.getState().snapshot?.basket;
    return state.sheet === 'discount' && basket ? wantedChange(state, basket.currency) : null;
  }

  /** Also of what the answer depends on: the basket, and who asks. */
  function keyOf(): string {
    const version = sale.getState().snapshot?.basket?.version;
    return JSON.stringify([current(), version, people.getState().snapshot?.operator?.id]);
  }

  return preview;
}
