import { area } from '../area.ts';

/** The first start of the demo shop. */
export const welcomeTexts = area({
  fr: {
    'welcome.title': 'Bienvenue',
    'welcome.where': 'Caisse {till} du magasin {store} ({company}).',
    'welcome.made-up':
      'Le magasin et ses clients sont inventés. Les ventes, elles, sont signées et gardées, sur cette machine seulement.',
    'welcome.tries': 'Trois choses à essayer',
    'welcome.try.scan':
      'Votre code tapé, scannez un de ces articles (revenez ici par «\u00a0Plus\u00a0») ou touchez un rayon, puis F12 et Entrée.',
    'welcome.try.search':
      'Tapez «\u00a0pull bleu m\u00a0» et Entrée\u202f; F7 change la taille, Ctrl Z la rend.',
    'welcome.try.break':
      'Alt D\u00a0: coupez Internet ou tuez la caisse en pleine vente, rien ne se perd.',
    'welcome.people': 'Qui peut ouvrir la caisse',
    'welcome.name': 'Nom',
    'welcome.role': 'Rôle',
    'welcome.pin': 'Code',
    'welcome.role.cashier': 'Caisse',
    'welcome.role.associate': 'Vente',
    'welcome.role.manager': 'Responsable',
    'welcome.language': 'Langue',
    'welcome.join': 'Rejoindre une enseigne',
    'welcome.join.reason': 'Avec un code d’appairage du siège.',
    'welcome.start': 'Commencer',
    'menu.welcome': 'Premiers pas',
    'menu.join': 'Rejoindre une enseigne',
    'join.title': 'Rejoindre une enseigne',
    'join.intro':
      'Le siège donne l’adresse de la plateforme et un code d’appairage, bon une fois et dix minutes. Ce que la caisse a déjà signé reste dans son journal.',
    'join.joined': 'Cette caisse est reliée. Un nouveau code la relie ailleurs, ou à neuf.',
    'join.platform': 'Adresse de la plateforme',
    'join.code': 'Code d’appairage',
    'join.code.hint': 'Huit signes, comme {example}',
    'join.act': 'Relier la caisse',
    'join.going': 'La plateforme répond…',
    'join.not-allowed': 'Il faut la permission de régler la caisse.',
    'join.done': 'Caisse {till} de {store} reliée',
  },
  en: {
    'welcome.title': 'Welcome',
    'welcome.where': 'Till {till} of the store {store} ({company}).',
    'welcome.made-up':
      'The shop and its customers are made up. The sales are signed and kept for real, on this machine only.',
    'welcome.tries': 'Three things to try',
    'welcome.try.scan':
      'Once signed on, scan one of these items (come back here by “More”) or touch a shelf, then F12, Enter.',
    'welcome.try.search':
      'Type “pull bleu m” and Enter; F7 changes the size, Ctrl Z gives it back.',
    'welcome.try.break':
      'Alt D: cut the internet or kill the till in the middle of a sale, nothing is lost.',
    'welcome.people': 'Who can open the till',
    'welcome.name': 'Name',
    'welcome.role': 'Role',
    'welcome.pin': 'PIN',
    'welcome.role.cashier': 'Cashier',
    'welcome.role.associate': 'Associate',
    'welcome.role.manager': 'Manager',
    'welcome.language': 'Language',
    'welcome.join': 'Join a retailer',
    'welcome.join.reason': 'With a pairing code from head office.',
    'welcome.start': 'Start',
    'menu.welcome': 'First steps',
    'menu.join': 'Join a retailer',
    'join.title': 'Join a retailer',
    'join.intro':
      'Head office gives the platform’s address and a pairing code, good once and for ten minutes. What the till has signed stays in its journal.',
    'join.joined': 'This till is linked. A new code links it elsewhere, or anew.',
    'join.platform': 'Address of the platform',
    'join.code': 'Pairing code',
    'join.code.hint': 'Eight signs, such as {example}',
    'join.act': 'Link the till',
    'join.going': 'Asking the platform…',
    'join.not-allowed': 'You need the permission to change this till’s settings.',
    'join.done': 'Till {till} of {store} is linked',
  },
});
