import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostApi } from '../../contract/host/api.ts';
import type { FoundModel } from '../../contract/host/calls/item-calls.ts';
import type { HostConnection } from './host-connection.ts';
import type { ItemSheetStore } from './item-sheet.ts';
import type { ScanCommands } from './scan-commands.ts';
import type { Shelves } from './shelves.ts';
import { closeSearch, setTyped, type UiStore } from './ui.ts';

/** More than fit a screen; a longer word finds what is not among them. */
const limit = 20;

interface SearchResults {
  models: readonly FoundModel[];
  /** Categories that the words name. */
  categories: readonly string[];
  /** The text they answer; null before the first answer. */
  forText: string | null;
  activeIndex: number;
}

export interface Search {
  results: StoreApi<SearchResults>;
  move(by: 1 | -1): void;
  /** Into the basket; a model of which several variants fit shows its sizes and colours first. */
  choose(model: FoundModel): void;
  /** F7, or a touch on its picture: the sheet of a result, the chosen one unless said. */
  showItem(model?: FoundModel): void;
  /** Leaves the words for the shelf of this name. */
  enterCategory(name: string): void;
  /** Enter: the chosen result; without any the category that is named, or the text itself as a code. */
  confirm(): void;
}

const none: SearchResults = { models: [], categories: [], forText: null, activeIndex: 0 };

/**
 * Asks at every keystroke, one question at a time: while one is under way only the newest text
 * waits, so a slow answer costs no queue and is never drawn over a newer one.
 */
export function createSearch(
  host: HostConnection<HostApi>,
  ui: UiStore,
  commands: ScanCommands,
  { itemSheet, shelves }: { itemSheet: ItemSheetStore; shelves: Shelves },
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
      const found = await host.call('searchModels', { text, limit });
      // Without an answer the list stays as it is: "no such item" would be a guess.
      if (found.ok && wanted() !== '') {
        const { models, categories } = found.value;
        results.setState({ models, categories, forText: text, activeIndex: 0 });
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
    const { models, categories, forText } = results.getState();
    const chosen = active();
    if (text === '') return;
    // A whole barcode is a code, not a word: the host checks its digit and says what is wrong.
    if (/^(\d{8}|\d{12,14})$/.test(text)) sendCode(text);
    else if (forText !== text) confirmWhenAnswered = true;
    else if (chosen) choose(chosen);
    else if (categories[0] !== undefined) enterCategory(categories[0]);
    else if (models.length === 0) sendCode(text);
  }

  function enterCategory(name: string): void {
    setTyped(ui, { search: '', isSearchOpen: true });
    shelves.enterCategory(name);
  }

  function sendCode(text: string): void {
    closeSearch(ui, 'clear');
    commands.keyCode(text);
  }

  function active(): FoundModel | undefined {
    const { models, activeIndex } = results.getState();
    return models[activeIndex];
  }

  function choose({ item, matching }: FoundModel): void {
    closeSearch(ui, 'clear');
    if (matching > 1) itemSheet.open(item.id, null);
    else commands.addItem(item.id);
  }

  return {
    results,
    move(by) {
      results.setState(({ models, activeIndex }) => ({
        activeIndex: Math.min(Math.max(activeIndex + by, 0), Math.max(models.length - 1, 0)),
      }));
    },
    choose,
    enterCategory,
    showItem(model) {
      const chosen = model ?? active();
      if (!chosen || wanted() === '') return;
      closeSearch(ui, 'clear');
      itemSheet.open(chosen.item.id, null);
    },
    confirm,
  };
}
