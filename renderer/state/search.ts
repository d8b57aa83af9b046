import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { HostConnection } from './host-connection.ts';
import type { ScanCommands } from './scan-commands.ts';
import { closeSearch, type UiStore } from './ui.ts';

/** More than fit a screen; a longer word finds what is not among them. */
const limit = 20;

interface SearchResults {
  items: readonly ItemDocument[];
  /** The text they answer; null before the first answer. */
  forText: string | null;
  activeIndex: number;
}

export interface Search {
  results: StoreApi<SearchResults>;
  move(by: 1 | -1): void;
  choose(item: ItemDocument): void;
  /** Enter: the chosen result, or the text itself as a code. */
  confirm(): void;
}

const none: SearchResults = { items: [], forText: null, activeIndex: 0 };

/**
 * Asks at every keystroke, one question at a time: while one is under way only the newest text
 * waits, so a slow answer costs no queue and is never drawn over a newer one.
 */
export function createSearch(
  host: HostConnection<HostApi>,
  ui: UiStore,
  commands: ScanCommands,
): Search {
  const results = createStore<SearchResults>(() => none);
  let isAsking = false;
  /** Enter came before the answer to its text. */
  let confirmWhenAnswered = false;

  ui.subscribe(({ typed }, before) => {
    if (typed.search === before.typed.search) return;
    confirmWhenAnswered = false;
    if (typed.search.trim() === '') results.setState(none);
    else if (!isAsking) void ask();
  });

  async function ask(): Promise<void> {
    isAsking = true;
    for (let text = wanted(); text !== ''; text = wanted()) {
      const found = await host.call('searchItems', { text, limit });
      // Without an answer the list stays as it is: "no such item" would be a guess.
      if (found.ok && wanted() !== '') {
        results.setState({ items: found.value.items, forText: text, activeIndex: 0 });
      }
      if (text === wanted()) break;
    }
    isAsking = false;
    if (confirmWhenAnswered) confirm();
  }

  function wanted(): string {
    return ui.getState().typed.search.trim();
  }

  function confirm(): void {
    confirmWhenAnswered = false;
    const text = wanted();
    const { items, forText, activeIndex } = results.getState();
    const active = items[activeIndex];
    if (text === '') return;
    // A whole barcode is a code, not a word: the host checks its digit and says what is wrong.
    if (/^(\d{8}|\d{12,14})$/.test(text)) sendCode(text);
    else if (forText !== text) confirmWhenAnswered = true;
    else if (active && !active.withdrawn) choose(active);
    else if (items.length === 0) sendCode(text);
  }

  function sendCode(text: string): void {
    closeSearch(ui, 'clear');
    commands.keyCode(text);
  }

  function choose(item: ItemDocument): void {
    closeSearch(ui, 'clear');
    commands.addItem(item.id);
  }

  return {
    results,
    move(by) {
      results.setState(({ items, activeIndex }) => ({
        activeIndex: Math.min(Math.max(activeIndex + by, 0), Math.max(items.length - 1, 0)),
      }));
    },
    choose,
    confirm,
  };
}
