import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Departments } from '../../contract/document/catalogue-layout.ts';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { FoundModel } from '../../contract/host/calls/item-calls.ts';
import type { Commands } from './commands.ts';
import type { HostConnection } from './host-connection.ts';
import type { ItemSheetStore } from './item-sheet.ts';
import { closeSearch, type UiStore } from './ui.ts';

/** Models of one category that are shown; who does not see it among them types its name. */
const mostModels = 60;

interface ShownShelves {
  quickItems: readonly ItemDocument[];
  departments: Departments;
  /** Where one is: nowhere, in a department, in one of its categories. */
  department: string | null;
  category: string | null;
  /** Of the category; null before the host has answered. */
  models: readonly FoundModel[] | null;
  isCut: boolean;
}

/** The catalogue as it is walked through, department by department. */
export interface Shelves {
  shown: StoreApi<ShownShelves>;
  /** Asks for departments and quick keys; again after the catalogue has changed. */
  load(): void;
  enterDepartment(name: string): void;
  enterCategory(name: string): void;
  back(): void;
  take(item: ItemDocument): void;
  takeModel(model: FoundModel): void;
}

const entrance = { department: null, category: null, models: null, isCut: false };

export function createShelves(
  host: HostConnection<HostApi>,
  ui: UiStore,
  commands: Commands,
  itemSheet: ItemSheetStore,
): Shelves {
  const shown = createStore<ShownShelves>(() => ({
    ...entrance,
    quickItems: [],
    departments: [],
  }));

  async function load(): Promise<void> {
    const home = await host.call('catalogueHome', {});
    // Without an answer the shelves stay as they were.
    if (home.ok) shown.setState(home.value);
  }

  async function enterCategory(category: string): Promise<void> {
    shown.setState({ category, models: null, isCut: false });
    const found = await host.call('modelsOfCategory', { category, limit: mostModels });
    if (shown.getState().category !== category) return;
    shown.setState(found.ok ? found.value : { category: null });
  }

  function leave(): void {
    closeSearch(ui, 'clear');
    shown.setState(entrance);
  }

  return {
    shown,
    load: () => void load(),
    enterDepartment: (department) => shown.setState({ ...entrance, department }),
    enterCategory: (category) => void enterCategory(category),
    back() {
      const { category, department } = shown.getState();
      shown.setState(category === null ? entrance : { ...entrance, department });
    },
    take({ id }) {
      leave();
      commands.addItem(id);
    },
    takeModel({ item, variants: count }) {
      leave();
      if (count > 1) itemSheet.open(item.id, null);
      else commands.addItem(item.id);
    },
  };
}
