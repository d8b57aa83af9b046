import { z } from 'zod';
import { dayReading } from '../day-shapes.ts';
import { printJobView } from '../printing-shapes.ts';
import { receiptDocument } from '../receipt-shapes.ts';
import { figures } from '../report-shapes.ts';
import { storeReport } from '../store-report-shapes.ts';
import { seat } from '../views.ts';
import { command } from './selling-call.ts';

const roles: readonly ('page' | 'script')[] = ['page', 'script'];

/**
 * Figures broken down, read from signed entries. Blind as the day is: no tender that is still to be
 * counted; and to a page of nobody by name unless the retailer allows it (`reportRules`).
 */
export const reportCalls = {
  /** The open day of this till so far. */
  dayFigures: {
    input: z.strictObject({ seat }),
    output: z.strictObject({
      businessDay: z.string(),
      figures,
      /** Tender types left out because somebody has to count them yet. */
      hiddenTenders: z.array(z.string()),
    }),
    roles,
    timeoutMs: 60_000,
  },
  /** What a page of figures may show, and how this shop's day lies. */
  reportRules: {
    input: z.strictObject({ seat }),
    output: z.strictObject({
      /** Whether figures by associate may be shown: the retailer's decision. */
      isByAssociate: z.boolean(),
      /** Minutes after midnight until which the evening before goes on. */
      dayStartsAtMinutes: z.int().min(0),
    }),
    roles,
    timeoutMs: 10_000,
  },
  /** An X with its figures and its paper. Its event is the only entry it makes. */
  drawReading: {
    input: z.strictObject({ commandId: command.commandId, seat }),
    output: z.strictObject({
      reading: dayReading,
      figures,
      hiddenTenders: z.array(z.string()),
      document: receiptDocument,
    }),
    roles,
    timeoutMs: 60_000,
  },
  /** The same into the printer's queue. */
  printReading: {
    input: z.strictObject({
      ...{ commandId: command.commandId, seat },
      printer: z.enum(['main', 'spare']).default('main'),
    }),
    output: printJobView,
    roles,
    timeoutMs: 60_000,
  },
  /** What a closure covers. */
  closureFigures: {
    input: z.strictObject({ seat, journalId: z.string().max(64), sequence: z.int().min(1) }),
    output: z.strictObject({ figures, hiddenTenders: z.array(z.string()) }),
    roles,
    timeoutMs: 120_000,
  },
  /** The store's day over the journals of all its tills, or its week from Monday up to that day; null is today. */
  storeReport: {
    input: z.strictObject({
      seat,
      span: z.enum(['day', 'week']),
      businessDay: z.iso.date().nullable(),
    }),
    output: storeReport,
    roles,
    timeoutMs: 60_000,
  },
} as const;
