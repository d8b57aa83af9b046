import type { Tender } from './offer-tender.ts';
import type { TenderType } from './tender-type.ts';

/** What of a voucher's face was more than due and is kept: apart, so that each voucher counts whole. */
export const voucherExcess: TenderType = {
  id: 'voucher-excess',
  kind: 'voucher',
  names: { fr: 'Excédent non rendu', en: 'Excess kept' },
  isOffered: false,
  givesChange: false,
  changeLimitMinor: 0,
  overTender: 'refuse',
  countedAtClosing: false,
  opensDrawer: false,
  refundable: false,
  worksOffline: true,
  reference: 'none',
  referenceFields: [],
  limitMinor: null,
  limitExceptions: [],
};

/**
 * What a voucher was worth above what was due, and the shop keeps: a tender of its own below zero,
 * so that the voucher counts at its face and the sums of the sale still hold.
 */
export function keptExcess(voucher: Tender, excessMinor: number): Tender {
  return {
    id: `${voucher.id}:excess`,
    type: voucherExcess.id,
    kind: voucherExcess.kind,
    tenderedMinor: -excessMinor,
    amountMinor: -excessMinor,
    changeMinor: 0,
    roundingMinor: 0,
    reference: '',
    refundOf: null,
  };
}
