import type { ReadEntry } from '../../../contract/entry/read-entry.ts';
import type { SealedEntry } from '../../../contract/port/journal.ts';
import type { FiscalProfile } from '../../../domain/fiscal/fiscal-profile.ts';
import { invoiceNumber } from '../../../domain/invoice/invoice-number.ts';
import { printAmount } from '../../../domain/money/amount-text.ts';
import { receiptNumber } from '../../../domain/till/receipt-number.ts';
import type { Cell } from '../csv.ts';
import type { Headings } from './headings.ts';

export type TableName = keyof Headings;

/** What one entry says in one table: no row, or some. */
export type TableRows = (
  entry: SealedEntry,
  read: ReadEntry,
  profile: FiscalProfile,
) => readonly (readonly Cell[])[];

type Of<T extends string> = Extract<ReadEntry, { known: true; type: T }>;

export const tableRows: Readonly<Record<TableName, TableRows>> = {
  transactions(entry, read) {
    if (!read.known || read.type !== 'transaction') return [];
    const { envelope, body } = read;
    const amount = amountsIn(body.currency);
    return [
      [
        ...[entry.journalId, envelope.journal.kind, entry.sequence, numberOf(read)],
        ...[momentOf(read), envelope.businessDay, envelope.till.number, body.kind],
        envelope.operator.id,
        ...[amount(body.totals.grossMinor), amount(body.totals.netMinor)],
        ...[amount(body.totals.vatMinor), amount(body.totals.discountMinor)],
        ...[amount(body.totals.roundingMinor), body.totals.lineCount],
        ratesText(body.vat, body.currency),
        body.tenders
          .map(({ type, amountMinor }) => `${type} ${printAmount(amountMinor, body.currency)}`)
          .join(' | '),
        body.invoice === null ? '' : `${body.invoice.series} ${body.invoice.number}`,
        body.references.map(referenceText).join(' | '),
        `${envelope.software.name} ${envelope.software.version}`,
        entry.hash,
      ],
    ];
  },

  invoices(entry, read) {
    if (!read.known || read.type !== 'invoice') return [];
    const { kind, of, totals, vat, currency, buyer, credits } = read.body;
    const amount = amountsIn(currency);
    return [
      [
        ...[entry.journalId, entry.sequence, invoiceNumber(read.body), kind, momentOf(read)],
        ...[of.receipt, of.businessDay, buyer.kind, buyer.siren, buyer.vatNumber],
        ...[amount(totals.grossMinor), amount(totals.netMinor), amount(totals.vatMinor)],
        ratesText(vat, currency),
        credits === null ? '' : invoiceNumber(credits),
      ],
    ];
  },

  lines(entry, read) {
    if (!read.known || read.type !== 'transaction') return [];
    const { body } = read;
    const amount = amountsIn(body.currency);
    return body.lines.map((line) => [
      ...[entry.journalId, entry.sequence, numberOf(read), line.number],
      ...[line.sku, line.gtin, [line.label, line.size, line.colour].filter(Boolean).join(' ')],
      ...[{ amount: quantityText(line.quantity) }, line.unit, amount(line.unitPriceMinor)],
      amount(line.modifiers.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
      ...[amount(line.grossMinor), amount(line.netMinor), amount(line.vatMinor)],
      ...[line.vatCategory, { amount: rateText(line.vatRateBp) }, line.accounting],
      line.eReportingCategory,
      line.returnOf === null ? '' : returnText(line.returnOf),
      line.reasonCode,
    ]);
  },

  tenders(entry, read) {
    if (!read.known || read.type !== 'transaction') return [];
    return read.body.tenders.map((tender) => {
      const amount = amountsIn(tender.currency);
      return [
        ...[entry.journalId, entry.sequence, numberOf(read), tender.number, tender.type],
        ...[tender.kind, tender.currency, amount(tender.tenderedMinor)],
        ...[amount(tender.changeMinor), amount(tender.amountMinor), tender.reference],
      ];
    });
  },

  closures(entry, read) {
    if (!read.known || read.type !== 'closure') return [];
    const { envelope, body } = read;
    const { currency } = envelope.totals;
    const amount = amountsIn(currency);
    return [
      [
        ...[entry.journalId, envelope.journal.kind, entry.sequence, body.period, body.number],
        ...[body.from, body.through, body.firstSequence, body.lastSequence],
        ...[body.late ? 'x' : '', body.totals.transactionCount],
        ...[amount(body.totals.salesMinor), amount(body.totals.returnsMinor)],
        ...[amount(body.totals.algebraicMinor), ratesText(body.totals.perRate, currency)],
        ...[amount(envelope.totals.algebraicMinor), amount(envelope.totals.absoluteMinor)],
        body.tenders
          .map(({ type, amountMinor }) => `${type} ${printAmount(amountMinor, currency)}`)
          .join(' | '),
        entry.hash,
      ],
    ];
  },

  events(entry, read, profile) {
    const word = wordOf(read);
    if (word === null) return [];
    const { envelope } = read;
    return [
      [
        ...[entry.journalId, envelope.journal.kind, entry.sequence, momentOf(read)],
        ...[envelope.businessDay, envelope.till.number],
        profile.eventCode(word) ?? '',
        ...[word, envelope.operator.id, detailsText(read)],
      ],
    ];
  },

  duplicates(entry, read) {
    if (!read.known || read.type !== 'event') return [];
    const { event, details } = read.body;
    if (event !== 'receipt-duplicated') return [];
    return [
      [
        ...[entry.journalId, entry.sequence, momentOf(read)],
        String(details.receiptNumber ?? `${details.journalId}/${details.sequence}`),
        typeof details.copyNumber === 'number' ? details.copyNumber : '',
        read.envelope.operator.id,
      ],
    ];
  },
};

/** The word that a profile's code is looked up by; null for a plain sale, which is no event. */
function wordOf(read: ReadEntry): string | null {
  if (!read.known) return read.type;
  switch (read.type) {
    case 'event':
      return read.body.event === 'archive' && 'segment' in read.body.details
        ? 'archive-year'
        : read.body.event;
    case 'closure':
      return `closure-${read.body.period}`;
    case 'transaction':
      return read.body.kind === 'sale' ? null : 'transaction-return';
    default:
      return read.type;
  }
}

function detailsText(read: ReadEntry): string {
  if (!read.known) return '';
  if (read.type === 'event')
    return Object.entries(read.body.details)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ');
  if (read.type === 'transaction') return numberOf(read);
  if (read.type === 'closure') return `n° ${read.body.number}`;
  if (read.type === 'tax-free-slip') {
    const { slipId, state, documentId } = read.body;
    return `slipId=${slipId} state=${state} documentId=${documentId}`;
  }
  if (read.type === 'stock-moved') {
    const { kind, reasonCode, lines } = read.body;
    return `kind=${kind} reasonCode=${reasonCode} lines=${lines.length}`;
  }
  return read.type === 'key-rotated' ? `newKeyId=${read.body.newKeyId}` : '';
}

function numberOf({ envelope }: Of<'transaction'>): string {
  return receiptNumber({
    tillNumber: envelope.till.number,
    transactionNumber: envelope.typeSequence,
    journalId: envelope.journal.id,
  });
}

/** To the second, with its offset: the hour that comes twice is told apart. */
function momentOf({ envelope }: ReadEntry): string {
  const { local, offsetMinutes } = envelope.recordedAt;
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function amountsIn(currency: string): (minor: number) => { amount: string } {
  return (minor) => ({ amount: printAmount(minor, currency) });
}

function rateText(bp: number): string {
  return `${Math.floor(bp / 100)}.${String(bp % 100).padStart(2, '0')}`;
}

function ratesText(
  rates: readonly {
    vatCategory: string;
    vatRateBp: number;
    grossMinor: number;
    netMinor: number;
    vatMinor: number;
  }[],
  currency: string,
): string {
  return rates
    .map(({ vatCategory, vatRateBp, grossMinor, netMinor, vatMinor }) => {
      const [gross, net, vat] = [grossMinor, netMinor, vatMinor].map((minor) =>
        printAmount(minor, currency),
      );
      return `${vatCategory} ${rateText(vatRateBp)}%: ${gross} = ${net} + ${vat}`;
    })
    .join(' | ');
}

function quantityText({ value, scale }: { value: number; scale: number }): string {
  if (scale === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function referenceText(reference: Of<'transaction'>['body']['references'][number]): string {
  const place =
    'orderId' in reference ? reference.orderId : `${reference.journalId}/${reference.sequence}`;
  return `${reference.kind} ${place}`;
}

function returnText(
  of: NonNullable<Of<'transaction'>['body']['lines'][number]['returnOf']>,
): string {
  if ('receipt' in of) return of.receipt;
  return 'orderId' in of ? `${of.orderId}/${of.line}` : `${of.journalId}/${of.sequence}/${of.line}`;
}
