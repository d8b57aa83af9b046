import { area } from '../area.ts';

/** An order that is given up before it leaves. */
export const cancelOrderTexts = area({
  fr: {
    'cancel.title': 'Annuler une commande',
    'cancel.order': 'Commande {number}',
    'cancel.paid': 'Payé',
    'cancel.unpaid': 'Pas encore payé',
    'cancel.by': 'Qui renonce\u202f?',
    'cancel.back': 'À rendre\u00a0: {tender}',
    'cancel.back.nothing': 'Rien à rendre',
    'cancel.kept': 'Arrhes gardées par le magasin',
    'cancel.twofold': 'Double des arrhes, en espèces',
    'cancel.do': 'Annuler la commande',
    'cancel.do.refund': 'Annuler et rendre {amount}',
    'cancel.open': 'Annuler…',
  },
  en: {
    'cancel.title': 'Cancel an order',
    'cancel.order': 'Order {number}',
    'cancel.paid': 'Paid',
    'cancel.unpaid': 'Not paid yet',
    'cancel.by': 'Who gives up?',
    'cancel.back': 'To give back: {tender}',
    'cancel.back.nothing': 'Nothing to give back',
    'cancel.kept': 'Deposit kept by the store',
    'cancel.twofold': 'As much again, in cash',
    'cancel.do': 'Cancel the order',
    'cancel.do.refund': 'Cancel and give back {amount}',
    'cancel.open': 'Cancel…',
  },
});
