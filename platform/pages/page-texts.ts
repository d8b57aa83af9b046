import type { ConsentPurpose } from '../../domain/customer/consent.ts';

export interface PageTexts {
  title: string;
  intro: string;
  claimIntro: string;
  firstName: string;
  lastName: string;
  phone: string;
  email: string;
  oneWay: string;
  consents: string;
  consentsFree: string;
  /** Word for word as the till asks: the proof names this wording (`consentTextVersion`). */
  consent: Readonly<Record<ConsentPurpose, string>>;
  yes: string;
  no: string;
  send: string;
  known: string;
  knownField: string;
  knownSend: string;
  add: string;
  addText: string;
  done: string;
  doneText: string;
  doneClaim: string;
  wrong: string;
  over: string;
  overText: string;
  unknown: string;
  unknownText: string;
  notice: string;
  busy: string;
  failed: string;
  other: string;
}

/** What the customer's pages say. */
export const pageTexts: Readonly<Record<'fr' | 'en', PageTexts>> = {
  fr: {
    title: 'Votre compte client',
    intro:
      'Remplissez ces lignes\u00a0: votre panier en caisse est à votre nom dès que c’est fait.',
    claimIntro: 'Remplissez ces lignes\u00a0: votre achat compte pour vos points.',
    firstName: 'Prénom',
    lastName: 'Nom',
    phone: 'Téléphone',
    email: 'E-mail',
    oneWay: 'Un téléphone ou un e-mail suffit pour vous retrouver.',
    consents: 'Vos accords',
    consentsFree:
      'Facultatif. Sans réponse, c’est non, et vous pouvez changer d’avis à tout moment.',
    consent: {
      email: 'Offres par e-mail\u202f?',
      sms: 'Offres par SMS\u202f?',
      profiling: 'Conseils d’après les achats\u202f?',
    },
    yes: 'Oui',
    no: 'Non',
    send: 'Créer mon compte',
    known: 'J’ai déjà un compte',
    knownField: 'Téléphone, e-mail ou numéro de carte',
    knownSend: 'Ajouter cet achat',
    add: 'Ajouter cet achat à mon compte',
    addText: 'Votre compte existe. Cet achat peut y être ajouté.',
    done: 'C’est fait',
    doneText: 'Votre compte est créé. Vous pouvez fermer cette page.',
    doneClaim:
      'Si nous vous connaissons et si cet achat n’est à personne, il est ajouté à vos points. Vous pouvez fermer cette page.',
    wrong: 'Il manque votre nom et un téléphone ou un e-mail, ou l’un d’eux n’est pas juste.',
    over: 'Ce code n’est plus valable',
    overText: 'Demandez un nouveau code en caisse.',
    unknown: 'Ce code n’est pas valable',
    unknownText: 'Scannez de nouveau le code, ou demandez en caisse.',
    notice:
      'Ces données servent à vous reconnaître en magasin et à tenir vos points. Vous pouvez les voir, les corriger et les faire effacer en magasin.',
    busy: 'Trop de demandes. Réessayez dans une minute.',
    failed: 'Cela n’a pas marché, et rien n’est enregistré. Réessayez dans une minute.',
    other: 'English',
  },
  en: {
    title: 'Your customer account',
    intro: 'Fill in these lines: your basket at the till is in your name as soon as it is done.',
    claimIntro: 'Fill in these lines: your purchase counts for your points.',
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Telephone',
    email: 'E-mail',
    oneWay: 'A telephone number or an e-mail address is enough to find you again.',
    consents: 'Your consents',
    consentsFree: 'Optional. No answer means no, and you can change your mind at any time.',
    consent: {
      email: 'Offers by e-mail?',
      sms: 'Offers by text message?',
      profiling: 'Advice from purchases?',
    },
    yes: 'Yes',
    no: 'No',
    send: 'Create my account',
    known: 'I have an account',
    knownField: 'Telephone, e-mail or card number',
    knownSend: 'Add this purchase',
    add: 'Add this purchase to my account',
    addText: 'Your account exists. This purchase can be added to it.',
    done: 'All done',
    doneText: 'Your account is made. You can close this page.',
    doneClaim:
      'If we know you and this purchase is nobody’s, it is added to your points. You can close this page.',
    wrong:
      'Your last name and a telephone number or e-mail address are missing, or one of them is not right.',
    over: 'This code is no longer good',
    overText: 'Ask for a new code at the till.',
    unknown: 'This code is not good',
    unknownText: 'Scan the code again, or ask at the till.',
    notice:
      'These details serve to recognise you in the shop and to keep your points. You can see, correct and have them erased in the shop.',
    busy: 'Too many requests. Try again in a minute.',
    failed: 'That did not work, and nothing is kept. Try again in a minute.',
    other: 'Français',
  },
};
