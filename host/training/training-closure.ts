import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { addTenderSums, type TenderSum } from '../../domain/day/day-money.ts';

const readAtOnce = 100;

/**
 * The closing of what was rung in training since the last one; none where nothing was. It is the Z of a
 * training: it closes no day of the shop, and no month or year follows it.
 */
export function trainingClosure(
  journal: Journal,
  businessDay: string,
  operatorId: string,
): EntryDraft[] {
  const head = journal.heads().find(({ kind, state }) => kind === 'training' && state === 'open');
  const open = head?.periods.day;
  if (!head || !open || open.totals.transactionCount === 0) return [];
  let tenders: readonly TenderSum[] = [];
  let from = businessDay;
  for (let next = open.sequence + 1; next <= head.sequence; ) {
    const page = journal.read(head.journalId, next, readAtOnce);
    const last = page.at(-1);
    if (!last) break;
    for (const { bytes } of page) {
      const entry = readEntry(bytes);
      if (!entry.known || entry.type !== 'transaction') continue;
      if (entry.envelope.businessDay < from) from = entry.envelope.businessDay;
      for (const { type, amountMinor } of entry.body.tenders) {
        tenders = addTenderSums(tenders, [{ type, count: 1, amountMinor }]);
      }
    }
    next = last.sequence + 1;
  }
  const body = {
    ...({ period: 'day', from, through: businessDay, late: false } as const),
    tenders: [...tenders],
  };
  return [{ type: 'closure', body, operatorId, personal: null }];
}
