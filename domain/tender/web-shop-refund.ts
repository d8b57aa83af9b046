import type { TenderType } from './tender-type.ts';

/**
 * Money that the web shop gives back the way it was paid there, told by a message: the store owes it to the
 * shop. Nothing is paid with it, so it is on no list of what a till takes.
 */
export const webShopRefund: TenderType = {
  id: 'web-shop',
  kind: 'credit',
  names: { fr: 'Remboursé par la boutique en ligne', en: 'Paid back by the web shop' },
  isOffered: false,
  givesChange: false,
  changeLimitMinor: 0,
  overTender: 'refuse',
  countedAtClosing: false,
  opensDrawer: false,
  refundable: true,
  worksOffline: true,
  reference: 'none',
  referenceFields: [],
  limitMinor: null,
  limitExceptions: [],
};
