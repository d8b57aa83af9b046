import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ItemDocument } from '../../contract/document/item.ts';
import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { NetworkStock, ShownStock } from '../../contract/host/stock-shapes.ts';
import type { Commands } from './commands.ts';
import type { HostConnection } from './host-connection.ts';
import { addNotice, type NoticeStore } from './notices.ts';
import { closeSheet, openSheet, type UiStore } from './ui.ts';

const similarCount = 4;
/** A touch that was meant for what lay there before the sheet is no choice. */
const echoMs = 400;

interface ShownItem {
  /** The line's item; the one that was asked for where there is no line. */
  sku: string;
  /** The line that may take another variant; null when one is added. */
  lineNumber: number | null;
  /** Whose stock is listed. */
  chosen: string;
  /** All variants of the model. */
  items: readonly ItemDocument[];
  /** By sku, as the till knew it when the sheet opened. */
  stock: Readonly<Record<string, ShownStock>>;
  /** As it is followed while the sheet is open, of the chosen item or of the one chosen before; null before the first. */
  network: NetworkStock | null;
  /** When it came, by the page's clock: it ages from then on. */
  networkAtMs: number;
  /** Null before the answer. */
  similar: { items: readonly ItemDocument[]; stock: Readonly<Record<string, ShownStock>> } | null;
}

/** An item with its sizes and colours, where it is, and how it is had. */
export interface ItemSheetStore {
  shown: StoreApi<ShownItem>;
  open(sku: string, lineNumber: number | null): void;
  /** Lists where this variant is. */
  choose(sku: string): void;
  /** Another model instead. */
  showSimilar(sku: string): void;
  /** What Enter and the main button do: the chosen variant into the basket, or in place of the line's. */
  act(by: 'key' | 'press'): void;
  /** Beside the line. */
  add(by: 'key' | 'press'): void;
}

const nothing: ShownItem = {
  ...{ sku: '', lineNumber: null, chosen: '', items: [], stock: {} },
  ...{ network: null, networkAtMs: 0, similar: null },
};

export function createItemSheet(
  host: HostConnection<HostApi>,
  {
    ui,
    commands,
    notices,
    nowMs,
  }: { ui: UiStore; commands: Commands; notices: NoticeStore; nowMs(): number },
): ItemSheetStore {
  const shown = createStore<ShownItem>(() => nothing);
  let lastAsked = 0;
  let openedMs = 0;
  let view: { close(): void } | null = null;

  // Nothing is asked of the network for a sheet that nobody sees.
  ui.subscribe(({ sheet }, before) => {
    if (sheet !== 'item' && before.sheet === 'item') {
      view?.close();
      view = null;
    }
  });

  async function open(sku: string, lineNumber: number | null): Promise<void> {
    lastAsked += 1;
    const asked = lastAsked;
    const isOver = () => {
      const { sheet } = ui.getState();
      return asked !== lastAsked || (sheet !== null && sheet !== 'item');
    };
    const found = await host.call('variantsOf', { sku });
    // A newer question is the one that counts.
    if (isOver()) return;
    if (!found.ok) {
      // Without its host the page says so itself.
      if (found.error.code !== 'NO_ANSWER') addNotice(notices, 'act', found.error, nowMs());
      return;
    }
    if (found.value.items.length === 0) {
      addNotice(notices, 'act', fail('UNKNOWN_CODE', { code: sku }), nowMs());
      return;
    }
    shown.setState({ ...nothing, sku, lineNumber, chosen: sku, ...found.value });
    openedMs = nowMs();
    openSheet(ui, 'item');
    follow(sku);
    const similar = await host.call('similarItems', { sku, limit: similarCount });
    if (!isOver())
      shown.setState({ similar: similar.ok ? similar.value : { items: [], stock: {} } });
  }

  function follow(sku: string): void {
    view?.close();
    view = host.view('stock', { sku }, (network) => {
      if (shown.getState().chosen === sku) shown.setState({ network, networkAtMs: nowMs() });
    });
  }

  function chosenItem(): ItemDocument | undefined {
    const { chosen, items } = shown.getState();
    return items.find(({ id }) => id === chosen);
  }

  function mayAct(by: 'key' | 'press'): boolean {
    const item = chosenItem();
    return item !== undefined && !item.withdrawn && (by === 'key' || nowMs() - openedMs > echoMs);
  }

  function add(by: 'key' | 'press'): void {
    if (!mayAct(by)) return;
    closeSheet(ui);
    commands.addItem(shown.getState().chosen);
  }

  return {
    shown,
    open: (sku, lineNumber) => void open(sku, lineNumber),
    choose(sku) {
      if (shown.getState().chosen === sku) return;
      shown.setState({ chosen: sku });
      // Whoever chose here has seen the sheet.
      openedMs = Number.NEGATIVE_INFINITY;
      follow(sku);
    },
    showSimilar: (sku) => void open(sku, null),
    act(by) {
      const { sku, chosen, lineNumber } = shown.getState();
      if (lineNumber === null || chosen === sku) return add(by);
      if (!mayAct(by)) return;
      closeSheet(ui);
      commands.swapVariant(lineNumber, chosen);
    },
    add,
  };
}
