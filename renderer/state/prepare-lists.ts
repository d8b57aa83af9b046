import type { OrderWork } from '../../contract/host/calls/order-work-calls.ts';
import { worklists } from '../../domain/order/worklists.ts';

type Worklist = OrderWork['list'];

/** Most pressing first; the place of each is its function key. */
export const worklistsShown: readonly Worklist[] = worklists;

/** How much waits in each list. */
export function countsOf(works: readonly Pick<OrderWork, 'list'>[]): ReadonlyMap<Worklist, number> {
  return new Map(
    worklists.map((list) => [list, works.filter((work) => work.list === list).length]),
  );
}

/** The list that is drawn: the one chosen, or the first that anything waits in. */
export function listShown(
  chosen: Worklist | null,
  works: readonly Pick<OrderWork, 'list'>[],
): Worklist {
  const first = worklists.find((list) => works.some((work) => work.list === list));
  return chosen ?? first ?? 'decide';
}

const onShelf: ReadonlySet<Worklist> = new Set<Worklist>(['pick-collect', 'pick-ship', 'transfer']);

/** There is something to take from the shelf in the list that is drawn: its walk can be printed. */
export function hasPickingList(
  shown: Worklist,
  works: readonly Pick<OrderWork, 'list'>[],
): boolean {
  return onShelf.has(shown) && works.some(({ list }) => list === shown);
}

/** The lists as the manager's page counts them: what presses alone, what is done by hand together. */
export const cardLists = [
  { name: 'decide', lists: ['decide'] },
  { name: 'overdue', lists: ['overdue'] },
  { name: 'expires-today', lists: ['expires-today'] },
  { name: 'to-do', lists: ['pick-collect', 'pick-ship', 'transfer', 'pack', 'send'] },
  { name: 'collect', lists: ['collect'] },
] as const satisfies readonly { name: string; lists: readonly Worklist[] }[];
