import { area } from '../area.ts';

/** The associate's tablet, and how the till lets one in. */
export const tabletTexts = area({
  fr: {
    'tablets.title': 'Tablettes',
    'tablets.shut':
      'Une tablette de vente se relie à cette caisse par le réseau du magasin. Fermé, rien n’écoute sur le réseau.',
    'tablets.open': 'Ouvrir aux tablettes',
    'tablets.close': 'Fermer aux tablettes',
    'tablets.address': 'Adresse',
    'tablets.fingerprint': 'Empreinte du certificat (SHA-256)',
    'tablets.pair': 'Associer une tablette',
    'tablets.name': 'Nom de la tablette',
    'tablets.name.hint':
      'Par exemple «\u00a0{example}\u00a0». Il se lit sur les paniers envoyés en caisse.',
    'tablets.name.example': 'Rayon femme',
    'tablets.steps':
      'Sur la tablette, scannez ce code ou ouvrez l’adresse, puis tapez le code d’association. Le navigateur demande une fois si le certificat est le bon\u00a0: comparez l’empreinte.',
    'tablets.code': 'Code d’association',
    'tablets.code.left':
      'Valable encore {minutes, plural, one {# minute} other {# minutes}}, une seule fois.',
    'tablets.code.over': 'Ce code n’est plus valable, ou il a servi.',
    'tablets.code.wrong':
      '{count, plural, one {# code incorrect a été essayé} other {# codes incorrects ont été essayés}}.',
    'tablets.code.qr': 'Adresse et code d’association, pour l’appareil photo de la tablette',
    'tablets.list': 'Tablettes associées',
    'tablets.none': 'Aucune tablette n’est associée.',
    'tablets.connected': 'connectée',
    'tablets.seen': 'vue à {time} ({ago})',
    'tablets.revoke': 'Retirer',
    'tablets.revoke.sure': 'Retirer pour de bon',
    'tablets.revoked': 'Tablette retirée. Son panier, s’il y en avait un, est en pause.',
    'tablets.never': 'Avec le droit de changer les réglages',
    'tablet.pairing.title': 'Relier cette tablette à la caisse',
    'tablet.pairing.text':
      'À la caisse, ouvrez Plus, Tablettes, «\u00a0Associer une tablette\u00a0», et tapez ici le code affiché.',
    'tablet.pairing.code': 'Code d’association',
    'tablet.pairing.act': 'Relier',
    'tablet.pairing.going': 'Connexion à la caisse…',
    'tablet.pairing.gone':
      'Cette tablette n’est plus associée. Ce qui y était en cours est gardé à la caisse.',
    'tablet.send': 'Envoyer en caisse',
    'tablet.sent.title': 'Envoyé en caisse',
    'tablet.sent.text': 'Donnez ce code à la caisse, ou montrez-le à son lecteur.',
    'tablet.sent.qr': 'Code du panier {code}, pour le lecteur de la caisse',
    'tablet.sent.sum': '{count, plural, one {# article} other {# articles}}\u00a0· {amount}',
    'tablet.sent.next': 'Client suivant',
    'tablet.sent.take-back': 'Reprendre ici',
    'tablet.sent.waits': '{code} attend en caisse',
    'toast.tablet.taken': '{code} a été repris en caisse.',
    'suspended.from-tablet': '{code}\u00a0· {name}',
    'menu.tablets': 'Tablettes',
  },
  en: {
    'tablets.title': 'Tablets',
    'tablets.shut':
      'A sales tablet joins this till over the store network. Shut, nothing listens on the network.',
    'tablets.open': 'Open to tablets',
    'tablets.close': 'Shut to tablets',
    'tablets.address': 'Address',
    'tablets.fingerprint': 'Certificate fingerprint (SHA-256)',
    'tablets.pair': 'Pair a tablet',
    'tablets.name': 'Name of the tablet',
    'tablets.name.hint': 'Such as “{example}”. It is read on baskets that are sent to the till.',
    'tablets.name.example': 'Womenswear',
    'tablets.steps':
      'On the tablet, scan this code or open the address and type the pairing code. The browser asks once whether the certificate is the right one: compare the fingerprint.',
    'tablets.code': 'Pairing code',
    'tablets.code.left':
      'Good for another {minutes, plural, one {# minute} other {# minutes}}, once.',
    'tablets.code.over': 'This code is no longer good, or was used.',
    'tablets.code.wrong':
      '{count, plural, one {# wrong code was tried} other {# wrong codes were tried}}.',
    'tablets.code.qr': 'Address and pairing code, for the tablet’s camera',
    'tablets.list': 'Paired tablets',
    'tablets.none': 'No tablet is paired.',
    'tablets.connected': 'connected',
    'tablets.seen': 'seen at {time} ({ago})',
    'tablets.revoke': 'Remove',
    'tablets.revoke.sure': 'Remove for good',
    'tablets.revoked': 'Tablet removed. Its basket, if there was one, is suspended.',
    'tablets.never': 'With the right to change settings',
    'tablet.pairing.title': 'Join this tablet to the till',
    'tablet.pairing.text':
      'At the till, open More, Tablets, “Pair a tablet”, and type the code that it shows here.',
    'tablet.pairing.code': 'Pairing code',
    'tablet.pairing.act': 'Join',
    'tablet.pairing.going': 'Reaching the till…',
    'tablet.pairing.gone':
      'This tablet is no longer paired. What was under way on it is kept at the till.',
    'tablet.send': 'Send to the till',
    'tablet.sent.title': 'Sent to the till',
    'tablet.sent.text': 'Say this code at the till, or show it to its scanner.',
    'tablet.sent.qr': 'Code of basket {code}, for the till’s scanner',
    'tablet.sent.sum': '{count, plural, one {# item} other {# items}} · {amount}',
    'tablet.sent.next': 'Next customer',
    'tablet.sent.take-back': 'Take it back here',
    'tablet.sent.waits': '{code} waits at the till',
    'toast.tablet.taken': '{code} was taken up at the till.',
    'suspended.from-tablet': '{code} · {name}',
    'menu.tablets': 'Tablets',
  },
});
