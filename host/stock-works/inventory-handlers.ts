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

/** That of all tills, and this till's own. */
async function openInventories(context: StockContext): Promise<InventoryView[]> {
  const shared = await sharedInventory(context.day.till);
  const own = context.store
    .inventories()
    .map((inventory) => ({ inventory, ids: [inventory.id], isShared: false }));
  const all = [...(shared ? [{ ...shared, isShared: true }] : []), ...own];
  return await Promise.all(all.map((each) => inventoryView(each, context)));
}
