import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostApi } from '../../contract/host/api.ts';
import type { BasketView, GroupView, LineView } from '../../contract/host/basket-shapes.ts';
import { unreachable } from '../../domain/assert.ts';
import type { Commands } from './commands.ts';
import type { LineWay } from './fulfil-commands.ts';
import {
  addressOptions,
  type GroupChoices,
  type GroupOption,
  isWayOf,
  optionAt,
  optionsOfGroup,
  storeOptions,
  waysOfLine,
} from './group-options.ts';
import type { HostConnection } from './host-connection.ts';
import { addNotice, type NoticeStore } from './notices.ts';
import { type Snapshots, seat } from './snapshots.ts';
import { closeSheet, type UiStore } from './ui.ts';
import { isWhole, leftBy, nowhere, type TypedAddress, trimmed } from './ways.ts';

interface ShownGroup {
  /** Of the group sheet. */
  group: number;
  /** Of the sheet that says how a line leaves. */
  line: number;
  /** What of that sheet is open. */
  step: 'ways' | 'stores' | 'addresses';
  /** Pieces of the line that leave the chosen way; null for all of it. */
  pieces: number | null;
  /** Null before the first answer. */
  choices: GroupChoices | null;
  /** Stores are looked for by this. */
  search: string;
  /** An address is being typed. */
  isTyping: boolean;
  address: TypedAddress;
  /** Amount of a deposit as it is typed; null while nobody has. */
  deposit: string | null;
}

/** What leaves together with a basket, and how one of its lines does. */
export interface GroupSheetStore {
  shown: StoreApi<ShownGroup>;
  open(group: number): void;
  openLine(line: LineView): void;
  /** The option with this key, F1 being 0. */
  option(index: number): GroupOption | null;
  choose(option: GroupOption): void;
  find(search: string): void;
  typeAddress(part: Partial<TypedAddress>): void;
  typeDeposit(text: string): void;
  /** To the address that was typed. */
  saveAddress(): void;
  /** So many pieces more (or fewer) leave the chosen way. */
  movePieces(by: 1 | -1): void;
  /** One step back within the sheet; false where it has none. */
  back(): boolean;
  forget(): void;
}

const nothing: ShownGroup = {
  ...{ group: 0, line: 0, step: 'ways', pieces: null, choices: null },
  ...{ search: '', isTyping: false, address: nowhere, deposit: null },
};

export function createGroupSheet(
  host: HostConnection<HostApi>,
  {
    ui,
    commands,
    notices,
    snapshots,
    nowMs,
  }: {
    ui: UiStore;
    commands: Pick<Commands, 'setGroup' | 'fulfilLine'>;
    notices: NoticeStore;
    snapshots: Pick<Snapshots, 'sale'>;
    nowMs(): number;
  },
): GroupSheetStore {
  const shown = createStore<ShownGroup>(() => nothing);
  /** Answers to an earlier question are not drawn. */
  let asked = 0;

  const basketNow = (): BasketView | null => snapshots.sale.getState().snapshot?.basket ?? null;
  const groupNow = (): GroupView | null =>
    basketNow()?.groups.find(({ number }) => number === shown.getState().group) ?? null;
  const lineNow = (): LineView | null =>
    basketNow()?.lines.find(({ number }) => number === shown.getState().line) ?? null;

  ui.subscribe(({ sheet }, before) => {
    if (sheet === before.sheet || (sheet !== 'group' && sheet !== 'leave')) return;
    shown.setState({ choices: null, search: '', isTyping: false });
    void load();
  });
  snapshots.sale.subscribe(({ snapshot }, before) => {
    const { sheet } = ui.getState();
    if (sheet !== 'group' && sheet !== 'leave') return;
    // Its last line has left, by whatever way.
    if (sheet === 'group' ? groupNow() === null : lineNow() === null) closeSheet(ui);
    else if (snapshot?.basket?.version !== before.snapshot?.basket?.version) void load();
  });

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const { group, line, search } = shown.getState();
    const of =
      ui.getState().sheet === 'group'
        ? ({ kind: 'group', number: group } as const)
        : ({ kind: 'line', lineNumber: line } as const);
    const answer = await host.call('groupChoices', { seat, of, text: search });
    if (mine !== asked) return;
    if (answer.ok) shown.setState({ choices: answer.value });
    // Without its host the page says so itself.
    else if (answer.error.code !== 'NO_ANSWER') addNotice(notices, 'act', answer.error, nowMs());
  }

  function options(): readonly GroupOption[] {
    const { choices, step } = shown.getState();
    const basket = basketNow();
    if (basket === null) return [];
    if (ui.getState().sheet === 'group') {
      const group = groupNow();
      return group ? optionsOfGroup(group, choices, basket.customer) : [];
    }
    if (step === 'ways') return waysOfLine(basket.groups);
    if (choices === null) return [];
    return step === 'stores' ? storeOptions(choices) : addressOptions(choices, basket.customer);
  }

  function leave(way: LineWay): void {
    const { line, pieces } = shown.getState();
    closeSheet(ui);
    commands.fulfilLine(line, way, pieces ?? undefined);
  }

  function toAddress(address: GroupChoices['addresses'][number] | null): void {
    if (ui.getState().sheet === 'leave') leave({ kind: 'ship', method: '', address });
    else commands.setGroup(shown.getState().group, { address });
    shown.setState({ isTyping: false });
  }

  function choose(option: GroupOption): void {
    const { group } = shown.getState();
    const line = lineNow();
    switch (option.kind) {
      case 'way':
        if (line && isWayOf(line, option)) closeSheet(ui);
        else leave(option.way);
        break;
      case 'find-store':
        shown.setState({ step: 'stores' });
        break;
      case 'find-address':
        shown.setState(({ choices }) => ({
          step: 'addresses',
          // Without any that is known the form is what is next.
          isTyping: choices?.addresses.length === 0,
        }));
        break;
      case 'address':
        toAddress(option.isCustomers ? null : option.address);
        break;
      case 'type-address':
        shown.setState(({ isTyping }) => ({ isTyping: !isTyping }));
        break;
      case 'method':
        commands.setGroup(group, { method: option.method.id });
        break;
      case 'hold':
        commands.setGroup(group, { holdHours: option.hours });
        break;
      case 'store':
        if (ui.getState().sheet === 'leave')
          leave({ kind: 'pickup', placeId: option.store.placeId });
        else commands.setGroup(group, { placeId: option.store.placeId });
        break;
      case 'instead':
        commands.setGroup(group, { by: leftBy(option.way) });
        break;
      default:
        unreachable(option);
    }
  }

  return {
    shown,
    open(group) {
      shown.setState({ ...nothing, group });
      ui.setState({ sheet: 'group', sheetBehind: null });
    },
    openLine({ number }) {
      const { sheet } = ui.getState();
      const { group } = shown.getState();
      shown.setState({ ...nothing, group, line: number });
      ui.setState({ sheet: 'leave', sheetBehind: sheet === 'group' ? sheet : null });
    },
    option: (index) => optionAt(index, options(), shown.getState().choices),
    choose,
    find(search) {
      shown.setState({ search });
      void load();
    },
    typeAddress: (part) => shown.setState(({ address }) => ({ address: { ...address, ...part } })),
    typeDeposit: (text) => shown.setState({ deposit: text.replace(/[^\d,.]/g, '') }),
    saveAddress() {
      const { address, choices } = shown.getState();
      if (isWhole(address) && choices) toAddress(trimmed({ ...address, country: choices.country }));
    },
    movePieces(by) {
      const line = lineNow();
      if (line?.quantity.scale !== 0) return;
      const all = line.quantity.value;
      const pieces = Math.min(all, Math.max(1, (shown.getState().pieces ?? all) + by));
      shown.setState({ pieces: pieces === all ? null : pieces });
    },
    back() {
      const { step, isTyping, choices } = shown.getState();
      const isForm = isTyping && (choices?.addresses.length ?? 0) > 0;
      if (isForm) shown.setState({ isTyping: false });
      else if (ui.getState().sheet === 'leave' && step !== 'ways')
        shown.setState({ step: 'ways', isTyping: false, search: '' });
      else return false;
      return true;
    },
    forget() {
      asked += 1;
      shown.setState(nothing);
    },
  };
}
