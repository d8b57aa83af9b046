import { join } from 'node:path';
import type { Failure } from '../../contract/failure/failure.ts';
import type { AuditRow } from '../../contract/host/calls/audit-calls.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { printAmount } from '../../domain/money/amount-text.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { csvRow } from '../archive/csv.ts';
import { fileFailure } from '../data-folder/file-failure.ts';
import { freeName } from '../data-folder/free-name.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import { writeDurably } from '../data-folder/write-durably.ts';
import type { AuditFilter, AuditIndex } from './audit-index.ts';
import { auditRowOf } from './audit-row.ts';

/** More than anybody reads; what is older is in the archive. */
const maximumRows = 20_000;
const pageSize = 100;

/** What the audit view shows by its filter, as a table for a spreadsheet in the till's folder of exports. */
export async function writeAuditFile(
  filter: AuditFilter,
  language: 'fr' | 'en',
  from: {
    index: AuditIndex;
    journal: Journal;
    aliasOf(operatorId: string): string;
    /** The till's data folder. */
    folder: string;
    /** `audit-2-2026-11-22`, as far as it can be a name of a file. */
    name: string;
    pause(): Promise<void>;
  },
): Promise<Result<{ file: string; rows: number }, Failure>> {
  const lines = [csvRow(headings[language])];
  let before: number | null = null;
  do {
    const places = await from.index.find(filter, before, pageSize);
    for (const place of places) {
      const row = auditRowOf(place, from);
      if (row !== null) lines.push(csvRow(cellsOf(row, language)));
    }
    before = places.length < pageSize ? null : (places.at(-1)?.number ?? null);
    await from.pause();
  } while (before !== null && lines.length <= maximumRows);
  const folder = join(from.folder, 'exports');
  const file = freeName(join(folder, from.name.replaceAll(/[^A-Za-z0-9-]/g, '')), 'csv');
  try {
    makeFolder(folder);
    // Spreadsheets take a file without the mark for another alphabet.
    writeDurably(file, `\ufeff${lines.join('')}`);
  } catch (error) {
    const failed = fileFailure(error, file);
    if (failed === null) throw error;
    return refuse(failed);
  }
  return ok({ file, rows: lines.length - 1 });
}

const headings: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    ...['journée', 'heure', 'nature', 'quoi', 'opérateur', 'demandé par', 'montant', 'devise'],
    ...['détail', 'ticket', 'formation', 'journal', 'numéro'],
  ],
  en: [
    ...['day', 'time', 'kind', 'what', 'operator', 'asked by', 'amount', 'currency'],
    ...['detail', 'receipt', 'training', 'journal', 'number'],
  ],
};

/** Kinds, reasons and events by their codes: the same in every language. */
function cellsOf(row: AuditRow, language: 'fr' | 'en') {
  const { amountMinor, currency } = row;
  const printed = amountMinor === null ? '' : printAmount(amountMinor, currency);
  const amount = { amount: language === 'fr' ? printed.replace('.', ',') : printed };
  return [
    ...[row.businessDay, row.at, row.kind, row.what, row.operatorAlias, row.askedByAlias],
    ...[amount, currency, row.detail, row.receipt?.number ?? '', row.isTraining ? 1 : 0],
    ...[row.journalId, row.sequence],
  ];
}
