import { type FailureText, text } from '../failure-text.ts';

/** Companies that buy, and people of the staff. */
export const businessFailures = {
  ACCOUNT_NO_TERMS: text(
    'Ce client n’a pas de compte professionnel. Nommez une entreprise qui paie sur compte, ou prenez un autre règlement.',
    'This customer has no business account. Name a company that pays on account, or take another tender.',
  ),
  ACCOUNT_OVER_LIMIT: text(
    'Cette entreprise peut encore acheter pour {leftMinor} sur son compte. Complétez par un autre règlement.',
    'This company may still buy for {leftMinor} on its account. Use another tender for the rest.',
  ),
  ACCOUNT_OTHER_CUSTOMER: text(
    'Cet achat est sur le compte d’une autre entreprise. Nommez-la comme client, puis remboursez.',
    'This purchase is on another company’s account. Name it as the customer, then refund.',
  ),
  ACCOUNT_PAYMENT_OVER: text(
    'Cette entreprise doit {owedMinor}, d’après cette caisse. Encaissez cette somme ou moins.',
    'This company owes {owedMinor} as far as this till knows. Take that much or less.',
  ),
  ACCOUNT_PAYMENT_TWICE: text(
    'Ce panier a déjà un règlement de compte. Retirez-le pour en changer le montant.',
    'This basket already has a payment on account. Remove it to change the amount.',
  ),
  ACCOUNT_PAYMENT_BASKET: text(
    'Ce panier règle le compte de cette entreprise. Retirez le règlement, puis changez de client ou de règlement.',
    'This basket pays this company’s account. Remove that payment first, then change the customer or the tender.',
  ),
  ACCOUNT_PAYMENT_REFERENCE: text(
    'Ces numéros de facture ne conviennent pas. Séparez-les par une virgule\u202f; chacun a un chiffre et 24 signes au plus.',
    'These invoice numbers don’t fit. Separate them by a comma; each has a digit and at most 24 characters.',
  ),
  STAFF_SALE_OFF: text(
    'Aucune remise personnel n’est prévue. Un responsable la définit dans le réglage staff.rules.',
    'No staff discount is set up. A manager defines it in the setting staff.rules.',
  ),
  STAFF_SALE_OWN: text(
    'Personne n’encaisse ni n’autorise ses propres achats. Demandez à un collègue d’ouvrir sa session.',
    'Nobody rings or approves their own purchases. Ask a colleague to sign on.',
  ),
  STAFF_PROOF_GONE: text(
    'La confirmation de la personne qui achète n’est plus valable. Recommencez avec son badge ou son code.',
    'The confirmation of the person who buys is no longer valid. Start again with their badge or PIN.',
  ),
  STAFF_QUOTA_ENOUGH: text(
    'Tout ce panier est déjà dans le plafond de cette personne. Continuez.',
    'All of this basket is within this person’s limit already. Carry on.',
  ),
  STAFF_QUOTA_CHANGED: text(
    'Entre-temps, cette personne a acheté ailleurs au tarif personnel. Choisissez-la de nouveau pour appliquer ce qui lui reste.',
    'This person has bought at the staff price elsewhere meanwhile. Choose them again to apply what is left.',
  ),
} as const satisfies Record<string, FailureText>;
