import { mayFollow } from '../../domain/after-sales/states.ts';
import { quoteNumber } from '../../domain/quote/quote.ts';
import { quoteNamed } from '../../domain/quote/quote-source.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { AfterSalesDossier, DossierDocument, QuoteDossier } from '../document/dossier.ts';
import type { ReadEntry } from './read-entry.ts';

/** What an entry does to a dossier: what it is afterwards, given what it was (null: nothing known). */
export interface DossierEffect {
  id: string;
  apply(before: DossierDocument | null): DossierDocument | null;
}

/** The dossiers that an entry opens or changes; the platform and the till fold the same (law 9). */
export function dossierEffectsOf(read: ReadEntry): DossierEffect[] {
  const { envelope } = read;
  if (!read.known || envelope.journal.kind !== 'live') return [];
  switch (read.type) {
    case 'quote': {
      const document = openedQuote(read);
      return [{ id: document.id, apply: (before) => before ?? document }];
    }
    case 'after-sales':
      return [{ id: read.body.fileId, apply: (before) => withStep(before, openedFile(read)) }];
    case 'transaction': {
      const numbers = read.body.lines.flatMap(({ priceSource }) => quoteNamed(priceSource) ?? []);
      const receipt = printedNumber(read);
      const at = envelope.recordedAt.utc;
      return [...new Set(numbers)].map((id) => ({
        id,
        apply: (quote) => used(quote, receipt, at),
      }));
    }
    default:
      return [];
  }
}

type Of<T extends string> = Extract<ReadEntry, { known: true; type: T }>;

/** As a receipt of this entry would be numbered. */
export function printedNumber({ envelope }: Pick<ReadEntry, 'envelope'>): string {
  return receiptNumber({
    tillNumber: envelope.till.number,
    transactionNumber: envelope.typeSequence,
    journalId: envelope.journal.id,
  });
}

function headOf({ envelope }: ReadEntry) {
  return {
    place: { journalId: envelope.journal.id, sequence: envelope.sequence },
    storeId: envelope.store.id,
    openedAt: envelope.recordedAt.utc,
    openedOn: envelope.businessDay,
    customerId: envelope.personal?.reference ?? '',
  };
}

function openedQuote(read: Of<'quote'>): QuoteDossier {
  const number = quoteNumber(printedNumber(read));
  const details = { ...headOf(read), number, quote: read.body, usedBy: [] };
  return { id: number, kind: 'quote', at: read.envelope.recordedAt.utc, details };
}

/** Of what this store never heard nothing is made. */
function used(before: DossierDocument | null, receipt: string, at: string) {
  if (before?.kind !== 'quote' || before.details.usedBy.includes(receipt)) return before;
  const usedBy = [...before.details.usedBy, receipt].slice(-20);
  return { ...before, at, details: { ...before.details, usedBy } };
}

function openedFile(read: Of<'after-sales'>): AfterSalesDossier {
  const at = read.envelope.recordedAt.utc;
  const step = { state: read.body.state, at, operatorId: read.envelope.operator.id };
  const details = { ...headOf(read), file: read.body, history: [step] };
  return { id: read.body.fileId, kind: 'after-sales', at, details };
}

/** Two tills that did not know of each other: what can't follow changes nothing. */
function withStep(before: DossierDocument | null, next: AfterSalesDossier): DossierDocument {
  if (before?.kind !== 'after-sales') return next;
  const { file, history } = before.details;
  const after = next.details.file;
  if (!mayFollow(file.state, after.state) || history.length >= 100) return before;
  const details = {
    ...before.details,
    file: after,
    history: [...history, ...next.details.history],
  };
  return { ...before, at: next.at, details };
}
