/** Why a price was changed or goods come back: the code goes into the journal, the words on the screen. */
export interface Reason {
  code: string;
  fr: string;
  en: string;
}

export type ReasonKind =
  | 'line-discount'
  | 'basket-discount'
  | 'price-override'
  | 'return'
  | 'abandon'
  | 'paid-in'
  | 'paid-out'
  | 'no-sale'
  | 'difference'
  | 'shrinkage'
  | 'adjustment'
  | 'receiving'
  | 'asking'
  | 'order-refused'
  | 'task-settled';

/** A shop that set nothing has these, in the order shown. */
export const defaultReasons: Readonly<Record<ReasonKind, readonly Reason[]>> = {
  'line-discount': [
    { code: 'damaged', fr: 'Abîmé', en: 'Damaged' },
    { code: 'display-piece', fr: 'Modèle d’exposition', en: 'Display piece' },
    { code: 'last-piece', fr: 'Dernière pièce', en: 'Last piece' },
    { code: 'gesture', fr: 'Geste commercial', en: 'Goodwill' },
  ],
  'basket-discount': [
    { code: 'gesture', fr: 'Geste commercial', en: 'Goodwill' },
    { code: 'complaint', fr: 'Réclamation', en: 'Complaint' },
    { code: 'staff', fr: 'Personnel', en: 'Staff' },
  ],
  'price-override': [
    { code: 'wrong-label', fr: 'Étiquette fausse', en: 'Wrong label' },
    { code: 'price-match', fr: 'Prix aligné', en: 'Price match' },
    { code: 'gesture', fr: 'Geste commercial', en: 'Goodwill' },
  ],
  return: [
    { code: 'too-small', fr: 'Trop petit', en: 'Too small' },
    { code: 'too-large', fr: 'Trop grand', en: 'Too large' },
    { code: 'changed-mind', fr: 'A changé d’avis', en: 'Changed their mind' },
    { code: 'not-as-expected', fr: 'Ne convient pas', en: 'Not as expected' },
    { code: 'defective', fr: 'Défectueux', en: 'Faulty' },
    { code: 'wrong-item', fr: 'Erreur d’article', en: 'Wrong item' },
    { code: 'gift', fr: 'Cadeau reçu', en: 'Unwanted gift' },
  ],
  abandon: [
    { code: 'customer-left', fr: 'Le client est parti', en: 'The customer left' },
    { code: 'price', fr: 'Le prix ne convient pas', en: 'The price did not suit' },
    { code: 'payment', fr: 'Paiement impossible', en: 'Payment not possible' },
    { code: 'mistake', fr: 'Erreur de saisie', en: 'Rung by mistake' },
    { code: 'test', fr: 'Essai ou démonstration', en: 'Test or demonstration' },
  ],
  'paid-in': [
    { code: 'change', fr: 'Appoint en monnaie', en: 'Change brought in' },
    { code: 'petty-cash-back', fr: 'Retour d’avance', en: 'Advance returned' },
    { code: 'found', fr: 'Argent trouvé', en: 'Money found' },
    { code: 'other', fr: 'Autre entrée', en: 'Other' },
  ],
  'paid-out': [
    { code: 'supplies', fr: 'Fournitures', en: 'Supplies' },
    { code: 'postage', fr: 'Affranchissement', en: 'Postage' },
    { code: 'cleaning', fr: 'Entretien', en: 'Cleaning' },
    { code: 'advance', fr: 'Avance', en: 'Advance' },
    { code: 'other', fr: 'Autre sortie', en: 'Other' },
  ],
  'no-sale': [
    { code: 'make-change', fr: 'Faire de la monnaie', en: 'Make change' },
    { code: 'check-drawer', fr: 'Vérifier le tiroir', en: 'Check the drawer' },
    { code: 'forgotten-change', fr: 'Rendu oublié', en: 'Change forgotten' },
  ],
  difference: [
    { code: 'change-error', fr: 'Erreur de rendu', en: 'Wrong change given' },
    { code: 'wrong-tender', fr: 'Mauvais règlement saisi', en: 'Wrong tender keyed' },
    { code: 'not-recorded', fr: 'Mouvement non saisi', en: 'Movement not recorded' },
    { code: 'theft', fr: 'Vol supposé', en: 'Suspected theft' },
    { code: 'unknown', fr: 'Inexpliqué', en: 'Not explained' },
  ],
  shrinkage: [
    { code: 'breakage', fr: 'Casse', en: 'Breakage' },
    { code: 'theft', fr: 'Vol constaté', en: 'Theft' },
    { code: 'gift', fr: 'Cadeau, geste commercial', en: 'Given away' },
    { code: 'own-use', fr: 'Usage du magasin', en: 'Own use' },
    { code: 'expired', fr: 'Périmé', en: 'Expired' },
  ],
  adjustment: [
    { code: 'found', fr: 'Retrouvé', en: 'Found' },
    { code: 'mislaid', fr: 'Introuvable', en: 'Cannot be found' },
    { code: 'wrong-receipt', fr: 'Erreur de réception', en: 'Wrongly received' },
    { code: 'wrong-item', fr: 'Erreur d’article', en: 'Wrong item rung' },
  ],
  receiving: [
    { code: 'missing', fr: 'Manquant', en: 'Missing' },
    { code: 'surplus', fr: 'En trop', en: 'Too many' },
    { code: 'damaged', fr: 'Abîmé', en: 'Damaged' },
    { code: 'not-announced', fr: 'Non annoncé', en: 'Not announced' },
  ],
  asking: [
    { code: 'customer-waits', fr: 'Un client attend', en: 'A customer waits' },
    { code: 'sold-out', fr: 'Plus en stock', en: 'Sold out here' },
    { code: 'missing-size', fr: 'Taille ou couleur manquante', en: 'Size or colour missing' },
    { code: 'display', fr: 'Vitrine ou implantation', en: 'Window or display' },
  ],
  'order-refused': [
    { code: 'not-found', fr: 'Introuvable', en: 'Not found' },
    { code: 'damaged', fr: 'Abîmé', en: 'Damaged' },
    { code: 'sold-meanwhile', fr: 'Vendu entre-temps', en: 'Sold meanwhile' },
    { code: 'too-busy', fr: 'Pas le temps aujourd’hui', en: 'No time today' },
  ],
  'task-settled': [
    { code: 'put-right', fr: 'Remis en ordre', en: 'Put right' },
    { code: 'refunded', fr: 'Client remboursé', en: 'Customer refunded' },
    { code: 'customer-called', fr: 'Vu avec le client', en: 'Agreed with the customer' },
    { code: 'loss', fr: 'Perte acceptée', en: 'Loss accepted' },
    { code: 'fraud', fr: 'Fraude supposée', en: 'Suspected fraud' },
  ],
};
