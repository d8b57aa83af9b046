import type { HostApi } from '../../contract/host/api.ts';
import type { InventoryView, inventoryCalls } from '../../contract/host/calls/inventory-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import {
  beginZone,
  dropInventory,
  endZone,
  inventoryView,
  openInventory,
} from './open-inventory.ts';
import { reviewInventory } from './review-inventory.ts';
import { sharedInventory } from './shared-inventories.ts';
import type { StockContext } from './stock-context.ts';
import { validateInventory } from './validate-inventory.ts';

/** What the host answers for counts of the stock. Looking at the result, and believing it, wait for nothing. */
export function inventoryHandlers(
  context: StockContext,
): Pick<Handlers<HostApi>['calls'], keyof typeof inventoryCalls> {
  const { theoretical } = context;
  return {
    inventories: withTillFailures(async () =>
      ok({
        inventories: await openInventories(context),
        isStockKnown: (await theoretical([])) !== null,
      }),
    ),
    openInventory: (input) => openInventory(input, context),
    beginZone: (input) => beginZone(input, context),
    endZone: (input) => endZone(input, context),
    reviewInventory: withTillFailures((input) => reviewInventory(input, context)),
    validateInventory: withTillFailures((input) => validateInventory(input, context)),
    dropInventory: (input) => dropInventory(input, context),
  };
}

/** That of all tills, and this till's own. Zones of one that another till has ended are nobody's any more. */
async function openInventories(context: StockContext): Promise<InventoryView[]> {
  const { store } = context;
  // Begun before it is asked what is open: an inventory opened meanwhile keeps its zones.
  const zones = store.works().filter(({ kind }) => kind === 'count');
  const shared = await sharedInventory(context.day.till);
  const own = store
    .inventories()
    .map((inventory) => ({ inventory, ids: [inventory.id], isShared: false }));
  const all = [...(shared ? [{ ...shared, isShared: true }] : []), ...own];
  const ids = new Set(all.flatMap((each) => each.ids));
  const left = zones.filter(({ documentId }) => !ids.has(documentId));
  if (left.length > 0)
    store.alone(() => {
      for (const { id } of left) store.remove(id);
    });
  return await Promise.all(all.map((each) => inventoryView(each, context)));
}
