import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead, SealedEntry } from '../../contract/port/journal.ts';
import type { CountedDay, RecordedMovement } from '../../domain/difference/counted-day.ts';
import { type TenderSettings, tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';
import { liveHead } from './day-keeper.ts';
import type { StoredCount } from './open-counts.ts';

const sliceEntries = 25;

/** What a difference is explained from, and the numbers of the receipts that it may be about. */
export interface ReadDay {
  day: CountedDay;
  /** By `placeText`. */
  receiptNumbers: ReadonlyMap<string, string>;
}

/**
 * The entries since the drawer was counted last, as the explanation of a difference wants them. It lets
 * whoever else waits for the host's thread go first after each slice.
 */
export async function readCountedDay(
  count: StoredCount,
  {
    journal,
    tenders,
    pause,
  }: { journal: Journal; tenders: TenderSettings; pause(): Promise<void> },
): Promise<ReadDay> {
  const live = liveHead(journal);
  const { journalId, sequence } = live;
  const before = journal.findByType(
    journalId,
    'session-closed',
    live.types['session-closed']?.sequence ?? 0,
  );
  const parts = {
    payments: [] as CountedDay['payments'][number][],
    movements: [] as RecordedMovement[],
    abandonedBaskets: [] as CountedDay['abandonedBaskets'][number][],
    receiptNumbers: new Map<string, string>(),
  };
  let next = Math.max(before?.sequence ?? 0, countedHandover(journal, live)) + 1;
  while (next <= sequence) {
    const slice = journal.read(journalId, next, sliceEntries);
    for (const sealed of slice) addEntry(sealed, tenders, parts);
    const last = slice.at(-1);
    if (!last) break;
    next = last.sequence + 1;
    await pause();
  }
  const { receiptNumbers, ...recorded } = parts;
  return {
    receiptNumbers,
    day: { ...recorded, tenders: countedTenders(count, tenders), unknownPayments: [] },
  };
}

/** Sequence of the count at the last handover, which found all that was wrong before it; 0 without one. */
function countedHandover(journal: Journal, { journalId, types }: JournalHead): number {
  const at = (type: string, number: number) =>
    number === 0 ? null : journal.findByType(journalId, type, number);
  const handed = at('session-handed-over', types['session-handed-over']?.sequence ?? 0);
  if (handed === null) return 0;
  for (let number = types['money-counted']?.sequence ?? 0; number > 0; number -= 1) {
    const counted = at('money-counted', number);
    if (counted === null) return 0;
    if (counted.sequence > handed.sequence) continue;
    const read = readEntry(counted.bytes);
    const isOfIt = read.known && read.type === 'money-counted' && read.body.purpose === 'handover';
    return isOfIt ? counted.sequence : 0;
  }
  return 0;
}

function countedTenders(count: StoredCount, tenders: TenderSettings): CountedDay['tenders'] {
  return count.expected.map(({ type, amountMinor: expectedMinor }) => {
    const counted = count.money.find((each) => each.type === type);
    const kind = tenderTypeIn(tenders, type)?.kind;
    return {
      type,
      isCash: kind === 'cash',
      isCard: kind === 'card',
      expectedMinor,
      countedMinor: counted?.amountMinor ?? 0,
      pieces: (counted?.denominations ?? [])
        .filter(({ form }) => form !== 'roll')
        .map(({ unitMinor, count: pieces }) => ({ valueMinor: unitMinor, count: pieces })),
    };
  });
}

function addEntry(
  { bytes, journalId, sequence, type }: SealedEntry,
  tenders: TenderSettings,
  parts: {
    payments: CountedDay['payments'][number][];
    movements: RecordedMovement[];
    abandonedBaskets: CountedDay['abandonedBaskets'][number][];
    receiptNumbers: Map<string, string>;
  },
): void {
  if (!['transaction', 'money-moved', 'basket-abandoned'].includes(type)) return;
  const { envelope, ...read } = readEntry(bytes);
  if (!read.known) return;
  const place = { journalId, sequence };
  if (read.type === 'transaction') {
    parts.receiptNumbers.set(
      placeText(place),
      receiptNumber({
        tillNumber: envelope.till.number,
        transactionNumber: envelope.typeSequence,
        journalId,
      }),
    );
    for (const { type: paidBy, kind, amountMinor, terminal } of read.body.tenders) {
      if (tenderTypeIn(tenders, paidBy)?.countedAtClosing !== true) continue;
      parts.payments.push({
        ...{ place, type: paidBy, amountMinor },
        isCash: kind === 'cash',
        isTyped: kind === 'cheque' || (kind === 'card' && terminal === null),
      });
    }
  }
  if (read.type === 'money-moved') {
    const { kind, from, to, money } = read.body;
    if (kind !== 'cash-drop' && kind !== 'paid-in' && kind !== 'paid-out') return;
    const sign = to === 'drawer' ? 1 : from === 'drawer' ? -1 : 0;
    for (const { type: moved, amountMinor } of money) {
      if (tenderTypeIn(tenders, moved)?.kind === 'cash' && sign !== 0)
        parts.movements.push({ place, kind, amountMinor: sign * amountMinor });
    }
  }
  if (read.type === 'basket-abandoned')
    parts.abandonedBaskets.push({ place, grossMinor: read.body.grossMinor });
}
