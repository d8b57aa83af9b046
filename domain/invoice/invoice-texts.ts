import type { ReceiptLanguage } from '../receipt/receipt-facts.ts';
import type { Invoice } from './invoice.ts';

interface InvoiceTexts {
  title: Readonly<Record<Invoice['kind'], string>>;
  number: string;
  issued: string;
  sold: string;
  receipt: string;
  credits: string;
  seller: string;
  soldAt: string;
  buyer: string;
  erased: string;
  orderReference: string;
  label: string;
  quantity: string;
  unitPrice: string;
  rate: string;
  net: string;
  discount: string;
  vat: string;
  gross: string;
  totals: Readonly<Record<'net' | 'vat' | 'gross', string>>;
  nature: string;
  natures: Readonly<Record<'goods' | 'services' | 'mixed', string>>;
  paid(day: string): string;
  given(day: string): string;
  due: string;
  onAccount: string;
  late: string;
  exempt: string;
}

/**
 * The words of an invoice. The late-payment terms are those that the law sets where no others are
 * agreed (C. com. art. L441-10 II, D441-5).
 */
export const invoiceTexts: Readonly<Record<ReceiptLanguage, InvoiceTexts>> = {
  fr: {
    title: { invoice: 'FACTURE', 'credit-note': 'FACTURE D’AVOIR' },
    number: 'Numéro',
    issued: 'Date d’émission',
    sold: 'Date de la vente ou de la livraison',
    receipt: 'Ticket',
    credits: 'Avoir sur la facture',
    seller: 'Vendeur',
    soldAt: 'Magasin',
    buyer: 'Client',
    erased: 'Nom et adresse effacés',
    orderReference: 'Votre commande',
    label: 'Désignation',
    quantity: 'Qté',
    unitPrice: 'PU HT',
    rate: 'TVA',
    net: 'Total HT',
    discount: 'Remise HT',
    vat: 'Montant TVA',
    gross: 'Total TTC',
    totals: { net: 'Total HT', vat: 'Total TVA', gross: 'TOTAL TTC' },
    nature: 'Nature de l’opération',
    natures: {
      goods: 'livraison de biens',
      services: 'prestation de services',
      mixed: 'livraison de biens et prestation de services',
    },
    paid: (day) => `Acquittée le ${day} par`,
    given: (day) => `Remboursé le ${day} par`,
    due: 'Net à payer',
    onAccount: 'À payer, en compte',
    late: 'Paiement comptant, sans escompte. En cas de retard, pénalités au taux de la Banque centrale européenne majoré de 10\u00a0points et indemnité forfaitaire de 40\u00a0€ pour frais de recouvrement (C. com., art. L441-10 et D441-5).',
    exempt: 'TVA non applicable ou exonérée',
  },
  en: {
    title: { invoice: 'INVOICE (FACTURE)', 'credit-note': 'CREDIT NOTE (AVOIR)' },
    number: 'Number',
    issued: 'Date of issue',
    sold: 'Date of sale or delivery',
    receipt: 'Receipt',
    credits: 'Credit note on invoice',
    seller: 'Seller',
    soldAt: 'Store',
    buyer: 'Customer',
    erased: 'Name and address erased',
    orderReference: 'Your order',
    label: 'Description',
    quantity: 'Qty',
    unitPrice: 'Unit excl.',
    rate: 'VAT',
    net: 'Excl. VAT',
    discount: 'Discount excl.',
    vat: 'VAT amount',
    gross: 'Incl. VAT',
    totals: { net: 'Total excl. VAT', vat: 'Total VAT', gross: 'TOTAL INCL. VAT' },
    nature: 'Nature of the supply',
    natures: { goods: 'goods', services: 'services', mixed: 'goods and services' },
    paid: (day) => `Paid on ${day} by`,
    given: (day) => `Refunded on ${day} by`,
    due: 'Amount due',
    onAccount: 'Due, on account',
    late: 'Payable at once, no discount for early payment. Late payment: interest at the rate of the European Central Bank plus 10 points, and €40 for recovery costs (French Commercial Code, art. L441-10 and D441-5).',
    exempt: 'VAT not applicable or exempt',
  },
};
