import { area } from '../area.ts';

/** What the platform found and somebody in a store settles. */
export const tasksTexts = area({
  fr: {
    'key.altv': 'Alt V',
    'tasks.title': 'À régler',
    'tasks.list': 'Tâches',
    'tasks.list.open': 'À régler',
    'tasks.list.settled': 'Réglées',
    'tasks.loading': 'Recherche des tâches…',
    'tasks.none.open': 'Rien à régler',
    'tasks.none.open.text': 'Ce que deux caisses ont fait sans le savoir s’affiche ici.',
    'tasks.none.settled': 'Rien de réglé',
    'tasks.none.settled.text': 'Ce qui est réglé reste ici, avec son motif et son auteur.',
    'tasks.kind.return-conflict': 'Article repris deux fois',
    'tasks.kind.order-refused': 'Étape de commande refusée',
    'tasks.kind.order-overpaid': 'Commande payée deux fois',
    'tasks.kind.points-overdrawn': 'Points utilisés deux fois',
    'tasks.kind.value-overdrawn': 'Carte ou avoir utilisé deux fois',
    'tasks.kind.count-set-aside': 'Inventaire validé deux fois',
    'tasks.about.return-conflict':
      'Des caisses hors ligne ont repris plus que ce qui a été vendu. Chaque client a été remboursé.',
    'tasks.about.order-refused':
      'La commande n’en était pas là\u00a0: l’étape a eu lieu mais n’a rien changé à la commande.',
    'tasks.about.order-overpaid':
      'Des caisses hors ligne ont encaissé chacune le reste dû de cette commande.',
    'tasks.about.points-overdrawn':
      'Des caisses hors ligne ont accepté chacune les mêmes points. Chaque remise a été accordée.',
    'tasks.about.value-overdrawn':
      'Des caisses hors ligne ont pris plus qu’il n’y avait sous ce numéro. Chaque vente a été payée ainsi.',
    'tasks.about.count-set-aside':
      'Cet inventaire était déjà terminé à une autre caisse. Ces écarts n’ont pas changé le stock.',
    'tasks.receipt': 'Ticket',
    'tasks.value': 'Numéro',
    'tasks.till': 'Caisse',
    'tasks.order': 'Commande',
    'tasks.step': 'Étape',
    'tasks.amount': 'Montant en jeu',
    'tasks.lines': 'Articles',
    'tasks.acts': 'Ce qui s’est passé',
    'tasks.why': 'Comment cela se termine',
    'tasks.ends.return-conflict': 'La signature ferme la tâche. Elle ne bouge ni argent ni stock.',
    'tasks.ends.order-refused':
      'Remettez d’abord en ordre le stock ou le remboursement. La signature ferme la tâche.',
    'tasks.ends.order-overpaid':
      'Remboursez d’abord le client. La signature ferme la tâche, elle ne bouge pas d’argent.',
    'tasks.ends.points-overdrawn':
      'Le solde du client est négatif\u00a0: ses prochains points le comblent. La signature ferme la tâche.',
    'tasks.ends.value-overdrawn':
      'Il ne reste rien sous ce numéro. La signature ferme la tâche, elle ne bouge pas d’argent.',
    'tasks.ends.count-set-aside':
      'Recomptez ces articles si le stock est faux. La signature ferme la tâche, elle ne bouge pas de stock.',
    'tasks.settle': 'Régler et signer',
    'tasks.settled': 'Réglé\u00a0: {why}. {by}, {at}',
    'tasks.did.picked': 'Prélevé en rayon',
    'tasks.did.short': 'Introuvable',
    'tasks.did.refused': 'Refusé par le magasin',
    'tasks.did.packed': 'Emballé',
    'tasks.did.ready': 'Prêt à retirer',
    'tasks.did.shipped': 'Expédié',
    'tasks.did.handed-over': 'Remis au client',
    'tasks.did.cancelled': 'Annulé',
    'tasks.did.cancelled-refunded': 'Annulé et remboursé',
    'tasks.did.returned': 'Rapporté par le client',
    'tasks.did.extended': 'Gardé plus longtemps',
    'tasks.did.asked-again': 'Redemandé à un autre lieu',
  },
  en: {
    'key.altv': 'Alt V',
    'tasks.title': 'To settle',
    'tasks.list': 'Tasks',
    'tasks.list.open': 'To settle',
    'tasks.list.settled': 'Settled',
    'tasks.loading': 'Looking for tasks…',
    'tasks.none.open': 'Nothing to settle',
    'tasks.none.open.text': 'What two tills did without knowing of each other shows here.',
    'tasks.none.settled': 'Nothing settled',
    'tasks.none.settled.text': 'What is settled stays here, with why and by whom.',
    'tasks.kind.return-conflict': 'Item returned twice',
    'tasks.kind.order-refused': 'Order step refused',
    'tasks.kind.order-overpaid': 'Order paid twice',
    'tasks.kind.points-overdrawn': 'Points spent twice',
    'tasks.kind.value-overdrawn': 'Card or credit note used twice',
    'tasks.kind.count-set-aside': 'Inventory validated twice',
    'tasks.about.return-conflict':
      'Offline tills took back more than was sold. Each customer was refunded.',
    'tasks.about.order-refused':
      'The order was not at that step: it was done, but changed nothing of the order.',
    'tasks.about.order-overpaid': 'Offline tills each took what was still due of this order.',
    'tasks.about.points-overdrawn':
      'Offline tills each took the same points. Each reward was given.',
    'tasks.about.value-overdrawn':
      'Offline tills took more than there was under this number. Each sale was paid with it.',
    'tasks.about.count-set-aside':
      'This inventory was over at another till. These differences did not change the stock.',
    'tasks.receipt': 'Receipt',
    'tasks.value': 'Number',
    'tasks.till': 'Till',
    'tasks.order': 'Order',
    'tasks.step': 'Step',
    'tasks.amount': 'Amount at stake',
    'tasks.lines': 'Items',
    'tasks.acts': 'What happened',
    'tasks.why': 'How it ends',
    'tasks.ends.return-conflict': 'Signing closes the task. It moves no money and no stock.',
    'tasks.ends.order-refused': 'Put the stock or the refund right first. Signing closes the task.',
    'tasks.ends.order-overpaid':
      'Refund the customer first. Signing closes the task; it moves no money.',
    'tasks.ends.points-overdrawn':
      'The customer owes points: the next ones make it good. Signing closes the task.',
    'tasks.ends.value-overdrawn':
      'Nothing is left under this number. Signing closes the task; it moves no money.',
    'tasks.ends.count-set-aside':
      'Count these items again if the stock is wrong. Signing closes the task; it moves no stock.',
    'tasks.settle': 'Settle and sign',
    'tasks.settled': 'Settled: {why}. {by}, {at}',
    'tasks.did.picked': 'Taken from the shelf',
    'tasks.did.short': 'Not found',
    'tasks.did.refused': 'Refused by the store',
    'tasks.did.packed': 'Packed',
    'tasks.did.ready': 'Ready to collect',
    'tasks.did.shipped': 'Shipped',
    'tasks.did.handed-over': 'Handed over',
    'tasks.did.cancelled': 'Cancelled',
    'tasks.did.cancelled-refunded': 'Cancelled and refunded',
    'tasks.did.returned': 'Brought back by the customer',
    'tasks.did.extended': 'Kept longer',
    'tasks.did.asked-again': 'Another place asked again',
  },
});
