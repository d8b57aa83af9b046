import { createContext, use, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { BasketView } from '../../contract/host/basket-shapes.ts';
import type { PrintingSnapshot } from '../../contract/host/printing-shapes.ts';
import { assert } from '../../domain/assert.ts';
import type { Action } from '../../domain/operator/permissions.ts';
import type { HostState } from './host-connection.ts';
import type { Till } from './till.ts';
import type { Ui } from './ui.ts';

export const TillContext = createContext<Till | null>(null);

export function useTill(): Till {
  const till = use(TillContext);
  assert(till !== null, 'Screens are drawn inside a till');
  return till;
}

export function useUi<T>(select: (ui: Ui) => T): T {
  return useStore(useTill().ui, select);
}

export function useBasket(): BasketView | null {
  return useStore(useTill().snapshots.sale, ({ snapshot }) => snapshot?.basket ?? null);
}

export function useHostState(): HostState {
  const { host } = useTill();
  return useSyncExternalStore(host.subscribe, host.state);
}

/** The shop's IANA zone, once the host has told it. */
export function useZone(): string | undefined {
  return useStore(useTill().snapshots.till, ({ snapshot }) => snapshot?.zone);
}

/** The host can't be asked now: what needs it shows why it can't be done. */
export function useIsHostGone(): boolean {
  return useHostState().kind === 'gone';
}

/** Whether who is signed on may do it at all; the host asks again, also how much. */
export function useMay(action: Action): boolean {
  return useStore(
    useTill().snapshots.people,
    ({ snapshot }) => snapshot?.operator?.permissions[action].isAllowed ?? false,
  );
}

/** Papers and printers, once the host has told of them. */
export function usePrinting(): PrintingSnapshot | null {
  return useStore(useTill().snapshots.printing, ({ snapshot }) => snapshot);
}
