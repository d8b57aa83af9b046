import { arrhesTwofoldReason } from '../order/given-up.ts';
import type { TenderType } from '../tender/tender-type.ts';
import type { LineItem } from '../transaction/transaction.ts';

/** An account of the company's books. */
export interface Account {
  /** Its first three digits are those of the general chart (LPF art. A47 A-1). */
  number: string;
  label: string;
}

/** Where a sale goes that fits all that is given; empty or null fits everything. */
interface SalesRule {
  category: string;
  eReportingCategory: LineItem['eReportingCategory'] | null;
  vatRateBp: number | null;
  account: Account;
}

/** Which accounts the till's money and sales are booked on. Data: each company has its own. */
export interface ChartOfAccounts {
  /** Code and name of the accounting journal; the till's number follows both. */
  journal: { code: string; label: string };
  /** The first one that fits; `otherSales` where none does. Net of VAT. */
  sales: readonly SalesRule[];
  otherSales: Account;
  /** VAT collected, by rate in hundredths of a percent. */
  vat: readonly { vatRateBp: number; account: Account }[];
  otherVat: Account;
  /** Cash in the drawer, and in the safe. */
  drawer: Account;
  safe: Account;
  /** Money on its way to or from the bank: the bank's own statement books the rest. */
  bank: Account;
  /** What a tender becomes, by its kind; cash is in the drawer. */
  tenderKinds: Readonly<Record<Exclude<TenderType['kind'], 'cash'>, Account>>;
  /** Of single tender types, before their kind. */
  tenderTypes: readonly { type: string; account: Account }[];
  /** Cash in and out without a sale, by its reason. */
  reasons: readonly { code: string; account: Account }[];
  /** What no rule knows: somebody has to look at it. */
  suspense: Account;
  /** Arrhes that are kept: an indemnity, no sale. */
  indemnity: Account;
  /** Differences of a count, and rounding of cash. */
  shortage: Account;
  surplus: Account;
}

const account = (number: string, label: string): Account => ({ number, label });

const shortage = account('658800', 'Charges diverses de gestion courante');
const surplus = account('758800', 'Produits divers de gestion courante');
const bank = account('580000', 'Virements internes');
const suspense = account('471000', 'Compte d’attente');
const advances = account('425000', 'Personnel - Avances et acomptes');

/**
 * What serves until a company gives its own: numbers of the French general chart (plan comptable
 * général). Its accountant decides; none of them is prescribed to the sixth digit.
 */
export const shippedChart: ChartOfAccounts = {
  journal: { code: 'CA', label: 'Caisse' },
  sales: [
    {
      ...{ category: '', eReportingCategory: 'TPS1', vatRateBp: null },
      account: account('706000', 'Prestations de services'),
    },
  ],
  otherSales: account('707000', 'Ventes de marchandises'),
  vat: [
    { vatRateBp: 2_000, account: account('445712', 'TVA collectée 20 %') },
    { vatRateBp: 1_000, account: account('445713', 'TVA collectée 10 %') },
    { vatRateBp: 550, account: account('445714', 'TVA collectée 5,5 %') },
    { vatRateBp: 210, account: account('445715', 'TVA collectée 2,1 %') },
  ],
  otherVat: account('445710', 'TVA collectée'),
  drawer: account('530000', 'Caisse'),
  safe: account('530100', 'Coffre'),
  bank,
  tenderKinds: {
    card: account('511500', 'Cartes bancaires à encaisser'),
    cheque: account('511200', 'Chèques à encaisser'),
    voucher: account('511700', 'Chèques-cadeaux et titres à encaisser'),
    'gift-card': account('419110', 'Clients - Cartes cadeaux'),
    'store-credit': account('419700', 'Clients - Autres avoirs'),
    deposit: account('419100', 'Clients - Avances et acomptes reçus'),
    credit: account('467000', 'Organismes de crédit'),
    account: account('411000', 'Clients'),
  },
  tenderTypes: [{ type: 'voucher-excess', account: surplus }],
  reasons: [
    { code: 'change', account: bank },
    { code: 'supplies', account: account('606400', 'Fournitures administratives') },
    { code: 'postage', account: account('626000', 'Frais postaux') },
    { code: 'cleaning', account: account('615000', 'Entretien et réparations') },
    { code: 'advance', account: advances },
    { code: 'petty-cash-back', account: advances },
    { code: 'found', account: surplus },
    { code: arrhesTwofoldReason, account: shortage },
  ],
  suspense,
  indemnity: surplus,
  shortage,
  surplus,
};
