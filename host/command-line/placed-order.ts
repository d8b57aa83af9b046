import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { orderId } from '../../domain/order/order.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import type { TillHost } from './till-host.ts';

/** An order that nothing was paid of: its entry is all that the basket left. */
export interface PlacedAlone extends EntryPlace {
  basketId: string;
}

const pageSize = 100;
/** Other workplaces write between; a basket that is done stands soon after where it began. */
const mostPages = 20;

/** Where a basket's order stands, which was placed after so many entries of the journal. */
export async function placedAlone(
  host: TillHost,
  { basketId, journalId, entryCount }: { basketId: string; journalId: string; entryCount: number },
): Promise<Result<PlacedAlone, Failure>> {
  let fromSequence = entryCount + 1;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await host.call('readJournal', { journalId, fromSequence, limit: pageSize });
    if (!page.ok) return page;
    const { entries } = page.value;
    for (const { sequence, text } of entries)
      if (orderIn(text)?.body.basketId === basketId) return ok({ journalId, sequence, basketId });
    const [last] = entries.slice(-1);
    if (!last) break;
    fromSequence = last.sequence + 1;
  }
  return refuse(fail('UNREADABLE_ANSWER', { where: `readJournal ${basketId}` }));
}

/**
 * The order as its signed entry says it, with its number as the till has it: groups with what is promised of
 * them, what was paid, and what is due at the hand-over after its deposit. Amounts in minor units.
 */
export async function placedOrder(
  host: TillHost,
  seat: string,
  { order, sale }: { order: EntryPlace; sale: Transaction | null },
): Promise<Result<object, Failure>> {
  const { journalId, sequence } = order;
  const page = await host.call('readJournal', { journalId, fromSequence: sequence, limit: 1 });
  if (!page.ok) return page;
  const [entry] = page.value.entries;
  const read = entry && orderIn(entry.text);
  if (!entry || !read)
    return refuse(fail('UNREADABLE_ANSWER', { where: `readJournal ${sequence}` }));
  const id = orderId(journalId, sequence);
  const known = await host.call('orderDetail', { seat, order: id });
  if (!known.ok) return known;
  const { body, envelope } = read;
  const paid = sale?.lines ?? [];
  const placeNames = new Map(known.value.groups.map((each) => [each.number, each.placeName]));
  const groups = body.groups.map(({ feeLine, ...group }) => {
    const lines = body.lines.filter((line) => line.group === group.number);
    return {
      ...group,
      placeName: placeNames.get(group.number) ?? '',
      feeMinor: paid.find(({ number }) => number === feeLine)?.grossMinor ?? 0,
      dueMinor: sumMinor(lines.map(({ dueMinor }) => dueMinor)),
      lines: lines.map(({ number, sku, label, quantity, amountMinor, dueMinor }) => ({
        ...{ number, sku, label, quantity, amountMinor, dueMinor },
      })),
    };
  });
  const depositMinor = sumMinor(
    paid.filter(({ accounting }) => accounting === 'deposit').map(({ grossMinor }) => grossMinor),
  );
  const written = {
    ...{ id, number: known.value.number, groups },
    paidMinor: sale?.totals.grossMinor ?? 0,
    dueMinor: sumMinor(groups.map(({ dueMinor }) => dueMinor)) - depositMinor,
    deposit:
      body.depositNumber === ''
        ? null
        : { number: body.depositNumber, kind: body.depositKind, amountMinor: depositMinor },
  };
  if (sale) return ok({ order: written });
  const { journal, recordedAt, businessDay } = envelope;
  return ok({
    ...{ journalId, sequence, kind: journal.kind, recordedAtLocal: recordedAt.local, businessDay },
    ...{ currency: body.currency, hash: entry.hash, order: written },
  });
}

/** Null when the text is no entry, or no order that this release can read. */
function orderIn(text: string) {
  try {
    const read = readEntry(new TextEncoder().encode(text));
    return read.known && read.type === 'order-placed' ? read : null;
  } catch {
    return null;
  }
}
