import type { DepositFate } from '../order/given-up.ts';
import type { ValueKind } from '../stored-value/value-number.ts';
import type { TenderType } from '../tender/tender-type.ts';
import type { ReceiptLanguage } from './receipt-facts.ts';

/** The words on paper: those of the trade, only signs that a receipt printer has. */
export interface ReceiptTexts {
  receipt: string;
  giftReceipt: string;
  till: string;
  servedBy: string;
  vatNumber: string;
  total: string;
  refunded: string;
  discounts: string;
  rounding: string;
  change: string;
  rate: string;
  net: string;
  vat: string;
  gross: string;
  ecoParticipation: string;
  staffDiscount: string;
  /** Below a payment on an account. */
  accountPayment: string;
  serialNumber: string;
  returnOfReceipt: string;
  returnOfOrder: string;
  returned: string;
  reference: string;
  giftUse: string;
  codeCaption: string;
  claimCaption: string;
  software: string;
  guarantee: string;
  margin: string;
  order: string;
  /** Title of the paper of goods that are kept without payment. */
  reservation: string;
  nothingPaid: string;
  orderPromise: string;
  dueLater: string;
  collectCode: string;
  promisedDays(from: string, through: string): string;
  promiseLevel: Readonly<Record<'likely' | 'on-request', string>>;
  heldUntil(day: string): string;
  latestDay(day: string): string;
  depositLaw: Readonly<Record<'arrhes' | 'acompte', string>>;
  guaranteed: string;
  articles(count: number): string;
  lines(count: number): string;
  fulfilment: Readonly<Record<'ship' | 'pickup' | 'reserve', string>>;
  deposit: Readonly<Record<'arrhes' | 'acompte', string>>;
  /** Below a deposit whose order was given up. */
  depositEnded: Readonly<Record<DepositFate, string>>;
  depositPaidBy: string;
  /** What the store pays beside arrhes that it gives back. */
  twofold(amount: string): string;
  arrhesKept: string;
  tenders: Readonly<Record<TenderType['kind'], string>>;
  units: Readonly<Record<string, string>>;
  values: Readonly<Record<ValueKind, string>>;
  validUntil: string;
  valueUse: string;
  /** `last` are the last signs of its number. */
  leftOf(value: string, last: string): string;
  pointsEarned(points: number): string;
  /** `day` without its year. */
  pointsBalance(points: number, day: string): string;
}

const fr: ReceiptTexts = {
  receipt: 'Ticket',
  giftReceipt: 'TICKET CADEAU',
  till: 'Caisse',
  servedBy: 'Servi par',
  vatNumber: 'TVA',
  total: 'TOTAL TTC',
  refunded: 'TOTAL REMBOURSÉ',
  discounts: 'Dont remises',
  rounding: 'Arrondi',
  change: 'Rendu',
  rate: 'Taux',
  net: 'HT',
  vat: 'TVA',
  gross: 'TTC',
  ecoParticipation: 'Dont éco-participation',
  staffDiscount: 'Remise personnel',
  accountPayment: 'Règlement de compte, sans vente ni TVA',
  serialNumber: 'N° de série',
  returnOfReceipt: 'Retour du ticket',
  returnOfOrder: 'Retour de la commande',
  returned: 'Retour',
  reference: 'Réf.',
  giftUse: 'Échange ou avoir sur présentation de ce ticket',
  codeCaption: 'Pour un retour ou un échange',
  claimCaption: 'Vos points\u00a0: scannez avec votre téléphone',
  software: 'Logiciel',
  margin: 'Régime particulier - Biens d’occasion (CGI, art. 297 A)',
  guarantee:
    '(G) Garantie légale de conformité\u00a0: 2\u00a0ans à compter de la délivrance du bien (Code de la consommation, art. L217-3 et suivants).',
  guaranteed: '(G)',
  order: 'BON DE COMMANDE',
  reservation: 'RÉSERVATION',
  nothingPaid: 'Rien n’est payé\u00a0: le règlement se fait au retrait.',
  orderPromise:
    'Sous réserve de confirmation du stock. Au plus tard 30\u00a0jours après ce jour (Code de la consommation, art. L216-1).',
  dueLater: 'À payer au retrait',
  collectCode: 'Code de retrait',
  promisedDays: (from, through) =>
    from === through ? `Prévu le ${from}` : `Prévu du ${from} au ${through}`,
  promiseLevel: {
    likely: 'Sous réserve de disponibilité',
    'on-request': 'Disponibilité et date à confirmer',
  },
  heldUntil: (day) => `Gardé jusqu’au ${day}`,
  latestDay: (day) => `Au plus tard le ${day} (Code de la consommation, art. L216-1)`,
  depositLaw: {
    arrhes:
      'Arrhes\u00a0: le client qui renonce les perd\u202f; le vendeur qui renonce en rend le double (Code de la consommation, art. L214-1).',
    acompte: 'Acompte\u00a0: la vente est ferme et engage les deux parties.',
  },
  articles: (count) => `${count} ${count > 1 ? 'articles' : 'article'}`,
  lines: (count) => `${count} ${count > 1 ? 'lignes' : 'ligne'}`,
  fulfilment: { ship: 'À livrer', pickup: 'À retirer', reserve: 'Réservé' },
  deposit: { arrhes: 'Arrhes', acompte: 'Acompte' },
  depositEnded: {
    back: 'Commande annulée\u00a0: rendu',
    kept: 'Commande annulée par le client\u00a0: arrhes perdues (Code civil, art. 1590)',
    twofold: 'Commande annulée par le magasin\u00a0: rendu',
  },
  depositPaidBy: 'Versé par le ticket',
  twofold: (amount) =>
    `Double des arrhes (Code civil, art. 1590)\u00a0: ${amount} remis en espèces`,
  arrhesKept: 'Indemnité, hors champ de la TVA',
  tenders: {
    cash: 'Espèces',
    card: 'Carte bancaire',
    cheque: 'Chèque',
    voucher: 'Chèque-cadeau',
    'gift-card': 'Carte cadeau',
    'store-credit': 'Avoir',
    deposit: 'Acompte déjà versé',
    credit: 'Paiement en plusieurs fois',
    account: 'En compte',
  },
  units: { kg: 'kg', m: 'm', l: 'l' },
  values: { 'gift-card': 'CARTE CADEAU', 'store-credit': 'AVOIR', deposit: 'ACOMPTE OU ARRHES' },
  validUntil: 'Valable jusqu’au',
  valueUse: 'À présenter en caisse avec ce code',
  leftOf: (value, last) => `Reste ${value} ${last}`,
  pointsEarned: (points) => `Vous avez gagné ${points} point${points > 1 ? 's' : ''}`,
  pointsBalance: (points, day) => `solde ${points} au ${day}`,
};

const en: ReceiptTexts = {
  receipt: 'Receipt',
  giftReceipt: 'GIFT RECEIPT',
  till: 'Till',
  servedBy: 'Served by',
  vatNumber: 'VAT',
  total: 'TOTAL INCL. VAT',
  refunded: 'TOTAL REFUNDED',
  discounts: 'Discounts included',
  rounding: 'Rounding',
  change: 'Change',
  rate: 'Rate',
  net: 'Excl.',
  vat: 'VAT',
  gross: 'Incl.',
  ecoParticipation: 'Eco-contribution included',
  staffDiscount: 'Staff discount',
  accountPayment: 'Payment on account, no sale and no VAT',
  serialNumber: 'Serial no.',
  returnOfReceipt: 'Return of receipt',
  returnOfOrder: 'Return of order',
  returned: 'Return',
  reference: 'Ref.',
  giftUse: 'Exchange or store credit with this receipt',
  codeCaption: 'For a return or an exchange',
  claimCaption: 'Your points: scan with your phone',
  software: 'Software',
  margin: 'Margin scheme - Second-hand goods (CGI, art. 297 A)',
  guarantee:
    '(G) Legal guarantee of conformity: 2 years from delivery of the goods (French Consumer Code, art. L217-3 ff.).',
  guaranteed: '(G)',
  order: 'ORDER',
  reservation: 'RESERVATION',
  nothingPaid: 'Nothing is paid yet: payment is made on collection.',
  orderPromise:
    'Subject to confirmation of the stock. Within 30 days of this day (French Consumer Code, art. L216-1).',
  dueLater: 'To pay on collection',
  collectCode: 'Collection code',
  promisedDays: (from, through) =>
    from === through ? `Expected on ${from}` : `Expected from ${from} to ${through}`,
  promiseLevel: {
    likely: 'Subject to availability',
    'on-request': 'Availability and date to be confirmed',
  },
  heldUntil: (day) => `Kept until ${day}`,
  latestDay: (day) => `No later than ${day} (French Consumer Code, art. L216-1)`,
  depositLaw: {
    arrhes:
      'Arrhes: a customer who withdraws loses them; a seller who withdraws gives back twice as much (French Consumer Code, art. L214-1).',
    acompte: 'Acompte: the sale is firm and binds both sides.',
  },
  articles: (count) => `${count} ${count === 1 ? 'item' : 'items'}`,
  lines: (count) => `${count} ${count === 1 ? 'line' : 'lines'}`,
  fulfilment: { ship: 'To be delivered', pickup: 'To be collected', reserve: 'Reserved' },
  deposit: { arrhes: 'Deposit (arrhes)', acompte: 'Deposit (acompte)' },
  depositEnded: {
    back: 'Order cancelled: given back',
    kept: 'Order cancelled by the customer: deposit lost (Code civil, art. 1590)',
    twofold: 'Order cancelled by the store: given back',
  },
  depositPaidBy: 'Paid by receipt',
  twofold: (amount) => `As much again (Code civil, art. 1590): ${amount} handed over in cash`,
  arrhesKept: 'Indemnity, outside the scope of VAT',
  tenders: {
    cash: 'Cash',
    card: 'Card',
    cheque: 'Cheque',
    voucher: 'Gift voucher',
    'gift-card': 'Gift card',
    'store-credit': 'Store credit',
    deposit: 'Deposit paid earlier',
    credit: 'Instalments',
    account: 'On account',
  },
  units: { kg: 'kg', m: 'm', l: 'l' },
  values: { 'gift-card': 'GIFT CARD', 'store-credit': 'STORE CREDIT', deposit: 'DEPOSIT' },
  validUntil: 'Valid until',
  valueUse: 'Show this code at the till',
  leftOf: (value, last) => `Left on ${value} ${last}`,
  pointsEarned: (points) => `You earned ${points} point${points > 1 ? 's' : ''}`,
  pointsBalance: (points, day) => `balance ${points} on ${day}`,
};

export const receiptTexts: Readonly<Record<ReceiptLanguage, ReceiptTexts>> = { fr, en };
