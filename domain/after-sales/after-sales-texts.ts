import type { AfterSalesFile } from './after-sales-file.ts';
import type { AfterSalesState } from './states.ts';

interface Words {
  state: Readonly<Record<AfterSalesState, string>>;
  fault: Readonly<Record<AfterSalesFile['fault'], string>>;
  basis: Readonly<Record<AfterSalesFile['basis'], string>>;
  remedy: Readonly<Record<AfterSalesFile['remedy'], string>>;
}

/** What papers and screens call the words of a file. */
export const afterSalesTexts: Readonly<Record<'fr' | 'en', Words>> = {
  fr: {
    state: {
      opened: 'Ouvert',
      sent: 'Envoyé au fournisseur',
      back: 'Revenu du fournisseur',
      ready: 'Prêt à remettre',
      'handed-over': 'Remis au client',
      refused: 'Refusé',
      closed: 'Clos',
    },
    fault: {
      'does-not-work': 'Ne fonctionne pas',
      broken: 'Cassé',
      defect: 'Défaut',
      'parts-missing': 'Pièces manquantes',
      'not-as-described': 'Non conforme à la description',
      other: 'Autre',
    },
    basis: {
      conformity: 'Garantie légale de conformité',
      'hidden-defect': 'Garantie des vices cachés',
      commercial: 'Garantie commerciale',
      paid: 'Hors garantie',
    },
    remedy: { repair: 'Réparation', replace: 'Échange', refund: 'Remboursement' },
  },
  en: {
    state: {
      opened: 'Opened',
      sent: 'Sent to the supplier',
      back: 'Back from the supplier',
      ready: 'Ready to hand over',
      'handed-over': 'Handed over',
      refused: 'Refused',
      closed: 'Closed',
    },
    fault: {
      'does-not-work': 'Does not work',
      broken: 'Broken',
      defect: 'Defect',
      'parts-missing': 'Parts missing',
      'not-as-described': 'Not as described',
      other: 'Other',
    },
    basis: {
      conformity: 'Legal guarantee of conformity',
      'hidden-defect': 'Guarantee against hidden defects',
      commercial: 'Commercial guarantee',
      paid: 'Out of guarantee',
    },
    remedy: { repair: 'Repair', replace: 'Replacement', refund: 'Refund' },
  },
};
