import { area } from '../area.ts';

/** Practising at the till: nothing of it is sold. */
export const trainingTexts = area({
  fr: {
    'training.title': 'Formation',
    'training.window': 'FORMATION · Comptoir',
    'training.mark': 'FORMATION',
    'training.band': 'FORMATION — rien n’est vendu',
    'training.under': 'Sous la responsabilité de {name}',
    'training.intro':
      'Vous encaissez comme pour de vrai, avec les vrais articles et les vrais prix\u202f; rien n’est vendu.',
    'training.never':
      'Rien ne touche le stock, les chiffres, les cartes cadeaux, les commandes ni les clients. Le tiroir reste fermé.',
    'training.card':
      'Ne prenez ni carte bancaire ni argent\u00a0: aucun terminal n’est appelé. Chaque papier porte la mention.',
    'training.ends':
      'Elle se termine quand vous la quittez, quand l’écran se verrouille ou que quelqu’un d’autre se connecte.',
    'training.responsible': '{name} répond de cette formation.',
    'training.ask':
      'Un responsable l’autorise par code ou badge\u00a0: c’est lui qui répond de cette formation.',
    'training.basket':
      'Un panier est ouvert. Encaissez-le, mettez-le en pause ou abandonnez-le d’abord.',
    'training.begin': 'Commencer la formation',
    'training.end': 'Quitter la formation',
    'training.not-here': 'Pas en formation',
    'toast.training.begun': 'Formation commencée\u00a0: rien n’est vendu.',
    'toast.training.ended': 'Formation terminée\u00a0: tout est réel à nouveau.',
    'toast.training.not': 'Pas en formation. Quittez-la pour le faire vraiment.',
    'key.altf': 'Alt F',
  },
  en: {
    'training.title': 'Training',
    'training.window': 'TRAINING · Comptoir',
    'training.mark': 'TRAINING',
    'training.band': 'TRAINING — nothing is sold',
    'training.under': 'Under the responsibility of {name}',
    'training.intro':
      'You ring up as for real, with the real items and the real prices; nothing is sold.',
    'training.never':
      'Nothing touches stock, figures, gift cards, orders or customers. The drawer stays shut.',
    'training.card':
      'Take neither card nor money: no terminal is asked. Every paper says that it is training.',
    'training.ends':
      'It is over when you leave it, when the screen locks or when somebody else signs on.',
    'training.responsible': '{name} answers for this training.',
    'training.ask': 'A manager allows it by PIN or badge, and answers for this training.',
    'training.basket': 'A basket is open. Have it paid, suspend it or give it up first.',
    'training.begin': 'Begin training',
    'training.end': 'Leave training',
    'training.not-here': 'Not in training',
    'toast.training.begun': 'Training has begun: nothing is sold.',
    'toast.training.ended': 'Training is over: everything is real again.',
    'toast.training.not': 'Not in training. Leave it to do this for real.',
    'key.altf': 'Alt F',
  },
});
