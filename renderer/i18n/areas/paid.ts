import { area } from '../area.ts';

/** The paid screen. */
export const paidTexts = area({
  fr: {
    'paid.title': 'Vente payée',
    'paid.change': 'Rendu',
    'paid.next': 'Client suivant',
    'paid.total': 'Total payé',
    'paid.receipt': 'Ticket',
    'paid.at': 'Payé à',
    'paid.extract': 'Empreinte',
    'paid.tenders': 'Règlements',
    'paid.vat': 'TVA',
    'paid.vat.none': 'Sans TVA',
    'paid.rate': 'Taux',
    'paid.net': 'HT',
    'paid.gross': 'TTC',
    'paid.scan': 'Ou scannez l’article du client suivant.',
    'paid.training': 'Vente de formation',
  },
  en: {
    'paid.title': 'Sale paid',
    'paid.change': 'Change',
    'paid.next': 'Next customer',
    'paid.total': 'Total paid',
    'paid.receipt': 'Receipt',
    'paid.at': 'Paid at',
    'paid.extract': 'Fingerprint',
    'paid.tenders': 'Tenders',
    'paid.vat': 'VAT',
    'paid.vat.none': 'No VAT',
    'paid.rate': 'Rate',
    'paid.net': 'Excl. VAT',
    'paid.gross': 'Incl. VAT',
    'paid.scan': 'Or scan the next customer’s item.',
    'paid.training': 'Training sale',
  },
});
