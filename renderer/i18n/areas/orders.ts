import { area } from '../area.ts';

/** What was sold here and leaves later. */
export const ordersTexts = area({
  fr: {
    'orders.title': 'Commandes',
    'orders.none.title': 'Aucune commande',
    'orders.none.text':
      'Une ligne marquée «\u00a0À expédier\u00a0» devient une commande une fois payée.',
    'orders.loading': 'Chargement des commandes…',
    'orders.nobody': 'Client inconnu à cette caisse',
    'orders.receipt': 'Ticket {number}, {time}',
    'orders.pending': 'En attente',
    'orders.allocated': 'Réservé\u00a0: {place}',
    'orders.unfillable': 'Introuvable\u00a0: à décider',
    'orders.shipped': 'Expédié',
    'orders.handed-over': 'Remis au client',
    'orders.cancelled': 'Annulé',
    'key.altc': 'Alt C',
  },
  en: {
    'orders.title': 'Orders',
    'orders.none.title': 'No orders',
    'orders.none.text': 'A line marked “To ship” becomes an order once it is paid.',
    'orders.loading': 'Loading the orders…',
    'orders.nobody': 'Customer not known at this till',
    'orders.receipt': 'Receipt {number}, {time}',
    'orders.pending': 'Waiting',
    'orders.allocated': 'Reserved at {place}',
    'orders.unfillable': 'Not found: to be decided',
    'orders.shipped': 'Shipped',
    'orders.handed-over': 'Handed over',
    'orders.cancelled': 'Cancelled',
    'key.altc': 'Alt C',
  },
});
