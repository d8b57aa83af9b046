import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { inventoryCalls } from '../../contract/host/calls/inventory-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  correctionsOf,
  needsRecount,
  sumsOf,
  unknownShrinkageBp,
} from '../../domain/stock-works/inventory.ts';
import { inventorySaid } from '../../domain/stock-works/shared-inventory.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay } from '../day/day-context.ts';
import { liveHead } from '../day/day-keeper.ts';
import {
  aboutIt,
  findInventory,
  forgetInventory,
  zonesOf,
  zonesOfOthers,
} from './open-inventory.ts';
import { countedOf } from './review-inventory.ts';
import type { StockContext } from './stock-context.ts';

type Request = z.output<typeof inventoryCalls.validateInventory.input>;
type Validated = z.output<typeof inventoryCalls.validateInventory.output>;

/**
 * Believes what was counted: one act of as many entries as it takes, and only these correct the stock.
 * It is read beside the commands, for a whole store takes long; what a zone counted meanwhile refuses it.
 */
export async function validateInventory(
  { commandId, seat, inventoryId, isUncountedGone }: Request,
  context: StockContext,
): Promise<Result<Validated, Failure>> {
  const { day, store, commands } = context;
  const shape = inventoryCalls.validateInventory.output.nullable();
  const known = shape.parse(answered(day, commandId));
  if (known) return ok(known);
  const before = await stateOf(inventoryId, context);
  const counted = await countedOf(inventoryId, context);
  if (!counted.ok) return counted;
  const { inventory: found, items } = counted.value;
  const { inventory } = found;
  const overMinor = context.recountOverMinor();
  const all = [...zonesOf(found.ids, store), ...(await zonesOfOthers(found, context))];
  const open = all.filter(({ isDone }) => !isDone);
  if (open.length > 0) return refuse(fail('INVENTORY_ZONES_OPEN', { count: open.length }));
  const doubtful = items.filter((item) => item.zones > 0 && needsRecount(item, overMinor));
  if (doubtful.length > 0) return refuse(fail('INVENTORY_RECOUNT', { count: doubtful.length }));
  const uncounted = items.filter(({ zones }) => zones === 0);
  if (uncounted.length > 0 && !isUncountedGone) {
    return refuse(fail('INVENTORY_UNCOUNTED', { count: uncounted.length }));
  }
  return commands.run(async () => {
    const done = shape.parse(answered(day, commandId));
    if (done) return ok(done);
    if ((await stateOf(inventoryId, context)) !== before) return refuse(fail('INVENTORY_CHANGED'));
    const { till } = day;
    const { currency } = till.identity;
    const bodies = correctionsOf(inventory, items, { workId: commandId, currency });
    // Those that tills opened apart are over with it.
    const others = found.ids
      .filter((id) => found.isShared && id !== inventory.id)
      .map((id) => inventorySaid('inventory-dropped', aboutIt(id, context)));
    const sums = sumsOf(items, inventory.scope);
    day.keeper.closeOverdue();
    const { journalId, types } = liveHead(till.journal);
    const answer = {
      journalId,
      number: (types['stock-moved']?.sequence ?? 0) + 1,
      lineCount: bodies.reduce((sum, { lines }) => sum + lines.length, 0),
      ...{ expectedMinor: sums.expectedMinor, countedMinor: sums.countedMinor },
      shrinkageBp: unknownShrinkageBp(sums),
    };
    appendDay(day, {
      ...{ commandId, answer },
      drafts: [...bodies, ...others].map((body) => ({
        type: 'stock-moved',
        body,
        operatorId: actorAt(till, seat),
        personal: null,
      })),
      beside: () => forgetInventory(found.ids, store),
    });
    return ok(answer);
  });
}

/** Another text as soon as anybody counted something else, at this till or at another one. */
async function stateOf(inventoryId: string, context: StockContext): Promise<string> {
  const { store } = context;
  const inventory = await findInventory(inventoryId, context);
  if (inventory === null) return '';
  const own = zonesOf(inventory.ids, store).map((work) => [work, store.lines(work.id)]);
  return JSON.stringify([inventory.ids, own, await zonesOfOthers(inventory, context)]);
}
