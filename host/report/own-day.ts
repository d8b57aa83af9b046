import { dayEntryOf, dayEntryTypes } from '../../contract/entry/day-entry.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, JournalHead } from '../../contract/port/journal.ts';
import {
  addToDayBySeller,
  type DayBySeller,
  type Seller,
  sellerKey,
} from '../../domain/report/day-by-seller.ts';
import { type JournalDay, noJournalDay } from '../../domain/report/journal-day.ts';

/** Few enough that a scan between two slices does not wait. */
const sliceEntries = 25;
/** Of a year and the year before; the one not asked for longest goes. */
const keptDays = 800;

/**
 * What each live journal of this till that had begun by then says of a business day, of what it sold
 * for this company at this place of business: it may have been another's before.
 */
export interface OwnDays {
  of(businessDay: string, seller: Seller): Promise<OwnDay[]>;
}

interface OwnDay {
  head: JournalHead;
  day: JournalDay;
  /** Nothing of that day can come any more. */
  isOver: boolean;
}

interface Known {
  bySeller: DayBySeller;
  next: number;
}

/**
 * Reads days out of the till's own journals. A day that was read goes on from where that stopped, so
 * asking again costs what was written since.
 */
export function createOwnDays(from: { journal: Journal; pause(): Promise<void> }): OwnDays {
  const { journal, pause } = from;
  const known = new Map<string, Known>();

  async function read(head: JournalHead, businessDay: string): Promise<DayBySeller> {
    const key = `${head.journalId} ${businessDay}`;
    const { currency } = head.totals;
    let { bySeller, next } = known.get(key) ?? {
      bySeller: {},
      next: firstOf(journal, head, businessDay),
    };
    reading: while (next <= head.sequence) {
      const slice = journal.read(head.journalId, next, sliceEntries);
      const last = slice.at(-1);
      if (!last) break;
      for (const sealed of slice) {
        // Nothing after the first closure of a later day belongs to this one.
        const isClosure = sealed.type === 'closure';
        const isOfDay = sealed.businessDay === businessDay || isClosure;
        if (isOfDay && dayEntryTypes.has(sealed.type)) {
          const read = readEntry(sealed.bytes);
          const said = { entry: dayEntryOf(read), seller: read.envelope, currency };
          bySeller = addToDayBySeller(bySeller, businessDay, said);
        }
        if (isClosure && sealed.businessDay > businessDay) {
          next = Number.MAX_SAFE_INTEGER;
          break reading;
        }
      }
      next = last.sequence + 1;
      await pause();
    }
    known.delete(key);
    known.set(key, { bySeller, next });
    const [oldest] = known.keys();
    if (known.size > keptDays && oldest !== undefined) known.delete(oldest);
    return bySeller;
  }

  return {
    async of(businessDay, seller) {
      const days: OwnDay[] = [];
      for (const head of journal.heads()) {
        if (head.kind !== 'live' || !hasBegun(journal, head, businessDay)) continue;
        const isOver = head.businessDay > businessDay || head.state === 'sealed';
        const bySeller = await read(head, businessDay);
        const day = bySeller[sellerKey(seller)] ?? noJournalDay(head.totals.currency);
        const isCounted = day.isCounted || isCountedSince(journal, head, day.lastSequence);
        days.push({ head, day: { ...day, isCounted }, isOver });
      }
      return days;
    },
  };
}

/** A day whose Z was late is counted on a later one. */
function isCountedSince(
  journal: Journal,
  { journalId, types }: JournalHead,
  sequence: number,
): boolean {
  const last = types['session-closed']?.sequence ?? 0;
  const counted = journal.findByType(journalId, 'session-closed', last);
  return counted !== null && counted.sequence > sequence;
}

function hasBegun(journal: Journal, { journalId }: JournalHead, businessDay: string): boolean {
  const first = journal.find(journalId, journal.firstSequence(journalId));
  return first !== null && first.businessDay <= businessDay;
}

/** After the last closure that was written before that day: business days go on with their journal. */
function firstOf(journal: Journal, { journalId, types }: JournalHead, businessDay: string): number {
  let low = 1;
  let high = (types.closure?.sequence ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = journal.findByType(journalId, 'closure', middle);
    if (found === null || found.businessDay < businessDay) low = middle + 1;
    else high = middle;
  }
  const before = low > 1 ? journal.findByType(journalId, 'closure', low - 1) : null;
  return before === null ? journal.firstSequence(journalId) : before.sequence + 1;
}
