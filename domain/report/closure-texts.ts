import type { ReceiptLanguage } from '../receipt/receipt-facts.ts';

/** The words on the paper of a closure; only signs that a receipt printer has. */
export interface ClosureTexts {
  title: Readonly<Record<'day' | 'month' | 'year', string>>;
  number(value: number): string;
  late: string;
  till: string;
  vatNumber: string;
  printedOf: string;
  from: string;
  through: string;
  entries: string;
  turnover: string;
  sales: string;
  returns: string;
  net: string;
  vat: string;
  gross: string;
  rate: string;
  transactions: string;
  customers: string;
  articles: string;
  rounding: string;
  vatByRate: string;
  deposits: string;
  giftCards: string;
  tenders: string;
  tenderIn: string;
  tenderOut: string;
  notCounted: string;
  movements: string;
  session: string;
  noSession: string;
  asExpected: string;
  countedBy: string;
  validatedBy: string;
  expected: string;
  counted: string;
  difference: string;
  reason: string;
  left: string;
  taken: Readonly<Record<'safe' | 'bank', string>>;
  categories: string;
  noCategory: string;
  operators: string;
  associates: string;
  hours: string;
  hour(key: string): string;
  discounts: string;
  promotions: string;
  returned: string;
  handovers: string;
  voids: string;
  abandoned: string;
  others: string;
  perpetual: string;
  perpetualSum: string;
  perpetualAbsolute: string;
  /** Of an X: what it is, when, of which day, and what is not on it. */
  reading: Readonly<Record<'mark' | 'at' | 'day' | 'note', string>>;
  /** Words of the journal: movements, discounts, what was taken back, events. Unknown ones stay. */
  words: Readonly<Record<string, string>>;
}

const fr: ClosureTexts = {
  title: { day: 'CLÔTURE Z', month: 'CLÔTURE DU MOIS', year: 'CLÔTURE DE L’EXERCICE' },
  number: (value) => `n° ${value}`,
  late: 'CLÔTURE TARDIVE',
  till: 'Caisse',
  vatNumber: 'TVA',
  printedOf: 'Clôturé le',
  from: 'Du',
  through: 'Au',
  entries: 'Enregistrements',
  turnover: 'Chiffre d’affaires TTC',
  sales: 'Ventes',
  returns: 'Retours',
  net: 'HT',
  vat: 'TVA',
  gross: 'TTC',
  rate: 'Taux',
  transactions: 'Tickets',
  customers: 'Dont clients connus',
  articles: 'Articles vendus',
  rounding: 'Arrondis',
  vatByRate: 'TVA PAR TAUX',
  deposits: 'ACOMPTES ET ARRHES (hors chiffre d’affaires)',
  giftCards: 'Cartes cadeaux vendues (hors chiffre d’affaires)',
  tenders: 'MOYENS DE PAIEMENT',
  tenderIn: 'Reçu',
  tenderOut: 'Rendu ou remboursé',
  notCounted: 'Tiroir pas encore compté',
  movements: 'MOUVEMENTS D’ARGENT',
  session: 'SESSION',
  noSession: 'SANS SESSION',
  asExpected: 'Clôturée comme attendu, sans comptage',
  countedBy: 'Compté par',
  validatedBy: 'Validé par',
  expected: 'Attendu',
  counted: 'Compté',
  difference: 'Écart',
  reason: 'Motif',
  left: 'Laissé dans le tiroir',
  taken: { safe: 'Mis au coffre', bank: 'Remis à la banque' },
  categories: 'PAR CATÉGORIE',
  noCategory: 'Sans catégorie',
  operators: 'PAR OPÉRATEUR',
  associates: 'PAR VENDEUR',
  hours: 'PAR HEURE',
  hour: (key) => `${Number(key)} h`,
  discounts: 'REMISES PAR MOTIF',
  promotions: 'PROMOTIONS',
  returned: 'RETOURS PAR MOTIF',
  handovers: 'PASSATIONS DE CAISSE',
  voids: 'CORRECTIONS AVANT PAIEMENT',
  abandoned: 'PANIERS ABANDONNÉS',
  others: 'AUTRES OPÉRATIONS',
  perpetual: 'GRANDS TOTAUX PERPÉTUELS',
  perpetualSum: 'Ventes moins retours',
  perpetualAbsolute: 'Ventes plus retours',
  reading: {
    mark: 'LECTURE X - INTERMÉDIAIRE',
    at: 'Lue le',
    day: 'Journée du',
    note: 'Ne clôture rien. Ce qui se compte n’y figure pas.',
  },
  words: {
    'cash-drop': 'Prélèvement',
    'paid-in': 'Entrée',
    'paid-out': 'Sortie',
    float: 'Fond de caisse',
    'bank-deposit': 'Remise en banque',
    'change-order': 'Commande de monnaie',
    'safe-correction': 'Écart du coffre',
    'drawer-correction': 'Écart de passation',
    'takings-brought': 'Apport d’une autre caisse',
    'float-given': 'Fond remis à une autre caisse',
    drawer: 'tiroir',
    safe: 'coffre',
    bank: 'banque',
    outside: 'extérieur',
    'line-discount': 'Remise sur ligne',
    'basket-discount': 'Remise sur panier',
    'price-override': 'Prix forcé',
    staff: 'Personnel',
    promotion: 'Promotion',
    markdown: 'Démarque',
    loyalty: 'Fidélité',
    coupon: 'Bon de réduction',
    'line-void': 'Ligne annulée',
    quantity: 'Quantité baissée',
    undo: 'Annulation du dernier geste',
    'tender-removed': 'Paiement retiré',
    'no-sale': 'Ouverture sans vente',
    reading: 'Lecture X',
    'receipt-printed': 'Ticket imprimé',
    'receipt-duplicated': 'Duplicata de ticket',
    'gift-receipt-printed': 'Ticket cadeau',
    'drawer-opened-again': 'Tiroir rouvert',
    'closure-printed': 'Clôture imprimée',
    'deposit-slip-printed': 'Bordereau imprimé',
    'deposit-slip-duplicated': 'Duplicata de bordereau',
    'closure-duplicated': 'Duplicata de clôture',
    'order-printed': 'Bon de commande imprimé',
    'order-duplicated': 'Duplicata de bon de commande',
    restock: 'remis en rayon',
    damaged: 'abîmé',
    'send-back': 'à renvoyer',
  },
};

const en: ClosureTexts = {
  title: { day: 'Z CLOSURE', month: 'MONTH CLOSURE', year: 'YEAR CLOSURE' },
  number: (value) => `no. ${value}`,
  late: 'CLOSED LATE',
  till: 'Till',
  vatNumber: 'VAT',
  printedOf: 'Closed at',
  from: 'From',
  through: 'Through',
  entries: 'Entries',
  turnover: 'Turnover incl. VAT',
  sales: 'Sales',
  returns: 'Returns',
  net: 'Excl.',
  vat: 'VAT',
  gross: 'Incl.',
  rate: 'Rate',
  transactions: 'Receipts',
  customers: 'Known customers',
  articles: 'Items sold',
  rounding: 'Rounding',
  vatByRate: 'VAT BY RATE',
  deposits: 'DEPOSITS (no turnover)',
  giftCards: 'Gift cards sold (no turnover)',
  tenders: 'TENDERS',
  tenderIn: 'Taken',
  tenderOut: 'Given back',
  notCounted: 'Drawer not counted yet',
  movements: 'MONEY MOVED',
  session: 'SESSION',
  noSession: 'NO SESSION',
  asExpected: 'Closed as expected, not counted',
  countedBy: 'Counted by',
  validatedBy: 'Validated by',
  expected: 'Expected',
  counted: 'Counted',
  difference: 'Difference',
  reason: 'Reason',
  left: 'Left in the drawer',
  taken: { safe: 'To the safe', bank: 'To the bank' },
  categories: 'BY CATEGORY',
  noCategory: 'No category',
  operators: 'BY OPERATOR',
  associates: 'BY ASSOCIATE',
  hours: 'BY HOUR',
  hour: (key) => `${key}:00`,
  discounts: 'DISCOUNTS BY REASON',
  promotions: 'PROMOTIONS',
  returned: 'RETURNS BY REASON',
  handovers: 'HANDOVERS',
  voids: 'TAKEN BACK BEFORE PAYMENT',
  abandoned: 'BASKETS GIVEN UP',
  others: 'OTHER OPERATIONS',
  perpetual: 'PERPETUAL TOTALS',
  perpetualSum: 'Sales less returns',
  perpetualAbsolute: 'Sales plus returns',
  reading: {
    mark: 'X READING - INTERMEDIATE',
    at: 'Read at',
    day: 'Day of',
    note: 'Closes nothing. What is counted is not on it.',
  },
  words: {
    'cash-drop': 'Cash drop',
    'paid-in': 'Paid in',
    'paid-out': 'Paid out',
    float: 'Float',
    'bank-deposit': 'Bank deposit',
    'change-order': 'Change order',
    'safe-correction': 'Difference of the safe',
    'drawer-correction': 'Difference at a handover',
    'takings-brought': 'Brought by another till',
    'float-given': 'Float given to another till',
    drawer: 'drawer',
    safe: 'safe',
    bank: 'bank',
    outside: 'outside',
    'line-discount': 'Line discount',
    'basket-discount': 'Basket discount',
    'price-override': 'Price override',
    staff: 'Staff',
    promotion: 'Promotion',
    markdown: 'Markdown',
    loyalty: 'Loyalty',
    coupon: 'Coupon',
    'line-void': 'Line void',
    quantity: 'Lower quantity',
    undo: 'Undo',
    'tender-removed': 'Tender removed',
    'no-sale': 'No-sale',
    reading: 'X reading',
    'receipt-printed': 'Receipt printed',
    'receipt-duplicated': 'Duplicate receipt',
    'gift-receipt-printed': 'Gift receipt',
    'drawer-opened-again': 'Drawer opened again',
    'closure-printed': 'Closure printed',
    'order-printed': 'Order printed',
    'order-duplicated': 'Order duplicated',
    'deposit-slip-printed': 'Deposit slip printed',
    'deposit-slip-duplicated': 'Deposit slip duplicated',
    'closure-duplicated': 'Duplicate closure',
    restock: 'restocked',
    damaged: 'damaged',
    'send-back': 'to be sent back',
  },
};

export const closureTexts: Readonly<Record<ReceiptLanguage, ClosureTexts>> = { fr, en };
