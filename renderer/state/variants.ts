import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { ShownStock } from '../../contract/host/stock-shapes.ts';
import type { Commands } from './commands.ts';
import type { HostConnection } from './host-connection.ts';
import { closeSheet, openSheet, type UiStore } from './ui.ts';

interface ShownVariants {
  /** The item whose model is shown. */
  sku: string;
  /** The line that takes the chosen variant; null when it is added. */
  lineNumber: number | null;
  items: readonly ItemDocument[];
  /** By sku, as far as it is known; as it was when the sheet opened. */
  stock: Readonly<Record<string, ShownStock>>;
}

/** The sizes and colours of a model, to add one or to swap that of a line. */
export interface Variants {
  shown: StoreApi<ShownVariants>;
  open(sku: string, lineNumber: number | null): void;
  choose(item: ItemDocument): void;
}

export function createVariants(
  host: HostConnection<HostApi>,
  ui: UiStore,
  commands: Commands,
): Variants {
  const shown = createStore<ShownVariants>(() => ({
    sku: '',
    lineNumber: null,
    items: [],
    stock: {},
  }));
  let lastAsked = 0;

  async function open(sku: string, lineNumber: number | null): Promise<void> {
    lastAsked += 1;
    const asked = lastAsked;
    const found = await host.call('variantsOf', { sku });
    // Without an answer there is nothing to choose from, and a newer question is the one that counts.
    if (!found.ok || asked !== lastAsked || ui.getState().sheet !== null) return;
    shown.setState({ sku, lineNumber, ...found.value });
    openSheet(ui, 'variants');
  }

  return {
    shown,
    open: (sku, lineNumber) => void open(sku, lineNumber),
    choose({ id }) {
      const { sku, lineNumber } = shown.getState();
      closeSheet(ui);
      if (lineNumber === null) commands.addItem(id);
      else if (id !== sku) commands.swapVariant(lineNumber, id);
    },
  };
}
