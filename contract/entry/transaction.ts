import { z } from 'zod';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import {
  currency,
  instant,
  minor,
  quantity,
  randomId,
  vatCategory,
  vatRateBp,
  vatTotal,
} from './amounts.ts';
import { correction } from './correction.ts';

const priceModifier = z.strictObject({
  source: z.enum([
    'promotion',
    'markdown',
    'loyalty',
    'coupon',
    'line-discount',
    'basket-discount',
    'price-override',
    'staff',
  ]),
  sourceId: z.string().max(64),
  label: z.string().max(200),
  amountMinor: minor,
  reasonCode: z.string().max(40),
  operatorId: z.string().max(64),
  approvalSequence: z.int().min(0),
});

const lineItem = z.strictObject({
  number: z.int().min(1),
  fulfilment: z.enum(['take', 'ship', 'pickup', 'reserve', 'return']),
  accounting: z.enum(['turnover', 'liability', 'deposit']),
  depositKind: z.enum(['', 'arrhes', 'acompte']),
  sku: z.string().min(1).max(64),
  gtin: z.string().regex(/^(\d{14})?$/),
  label: z.string().min(1).max(200),
  category: z.string().max(64),
  eReportingCategory: z.enum(['TLB1', 'TPS1', 'TNT1', 'TMA1']),
  quantity,
  unit: z.enum(['piece', 'kg', 'm', 'l']),
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
  tenderAllocation: z.array(z.strictObject({ tender: z.int().min(1), amountMinor: minor })).max(50),
  associateId: z.string().max(64),
  serialNumber: z.string().max(64),
  lot: z.string().max(40),
  giftReceipt: z.boolean(),
  entered: z.enum(['scanned', 'keyed', 'searched']),
  returnOf: z
    .union([
      z.strictObject({ journalId: randomId, sequence: z.int().min(1), line: z.int().min(1) }),
      z.strictObject({ orderId: z.string().min(1).max(64), line: z.int().min(1) }),
    ])
    .nullable(),
  reasonCode: z.string().max(40),
  disposition: z.enum(['', 'restock', 'damaged', 'send-back']),
});

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
  reference: z.string().max(64),
  foreign: z
    .strictObject({
      currency,
      tenderedMinor: minor,
      rate: z.strictObject({ value: z.int().min(1), scale: z.int().min(0).max(9) }),
    })
    .nullable(),
  refundOf: z
    .strictObject({ journalId: randomId, sequence: z.int().min(1), tender: z.int().min(1) })
    .nullable(),
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
      z.strictObject({
        kind: z.enum(['voids', 'modifies', 'order', 'deposit']),
        journalId: randomId,
        sequence: z.int().min(1),
      }),
    )
    .max(50),
  approvals: z.array(z.int().min(1)).max(20),
  invoice: z.strictObject({ series: z.string().max(20), number: z.int().min(1) }).nullable(),
}) satisfies z.ZodType<Transaction>;
