import { z } from 'zod';
import type { ApiShape } from '../rpc/api-shape.ts';
import { accountingCalls } from './calls/accounting-calls.ts';
import { afterSalesCalls } from './calls/after-sales-calls.ts';
import { approvalCalls } from './calls/approval-calls.ts';
import { archiveCalls } from './calls/archive-calls.ts';
import { auditCalls } from './calls/audit-calls.ts';
import { basketCalls } from './calls/basket-calls.ts';
import { cancelOrderCalls } from './calls/cancel-order-calls.ts';
import { customerCalls } from './calls/customer-calls.ts';
import { dayCalls } from './calls/day-calls.ts';
import { decisionCalls } from './calls/decision-calls.ts';
import { demoCalls } from './calls/demo-calls.ts';
import { displayCalls } from './calls/display-calls.ts';
import { fulfilCalls } from './calls/fulfil-calls.ts';
import { groupCalls } from './calls/group-calls.ts';
import { importCalls } from './calls/import-calls.ts';
import { inventoryCalls } from './calls/inventory-calls.ts';
import { invoiceCalls } from './calls/invoice-calls.ts';
import { itemCalls } from './calls/item-calls.ts';
import { journalCalls } from './calls/journal-calls.ts';
import { operatorCalls } from './calls/operator-calls.ts';
import { orderCalls } from './calls/order-calls.ts';
import { orderPaperCalls } from './calls/order-paper-calls.ts';
import { orderWorkCalls } from './calls/order-work-calls.ts';
import { paymentCalls } from './calls/payment-calls.ts';
import { priceCalls } from './calls/price-calls.ts';
import { printingCalls } from './calls/printing-calls.ts';
import { profileCalls } from './calls/profile-calls.ts';
import { quoteCalls } from './calls/quote-calls.ts';
import { receiptCalls } from './calls/receipt-calls.ts';
import { reportCalls } from './calls/report-calls.ts';
import { returnCalls } from './calls/return-calls.ts';
import { safeCalls } from './calls/safe-calls.ts';
import { settingsCalls } from './calls/settings-calls.ts';
import { staffCalls } from './calls/staff-calls.ts';
import { stockCalls } from './calls/stock-calls.ts';
import { stockWorkCalls } from './calls/stock-work-calls.ts';
import { syncCalls } from './calls/sync-calls.ts';
import { tabletCalls } from './calls/tablet-calls.ts';
import { taskCalls } from './calls/task-calls.ts';
import { taxFreeCalls } from './calls/tax-free-calls.ts';
import { trainingCalls } from './calls/training-calls.ts';
import { valueCalls } from './calls/value-calls.ts';
import { wayCalls } from './calls/way-calls.ts';
import { welcomeCalls } from './calls/welcome-calls.ts';
import { daySnapshot } from './day-shapes.ts';
import { demoSnapshot } from './demo-shapes.ts';
import { displayDeskSnapshot, displaySnapshot } from './display-shapes.ts';
import { printingSnapshot } from './printing-shapes.ts';
import { seatSnapshot } from './seat-shapes.ts';
import { networkStock } from './stock-shapes.ts';
import { tabletMay } from './tablet-may.ts';
import { saleSnapshot, seat, suspendedSnapshot, tillSnapshot } from './views.ts';

/** Everything a window or script can ask of the host: one file an area in `calls/`. Amounts in minor units. */
export const hostApi = {
  calls: {
    ...basketCalls,
    ...customerCalls,
    ...profileCalls,
    ...fulfilCalls,
    ...groupCalls,
    ...wayCalls,
    ...orderCalls,
    ...quoteCalls,
    ...staffCalls,
    ...afterSalesCalls,
    ...orderPaperCalls,
    ...orderWorkCalls,
    ...cancelOrderCalls,
    ...operatorCalls,
    ...approvalCalls,
    ...auditCalls,
    ...paymentCalls,
    ...priceCalls,
    ...itemCalls,
    ...stockCalls,
    ...welcomeCalls,
    ...returnCalls,
    ...valueCalls,
    ...journalCalls,
    ...archiveCalls,
    ...accountingCalls,
    ...importCalls,
    ...settingsCalls,
    ...syncCalls,
    ...receiptCalls,
    ...invoiceCalls,
    ...printingCalls,
    ...dayCalls,
    ...decisionCalls,
    ...taskCalls,
    ...safeCalls,
    ...stockWorkCalls,
    ...inventoryCalls,
    ...reportCalls,
    ...tabletCalls,
    ...taxFreeCalls,
    ...demoCalls,
    ...trainingCalls,
    ...displayCalls,
  },
  views: {
    sale: {
      params: z.strictObject({ seat }),
      snapshot: saleSnapshot,
      // It names the customer and where they live: a customer’s display has a view of its own.
      roles: ['page', 'script'],
    },
    /** What the customer sees; all that a display is told. */
    display: {
      params: z.strictObject({ seat }),
      snapshot: displaySnapshot,
      roles: ['page', 'display'],
    },
    displayDesk: {
      params: z.strictObject({ seat }),
      snapshot: displayDeskSnapshot,
      roles: ['page'],
    },
    seat: {
      params: z.strictObject({ seat }),
      snapshot: seatSnapshot,
      roles: ['page', 'script'],
    },
    suspended: {
      params: z.strictObject({}),
      snapshot: suspendedSnapshot,
      roles: ['page', 'script'],
    },
    day: { params: z.strictObject({}), snapshot: daySnapshot, roles: ['page', 'script'] },
    demo: { params: z.strictObject({}), snapshot: demoSnapshot, roles: ['page', 'script'] },
    printing: {
      params: z.strictObject({}),
      snapshot: printingSnapshot,
      roles: ['page', 'script'],
    },
    /** While somebody looks at it, the platform is asked for every change. */
    stock: {
      params: z.strictObject({ sku: z.string().max(64) }),
      snapshot: networkStock,
      roles: ['page', 'script'],
    },
    till: {
      params: z.strictObject({}),
      snapshot: tillSnapshot,
      roles: ['page', 'script'],
    },
  },
  tablet: { calls: new Set<string>(tabletMay.calls), views: new Set<string>(tabletMay.views) },
} as const satisfies ApiShape;
export type HostApi = typeof hostApi;
