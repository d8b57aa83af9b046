import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ItemDocument } from '../../contract/document/item.ts';
import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { WayToHave } from '../../contract/host/calls/way-calls.ts';
import type { NetworkStock, ShownStock } from '../../contract/host/stock-shapes.ts';
import type { Commands } from './commands.ts';
import type { HostConnection } from './host-connection.ts';
import { addNotice, type NoticeStore } from './notices.ts';
import { type Snapshots, seat } from './snapshots.ts';
import { askCustomer, closeSheet, openSheet, type UiStore } from './ui.ts';
import {
  isWhole,
  lacksOf,
  leaveBy,
  nowhere,
  type TypedAddress,
  type WayKey,
  wayChosen,
} from './ways.ts';

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
  /** How the chosen variant can be had later; those of the variant before until the answer. */
  ways: readonly WayToHave[];
  /** Null until one is touched. */
  way: WayKey | null;
  /** Another address, as it is typed. */
  address: TypedAddress;
  /** Of addresses that say no other. */
  country: string;
  /** Null before the answer. */
  similar: { items: readonly ItemDocument[]; stock: Readonly<Record<string, ShownStock>> } | null;
}

/** An item with its sizes and colours, where it is, and how it is had. */
export interface ItemSheetStore {
  shown: StoreApi<ShownItem>;
  open(sku: string, lineNumber: number | null): void;
  /** Lists where this variant is. */
  choose(sku: string): void;
  /** How it is had; whoever has not said who they are is asked. */
  chooseWay(way: WayKey): void;
  typeAddress(part: Partial<TypedAddress>): void;
  /** The way that is chosen now: by hand, or the one that suits where it is. */
  wayNow(): WayKey;
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
  ...{ ways: [], way: null, address: nowhere, country: '' },
};

export function createItemSheet(
  host: HostConnection<HostApi>,
  {
    ui,
    commands,
    notices,
    snapshots,
    nowMs,
  }: {
    ui: UiStore;
    commands: Commands;
    notices: NoticeStore;
    snapshots: Pick<Snapshots, 'sale'>;
    nowMs(): number;
  },
): ItemSheetStore {
  const shown = createStore<ShownItem>(() => nothing);
  let lastAsked = 0;
  let openedMs = 0;
  let view: { close(): void } | null = null;
  /** The main button was touched, and who buys is being asked. */
  let isAskedFor = false;
  /** What was still to be said of who buys when it was last looked. */
  let lacked: ReturnType<typeof lacksOf> = 'nothing';

  // Nothing is asked of the network for a sheet that nobody sees.
  ui.subscribe(({ sheet }, before) => {
    if (sheet !== 'item' && before.sheet === 'item') {
      view?.close();
      view = null;
    }
    if (sheet === 'item' && before.sheet === 'customer') follow(shown.getState().chosen);
    if (sheet !== 'item' && sheet !== 'customer') isAskedFor = false;
  });
  snapshots.sale.subscribe(() => {
    const { sheet, sheetBehind } = ui.getState();
    if (sheet !== 'customer' || sheetBehind !== 'item') return;
    const [before, now] = [lacked, lacking()];
    lacked = now;
    if (now !== 'nothing') return;
    closeSheet(ui);
    // An address that was known already is first seen beside the choice.
    if (isAskedFor && !(before === 'customer' && wayNow() === 'ship:')) addNow();
    isAskedFor = false;
  });

  function ask(): void {
    lacked = lacking();
    askCustomer(ui);
  }

  function lacking(): ReturnType<typeof lacksOf> {
    const customer = snapshots.sale.getState().snapshot?.basket?.customer ?? null;
    return lacksOf(wayNow(), customer);
  }

  function wayNow(): WayKey {
    const { way, ways, chosen, network, stock } = shown.getState();
    const ownMilli = network?.variants[chosen]?.ownMilli ?? stock[chosen]?.ownMilli ?? null;
    return wayChosen(way, ways, ownMilli);
  }

  async function askWays(sku: string): Promise<void> {
    const answer = await host.call('waysToHave', { seat, sku });
    if (!answer.ok || shown.getState().chosen !== sku) return;
    const before = wayNow();
    shown.setState(answer.value);
    // A touch that was meant for the other way is none for this one.
    if (wayNow() !== before) openedMs = nowMs();
  }

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
      if (shown.getState().chosen !== sku) return;
      shown.setState({ network, networkAtMs: nowMs() });
      void askWays(sku);
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
    if (lacking() !== 'nothing') {
      isAskedFor = true;
      ask();
      return;
    }
    addNow();
  }

  /** As it is chosen: taken, or to leave later, and then of the line's own item the line. */
  function addNow(): void {
    const { chosen, ways, sku, lineNumber, address, country } = shown.getState();
    const key = wayNow();
    const by = leaveBy(key, ways, { ...address, country });
    if (key === 'other' && !isWhole(address)) return;
    closeSheet(ui);
    if (by === null) commands.addItem(chosen);
    else if (lineNumber !== null && chosen === sku) commands.fulfilLine(lineNumber, by);
    else commands.addForLater(chosen, by);
  }

  return {
    shown,
    open: (sku, lineNumber) => void open(sku, lineNumber),
    choose(sku) {
      if (shown.getState().chosen === sku) return;
      isAskedFor = false;
      shown.setState({ chosen: sku, ways: [] });
      // Whoever chose here has seen the sheet.
      openedMs = Number.NEGATIVE_INFINITY;
      follow(sku);
    },
    chooseWay(way) {
      isAskedFor = false;
      shown.setState({ way });
      openedMs = Number.NEGATIVE_INFINITY;
      if (lacking() !== 'nothing') ask();
    },
    typeAddress: (part) => shown.setState(({ address }) => ({ address: { ...address, ...part } })),
    wayNow,
    showSimilar: (sku) => void open(sku, null),
    act(by) {
      const { sku, chosen, lineNumber } = shown.getState();
      if (lineNumber === null || chosen === sku || wayNow() !== 'take') return add(by);
      if (!mayAct(by)) return;
      closeSheet(ui);
      commands.swapVariant(lineNumber, chosen);
    },
    add,
  };
}
