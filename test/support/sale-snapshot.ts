import type { SaleSnapshot } from '../../contract/host/views.ts';

/** What a seat draws of an empty basket, or of none; for tests of what follows the snapshot. */
export function saleSnapshot(id: string | null, version: number): SaleSnapshot {
  const basket = {
    version,
    currency: 'EUR',
    lines: [],
    groups: [],
    deposit: null,
    laterMinor: 0,
    discounts: [],
    coupons: [],
    missedPromotions: [],
    tenders: [],
    articleCount: 0,
    returnCount: 0,
    returnsMinor: 0,
    refundWays: [],
    totalMinor: 0,
    discountMinor: 0,
    paidMinor: 0,
    remainingMinor: 0,
    cashDueMinor: 0,
    quickAmountsMinor: [],
    canUndo: false,
    customer: null,
    staffBuyer: null,
    lacksAddress: false,
  };
  return {
    basket: id === null ? null : { ...basket, id },
    paid: null,
    placed: null,
    lastCommandId: '',
    suspendedCount: 0,
    sent: [],
    training: null,
    hostScans: [],
  };
}
