import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { Drawer } from './drawer-pulse.ts';

/** The event that says so. */
const drawerOpenedAgain = 'drawer-opened-again';

/**
 * Another pulse for a transaction whose own did not open the drawer: one for each that failed, and an
 * entry before it goes out. Any other opening without a sale is a `no-sale`.
 */
export function createDrawerAgain(till: TillContext, drawer: Drawer) {
  let takenId = '';

  return (
    request: EntryPlace & { commandId: string; seat: string },
  ): Result<Record<string, never>, Failure> => {
    const { commandId, seat, journalId, sequence } = request;
    if (commandId === takenId) return ok({});
    const shut = drawer.shut();
    if (shut === null || placeText(shut.of) !== placeText(request)) {
      return refuse(fail('DRAWER_NOT_SHUT'));
    }
    till.writer.append({
      drafts: [
        {
          type: 'event',
          body: { event: drawerOpenedAgain, details: { journalId, sequence } },
          operatorId: actorAt(till, seat),
          personal: null,
        },
      ],
      steps: [],
      endedBaskets: [],
    });
    takenId = commandId;
    drawer.open(shut.of);
    return ok({});
  };
}
