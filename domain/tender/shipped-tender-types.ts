import type { TenderSettings } from './tender-settings.ts';
import type { TenderType } from './tender-type.ts';
import { voucherExcess } from './voucher-excess.ts';
import { webShopRefund } from './web-shop-refund.ts';

/** What most types have in common: exact, by hand, offline, back to the customer if need be. */
const plain = {
  isOffered: true,
  givesChange: false,
  changeLimitMinor: 0,
  overTender: 'refuse',
  countedAtClosing: true,
  opensDrawer: false,
  refundable: true,
  worksOffline: true,
  reference: 'none',
  referenceFields: [],
  limitMinor: null,
  limitExceptions: [],
} as const satisfies Partial<TenderType>;

export const cash: TenderType = {
  ...plain,
  id: 'cash',
  kind: 'cash',
  names: { fr: 'Espèces', en: 'Cash' },
  givesChange: true,
  // A 500 € note for a small purchase, twice over.
  changeLimitMinor: 100_000,
  opensDrawer: true,
  // France: 1 000 € in cash, 15 000 € from a consumer who lives abroad (C. mon. fin. L112-6, D112-3).
  limitMinor: 100_000,
  limitExceptions: [
    {
      reasonCode: 'non-resident',
      names: { fr: 'Non-résident fiscal, achat privé', en: 'Lives abroad, private purchase' },
      limitMinor: 1_500_000,
    },
  ],
};

/** Card on a terminal that is not connected: the cashier types the amount there and confirms here. */
export const cardByHand: TenderType = {
  ...plain,
  id: 'card',
  kind: 'card',
  names: { fr: 'Carte bancaire', en: 'Card' },
  reference: 'optional',
  referenceFields: [
    {
      names: { fr: 'Numéro d’autorisation', en: 'Authorisation number' },
      hint: { fr: 'Facultatif, imprimé par le terminal', en: 'Optional, printed by the terminal' },
      pattern: '[A-Z0-9]{1,12}',
    },
  ],
};

const giftCard: TenderType = {
  ...plain,
  id: 'gift-card',
  kind: 'gift-card',
  names: { fr: 'Carte cadeau', en: 'Gift card' },
  countedAtClosing: false,
  reference: 'required',
};

const storeCredit: TenderType = {
  ...plain,
  id: 'store-credit',
  kind: 'store-credit',
  names: { fr: 'Avoir', en: 'Store credit' },
  countedAtClosing: false,
  reference: 'required',
};

const cheque: TenderType = {
  ...plain,
  id: 'cheque',
  kind: 'cheque',
  names: { fr: 'Chèque', en: 'Cheque' },
  opensDrawer: true,
  refundable: false,
  reference: 'required',
  referenceFields: [
    {
      names: { fr: 'Banque', en: 'Bank' },
      hint: { fr: 'En bref : BNP, CA, LCL', en: 'In short: BNP, CA, LCL' },
      pattern: '[A-Z0-9]{2,12}',
    },
    {
      names: { fr: 'Numéro du chèque', en: 'Cheque number' },
      hint: { fr: '7 chiffres, en bas à gauche', en: '7 digits, lower left' },
      pattern: '\\d{7}',
    },
  ],
};

/** Chèques-cadeaux of third parties: worth their face, no change; the issuer repays the face. */
const vouchers: readonly TenderType[] = [
  ['voucher-illicado', 'Illicado'],
  ['voucher-cadhoc', 'Cadhoc'],
  ['voucher-kadeos', 'Kadéos'],
  ['voucher-up', 'Up Cadeaux'],
].map(([id = '', name = '']) => ({
  ...plain,
  id,
  kind: 'voucher',
  names: { fr: name, en: name },
  overTender: 'keep',
  opensDrawer: true,
  refundable: false,
}));

const deposit: TenderType = {
  ...plain,
  id: 'deposit',
  kind: 'deposit',
  names: { fr: 'Acompte déjà versé', en: 'Deposit paid' },
  countedAtClosing: false,
  refundable: false,
  reference: 'required',
};

/** Instalments: the lender pays the shop; the till keeps the lender's number of the file. */
const instalments: TenderType = {
  ...plain,
  id: 'instalments',
  kind: 'credit',
  names: { fr: '3× / 4×', en: '3× / 4×' },
  refundable: false,
  worksOffline: false,
  reference: 'required',
  referenceFields: [
    {
      names: { fr: 'Référence du prêteur', en: 'Lender’s reference' },
      hint: { fr: '4 à 24 lettres ou chiffres', en: '4 to 24 letters or digits' },
      pattern: '[A-Z0-9-]{4,24}',
    },
  ],
};

/** Taken of companies that have terms, within their limit: they are named, so no number is asked. */
const account: TenderType = {
  ...plain,
  id: 'account',
  kind: 'account',
  names: { fr: 'Compte professionnel', en: 'Business account' },
  countedAtClosing: false,
};

/** What a till takes until the retailer's own list arrives. France rounds no cash. */
export const shippedTenderSettings: TenderSettings = {
  types: [
    cash,
    cardByHand,
    giftCard,
    storeCredit,
    cheque,
    ...vouchers,
    deposit,
    instalments,
    account,
    voucherExcess,
    webShopRefund,
  ],
  cashRoundingMinor: 1,
  storedValue: {
    giftCardMonths: 12,
    storeCreditMonths: 12,
    giftCardMinimumMinor: 1_000,
    giftCardMaximumMinor: 25_000,
    giftCardQuickMinor: [2_000, 3_000, 5_000, 10_000],
    offlineMaximumMinor: 15_000,
    takesExpired: false,
  },
};
