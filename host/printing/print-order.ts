import { type ReadEntry, readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PrintJobView } from '../../contract/host/printing-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import { type OrderPaperFacts, orderPaper } from '../../domain/receipt/order-paper.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { orderOnPaper } from './order-placed-by.ts';
import { printEvents } from './print-counts.ts';
import { type EntryPrint, printEntryPaper } from './print-entry-paper.ts';
import type { PrintingParts } from './printing-parts.ts';
import type { StoredJob } from './stored-job.ts';

/** What the papers of orders are made with. */
interface ReadingOrders {
  till: TillContext;
  language: 'fr' | 'en';
  aliasOf(operatorId: string): string;
}

/**
 * Puts the paper of an order into its printer's queue, once, then as numbered duplicates: of one without a
 * transaction, for of any other the ticket is its confirmation. `reason` where a rule prints it.
 */
export async function printOrder(
  request: EntryPrint,
  from: ReadingOrders & { parts: PrintingParts },
  by: { reason: StoredJob['reason']; operatorId: string } = {
    reason: '',
    operatorId: actorAt(from.till, request.seat),
  },
): Promise<Result<PrintJobView, Failure>> {
  const facts = await orderFacts(request, from);
  if (!facts.ok) return facts;
  return printEntryPaper(
    request,
    {
      paper: 'order',
      number: facts.value.order.number,
      events: { first: printEvents.order, again: printEvents.orderAgain },
      documentOf: (copyNumber) => orderPaper({ ...facts.value, copyNumber }),
    },
    from.till,
    from.parts,
    by,
  );
}

/** The paper as its first print says it. Nothing is written. */
export async function orderDocument(
  place: EntryPlace,
  from: ReadingOrders,
): Promise<Result<{ document: ReceiptDocument }, Failure>> {
  const facts = await orderFacts(place, from);
  return facts.ok ? ok({ document: orderPaper(facts.value) }) : facts;
}

/** The order that stands alone at a place of this till's journals; null for anything else. */
export function orderAlone(
  { journalId, sequence }: EntryPlace,
  { journal }: Pick<TillContext, 'journal'>,
): { sealed: SealedEntry; order: Extract<ReadEntry, { type: 'order-placed' }> } | null {
  const sealed = journal.find(journalId, sequence);
  const order = sealed?.type === 'order-placed' ? readEntry(sealed.bytes) : null;
  if (!sealed || !order?.known || order.type !== 'order-placed') return null;
  const end = journal.findByBasket(order.body.basketId);
  const isAlone = end?.journalId === journalId && end.sequence === sequence;
  return isAlone ? { sealed, order } : null;
}

async function orderFacts(
  place: EntryPlace,
  { till, language, aliasOf }: ReadingOrders,
): Promise<Result<OrderPaperFacts, Failure>> {
  const found = orderAlone(place, till);
  if (!found) return refuse(fail('ORDER_UNKNOWN'));
  const { sealed, order } = found;
  const { envelope: signed } = order;
  const profile = fiscalProfileOf(signed.company.address.country);
  return ok({
    ...{ language, profile, signed, copyNumber: 0 },
    extract: profile.paper.extractOf(sealed.hash),
    operatorAlias: aliasOf(signed.operator.id),
    order: await orderOnPaper(order, till),
  });
}
