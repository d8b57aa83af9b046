import { area } from '../area.ts';

/** Prices promised until a day. */
export const quotesTexts = area({
  fr: {
    'key.altq': 'Alt Q',
    'quotes.title': 'Devis',
    'quotes.search': 'Numéro ou client',
    'quotes.loading': 'Recherche des devis…',
    'quotes.empty.title': 'Aucun devis',
    'quotes.empty.text':
      'Scannez des articles, puis faites-en un devis ici\u00a0: ses prix sont gardés un mois.',
    'quotes.none.title': 'Rien ne correspond',
    'quotes.none.text': 'Essayez le numéro imprimé ou le nom du client.',
    'quotes.make': 'Faire un devis du panier',
    'quotes.take': 'Reprendre',
    'quotes.twice':
      'Vendu plusieurs fois, par des caisses qui ne se voyaient pas\u00a0: {receipts}.',
    'quotes.expired': 'Devis expiré\u00a0: le panier prendra les prix du jour.',
    'quotes.state.valid': 'Valable jusqu’au {day}',
    'quotes.state.expired': 'Expiré le {day}',
    'quotes.state.used': 'Vendu, ticket {receipt}',
    'toast.quote.made': 'Devis {number}',
    'toast.quote.taken': 'Devis {number}\u00a0: ses prix sont repris',
    'toast.quote.expired': 'Devis {number} expiré\u00a0: prix du jour',
    'job.quote': 'Devis',
    'job.after-sales': 'Bon de dépôt SAV',
  },
  en: {
    'key.altq': 'Alt Q',
    'quotes.title': 'Quotes',
    'quotes.search': 'Number or customer',
    'quotes.loading': 'Looking for quotes…',
    'quotes.empty.title': 'No quote',
    'quotes.empty.text':
      'Scan items, then make a quote of them here: its prices are kept for a month.',
    'quotes.none.title': 'Nothing matches',
    'quotes.none.text': 'Try the printed number or the customer’s name.',
    'quotes.make': 'Make a quote of the basket',
    'quotes.take': 'Take it',
    'quotes.twice': 'Sold more than once, by tills that did not see each other: {receipts}.',
    'quotes.expired': 'Expired: the basket will have today’s prices.',
    'quotes.state.valid': 'Valid through {day}',
    'quotes.state.expired': 'Expired on {day}',
    'quotes.state.used': 'Sold, receipt {receipt}',
    'toast.quote.made': 'Quote {number}',
    'toast.quote.taken': 'Quote {number}: at its prices',
    'toast.quote.expired': 'Quote {number} expired: today’s prices',
    'job.quote': 'Quote',
    'job.after-sales': 'After-sales deposit slip',
  },
});
