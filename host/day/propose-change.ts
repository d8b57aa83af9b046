import { readEntry } from '../../contract/entry/read-entry.ts';
import { denominationsOf } from '../../domain/day/denominations.ts';
import type { DenominationCount } from '../../domain/day/money.ts';
import { proposeChange } from '../../domain/day/propose-change.ts';
import type { DayContext } from './day-context.ts';
import { liveHead } from './day-keeper.ts';

/** What the drawer will lack, from what the last closing left in it; nothing is known of a drawer nobody counted. */
export function changeFor({ till, rules }: DayContext): DenominationCount[] {
  const denominations = denominationsOf(till.identity.currency);
  return proposeChange(lastLeft(till.journal), denominations, rules().changeMinimum);
}

function lastLeft(journal: DayContext['till']['journal']): readonly DenominationCount[] {
  const { journalId } = liveHead(journal);
  const [closed] = journal.latest(journalId, 'session-closed', 1);
  const read = closed && readEntry(closed.bytes);
  if (!read?.known || read.type !== 'session-closed') return [];
  return read.body.left.flatMap(({ denominations }) => denominations);
}
