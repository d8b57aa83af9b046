import { type ReadEntry, readEntry } from '../../contract/entry/read-entry.ts';
import type { AuditRow } from '../../contract/host/calls/audit-calls.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { unreachable } from '../../domain/assert.ts';
import type { MoneyMoved } from '../../domain/day/day-entries.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import type { AuditKind } from '../../domain/operator/audit-kinds.ts';
import type { StockMoved } from '../../domain/stock-works/stock-moved.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import type { AuditPlace } from './audit-index.ts';
import { isCorrection, isDifferent, isDiscount, isOverride, isWithoutReceipt } from './kinds-of.ts';

interface Facts {
  journal: Journal;
  aliasOf(operatorId: string): string;
}

type Told = Pick<AuditRow, 'what' | 'askedByAlias' | 'amountMinor' | 'detail' | 'receipt'>;

const nothingMore: Told = {
  what: '',
  askedByAlias: '',
  amountMinor: null,
  detail: '',
  receipt: null,
};

/** One row of the view, read from the signed bytes; null where the entry is purged. */
export function auditRowOf(place: AuditPlace, facts: Facts): AuditRow | null {
  const { journalId, sequence, kind, number } = place;
  const sealed = facts.journal.find(journalId, sequence);
  if (sealed === null) return null;
  const entry = readEntry(sealed.bytes);
  const { envelope } = entry;
  return {
    ...{ number, journalId, sequence, kind },
    at: envelope.recordedAt.local,
    businessDay: envelope.businessDay,
    isTraining: envelope.journal.kind === 'training',
    operatorAlias: nameOf(envelope.operator.id, facts),
    currency: envelope.totals.currency,
    ...told(kind, entry, sealed, facts),
  };
}

function told(kind: AuditKind, entry: ReadEntry, sealed: SealedEntry, facts: Facts): Told {
  if (!entry.known) return nothingMore;
  switch (entry.type) {
    case 'approval': {
      const { action, requestedById, asked, basketId } = entry.body;
      return {
        what: action,
        askedByAlias: nameOf(requestedById, facts),
        amountMinor: asked?.amountMinor ?? null,
        detail: '',
        receipt: receiptOfBasket(basketId, facts),
      };
    }
    case 'basket-abandoned': {
      const { grossMinor, reasonCode } = entry.body;
      return { ...nothingMore, amountMinor: grossMinor, detail: reasonCode };
    }
    case 'event':
      return eventTold(entry.body, facts);
    case 'money-moved':
      return movementTold(entry.body);
    case 'session-handed-over':
      return {
        ...nothingMore,
        what: entry.type,
        detail: nameOf(entry.body.toOperatorId, facts),
      };
    case 'session-opened': {
      const { differenceMinor, reasonCode } = entry.body;
      return {
        ...nothingMore,
        what: entry.type,
        amountMinor: differenceMinor,
        detail: reasonCode,
      };
    }
    case 'session-closed': {
      const different = entry.body.tenders.filter(isDifferent);
      return {
        ...nothingMore,
        what: entry.type,
        amountMinor: sumMinor(different.map(({ differenceMinor }) => differenceMinor)),
        detail: joined(different.flatMap(({ type, reasonCode }) => [type, reasonCode])),
      };
    }
    case 'invoice': {
      const { kind: what, series, number, totals, of } = entry.body;
      return {
        ...nothingMore,
        what,
        amountMinor: totals.grossMinor,
        detail: `${series}-${number}`,
        receipt: receiptAt(of, facts),
      };
    }
    case 'quote': {
      const { totals, validThrough } = entry.body;
      return {
        ...nothingMore,
        ...{ what: entry.type, amountMinor: totals.grossMinor, detail: validThrough },
      };
    }
    case 'task-settled': {
      const { kind: what, amountMinor, reasonCode, task } = entry.body;
      return { ...nothingMore, what, amountMinor, detail: joined([reasonCode, task]) };
    }
    case 'after-sales': {
      const { state: what, number, remedy, of } = entry.body;
      return {
        ...nothingMore,
        ...{ what, detail: joined([number, remedy]), receipt: receiptAt(of, facts) },
      };
    }
    case 'tax-free-slip': {
      const { state: what, refundMinor, vatMinor, documentId, reason, receipts } = entry.body;
      const [first] = receipts;
      return {
        ...nothingMore,
        what,
        amountMinor: refundMinor ?? vatMinor,
        detail: joined([documentId, reason]),
        receipt: first ? receiptAt(first, facts) : null,
      };
    }
    case 'stock-moved':
      return stockTold(entry.body);
    case 'transaction':
      return {
        ...nothingMore,
        ...transactionTold(kind, entry.body),
        receipt: receiptOf(entry, sealed),
      };
    default:
      return nothingMore;
  }
}

function eventTold(
  { event, details }: { event: string; details: Record<string, string | number | boolean> },
  { journal, aliasOf }: Facts,
): Told {
  const { key, to, how, reasonCode, tablet, number, journalId, sequence, triedOperatorId } =
    details;
  const isOfReceipt = typeof journalId === 'string' && typeof sequence === 'number';
  const sealed = isOfReceipt ? journal.find(journalId, sequence) : null;
  const texts = [key, to, how, reasonCode, tablet, number].filter(
    (text) => text !== undefined && text !== '',
  );
  return {
    ...nothingMore,
    what: event,
    askedByAlias: typeof triedOperatorId === 'string' ? nameOf(triedOperatorId, { aliasOf }) : '',
    detail: texts.join(' · '),
    receipt: sealed && receiptOf(readEntry(sealed.bytes), sealed),
  };
}

/** Out of the drawer or the safe for a difference that is missing: below zero. */
function movementTold(body: MoneyMoved): Told {
  const { kind, to, money, reasonCode, pouch } = body;
  const sign = isCorrection(body) && to === 'outside' ? -1 : 1;
  return {
    ...nothingMore,
    what: kind,
    amountMinor: sign * sumMinor(money.map(({ amountMinor }) => amountMinor)),
    detail: joined([...money.map(({ type }) => type), reasonCode, pouch]),
  };
}

/** What it is worth at retail, as far as the items have prices. */
function stockTold({ kind: what, reasonCode, lines }: StockMoved): Told {
  const [first] = lines;
  return {
    ...nothingMore,
    what,
    amountMinor: sumMinor(lines.map(({ valueMinor }) => valueMinor ?? 0)),
    detail: joined([reasonCode, ...(lines.length === 1 && first ? [first.label] : [])]),
  };
}

/** Each once. */
function joined(texts: readonly string[]): string {
  return [...new Set(texts)].filter(Boolean).join(' · ');
}

function receiptAt({ journalId, sequence }: EntryPlace, { journal }: Facts): AuditRow['receipt'] {
  const sealed = journal.find(journalId, sequence);
  return sealed && receiptOf(readEntry(sealed.bytes), sealed);
}

function transactionTold(
  kind: AuditKind,
  { lines, corrections }: Transaction,
): Pick<Told, 'amountMinor' | 'detail'> {
  const sold = lines.filter(({ fulfilment }) => fulfilment !== 'return');
  switch (kind) {
    case 'discount':
    case 'price': {
      const isIt = kind === 'price' ? isOverride : isDiscount;
      const touched = sold.filter(({ modifiers }) => modifiers.some(isIt));
      const given = touched.flatMap(({ modifiers }) => modifiers.filter(isIt));
      return {
        amountMinor: sum(given),
        detail: [...new Set(given.map(({ reasonCode }) => reasonCode))].join(' · '),
      };
    }
    case 'void':
      return {
        amountMinor: sum(corrections),
        detail: [...new Set(corrections.map(({ label }) => label))].filter(Boolean).join(' · '),
      };
    case 'staff-sale': {
      const given = sold
        .flatMap(({ modifiers }) => modifiers)
        .filter(({ source }) => source === 'staff');
      return { amountMinor: sum(given), detail: '' };
    }
    case 'refund':
    case 'no-receipt': {
      const back = lines.filter(
        kind === 'refund' ? ({ fulfilment }) => fulfilment === 'return' : isWithoutReceipt,
      );
      return {
        amountMinor: back.reduce((total, { grossMinor }) => total + grossMinor, 0),
        detail: back.map(({ label }) => label).join(' · '),
      };
    }
    case 'approval':
    case 'abandoned':
    case 'duplicate':
    case 'no-sale':
    case 'settings':
    case 'sign-on':
    case 'training':
    case 'money':
    case 'difference':
    case 'invoice':
    case 'tax-free':
    case 'stock':
    case 'quote':
    case 'after-sales':
    case 'task':
    case 'code':
      return { amountMinor: null, detail: '' };
    default:
      return unreachable(kind);
  }
}

function receiptOf({ envelope }: ReadEntry, sealed: SealedEntry): AuditRow['receipt'] {
  if (sealed.type !== 'transaction') return null;
  const { journalId, sequence, typeSequence } = sealed;
  const { number: tillNumber } = envelope.till;
  const number = receiptNumber({ tillNumber, transactionNumber: typeSequence, journalId });
  return { journalId, sequence, number };
}

/** What became of the basket, once it is paid. */
function receiptOfBasket(basketId: string, { journal }: Facts): AuditRow['receipt'] {
  const end = basketId === '' ? null : journal.findByBasket(basketId);
  const sealed = end && journal.find(end.journalId, end.sequence);
  return sealed && receiptOf(readEntry(sealed.bytes), sealed);
}

function nameOf(operatorId: string, { aliasOf }: Pick<Facts, 'aliasOf'>): string {
  return operatorId === '' ? '' : aliasOf(operatorId);
}

function sum(parts: readonly { amountMinor: number }[]): number {
  return parts.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
