import { area } from '../area.ts';

/** What stands behind « Plus ». */
export const menuTexts = area({
  fr: {
    'menu.title': 'Plus',
    'menu.return': 'Retour d’articles',
    'menu.suspended': 'Tickets en pause',
    'menu.abandon': 'Abandonner le panier',
    'menu.abandon.no-basket': 'Aucun panier en cours',
    'menu.abandon.paid': 'Retirez d’abord les règlements',
    'menu.settings': 'Réglages',
    'menu.status': 'État de la caisse',
    'menu.keys': 'Touches',
  },
  en: {
    'menu.title': 'More',
    'menu.return': 'Return goods',
    'menu.suspended': 'Suspended sales',
    'menu.abandon': 'Abandon the basket',
    'menu.abandon.no-basket': 'No basket is open',
    'menu.abandon.paid': 'Remove the tenders first',
    'menu.settings': 'Settings',
    'menu.status': 'State of the till',
    'menu.keys': 'Keys',
  },
});
