import { z } from 'zod';
import { hasSoundVat } from '../../domain/tax/sound-vat.ts';
import { isTenderReference } from '../../domain/tender/tender-reference.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import {
  businessDay,
  currency,
  entryPlace,
  instant,
  minor,
  orderPlace,
  quantity,
  randomId,
  reasonCode,
  vatCategory,
  vatRateBp,
  vatTotal,
} from './amounts.ts';
import { correction } from './correction.ts';
import { priceModifier } from './price-modifier.ts';

const lineItem = z
  .strictObject({
    number: z.int().min(1),
    fulfilment: z.enum(['take', 'ship', 'pickup', 'reserve', 'return']),
    accounting: z.enum(['turnover', 'liability', 'deposit']),
    depositKind: z.enum(['', 'arrhes', 'acompte']),
    sku: z.string().min(1).max(64),
    gtin: z.string().regex(/^(\d{14})?$/),
    label: z.string().min(1).max(200),
    size: z.string().max(32),
    colour: z.string().max(32),
    model: z.string().max(64),
    category: z.string().max(64),
    eReportingCategory: z.enum(['TLB1', 'TPS1', 'TNT1', 'TMA1']),
    quantity,
    unit: z.string().regex(/^[a-z][a-z0-9]{0,9}$/),
    unitPriceMinor: minor.min(0),
    priceSource: z.string().max(80),
    modifiers: z.array(priceModifier).max(100),
    grossMinor: minor,
    netMinor: minor,
    vatMinor: minor,
    vatCategory,
    vatRateBp,
    vatExemption: z.string().max(40),
    ecoParticipationMinor: minor,
    tenderAllocation: z
      .array(z.strictObject({ tender: z.int().min(1), amountMinor: minor }))
      .max(50),
    associateId: z.string().max(64),
    serialNumber: z.string().max(64),
    lot: z.string().max(40),
    giftReceipt: z.boolean(),
    entered: z.string().regex(/^[a-z][a-z-]{1,19}$/),
    returnOf: z
      .union([
        entryPlace.extend({ line: z.int().min(1) }),
        orderPlace.extend({ line: z.int().min(1) }),
        z.strictObject({
          receipt: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
          businessDay: z.union([z.literal(''), businessDay]),
        }),
      ])
      .nullable(),
    reasonCode,
    disposition: z.enum(['', 'restock', 'damaged', 'send-back']),
  })
  .refine(hasSoundVat, 'VAT that its category does not have');

const journalledTender = z.strictObject({
  number: z.int().min(1),
  type: z.string().min(1).max(40),
  kind: z.enum([
    'cash',
    'card',
    'cheque',
    'voucher',
    'gift-card',
    'store-credit',
    'deposit',
    'credit',
    'account',
  ]),
  currency,
  tenderedMinor: minor,
  changeMinor: minor,
  amountMinor: minor,
  reference: z.string().refine(isTenderReference, 'not a reference'),
  foreign: z
    .strictObject({
      currency,
      tenderedMinor: minor,
      rate: z.strictObject({ value: z.int().min(1), scale: z.int().min(0).max(9) }),
    })
    .nullable(),
  refundOf: z.union([entryPlace.extend({ tender: z.int().min(1) }), orderPlace]).nullable(),
  terminal: z
    .strictObject({
      attemptId: z.string().max(64),
      authorisation: z.string().max(40),
      maskedPan: z.string().max(24),
      contract: z.string().max(40),
    })
    .nullable(),
});

/** Body of a `transaction` entry, version 1. */
export const transactionBody = z.strictObject({
  basketId: randomId,
  seat: z.string().regex(/^[a-z0-9-]{1,40}$/),
  kind: z.enum(['sale', 'return', 'exchange']),
  currency,
  openedAt: instant,
  lines: z.array(lineItem).min(1).max(1_000),
  tenders: z.array(journalledTender).max(50),
  vat: z.array(vatTotal),
  totals: z.strictObject({
    grossMinor: minor,
    netMinor: minor,
    vatMinor: minor,
    discountMinor: minor,
    roundingMinor: minor,
    lineCount: z.int().min(1),
  }),
  corrections: z.array(correction).max(10_000),
  references: z
    .array(
      z.union([
        entryPlace.extend({ kind: z.enum(['voids', 'modifies', 'order', 'deposit']) }),
        orderPlace.extend({ kind: z.enum(['order', 'deposit']) }),
      ]),
    )
    // As many as a basket may deduct deposits.
    .max(50),
  approvals: z.array(entryPlace).max(20),
  invoice: z.strictObject({ series: z.string().max(20), number: z.int().min(1) }).nullable(),
}) satisfies z.ZodType<Transaction>;
