import { printQuantity } from '../quantity/quantity.ts';
import { centred, detail, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptDocument } from '../receipt/receipt-document.ts';
import type { AfterSalesFile } from './after-sales-file.ts';
import { afterSalesTexts } from './after-sales-texts.ts';

const texts = {
  fr: {
    title: 'BON DE DÉPÔT SAV',
    number: 'Dossier',
    opened: 'Ouvert le',
    state: 'État',
    customer: 'Client',
    receipt: 'Ticket',
    sold: 'Acheté le',
    serial: 'N° de série',
    fault: 'Panne',
    told: 'Dit par le client',
    asked: 'Demandé',
    through: 'Garantie de conformité jusqu’au',
    law: 'Garantie légale de conformité\u00a0: deux ans à compter de la délivrance (C. conso L217-3), prolongée de six mois après une réparation (L217-13) et suspendue pendant l’immobilisation (L217-28). Vous choisissez entre réparation et remplacement (L217-9)\u202f; la mise en conformité est sans frais et sous trente jours (L217-10, L217-11). Vices cachés\u00a0: C. civ. 1641 à 1649.',
    keep: 'Gardez ce bon\u00a0: il est demandé à la remise.',
  },
  en: {
    title: 'AFTER-SALES DEPOSIT SLIP',
    number: 'File',
    opened: 'Opened on',
    state: 'State',
    customer: 'Customer',
    receipt: 'Receipt',
    sold: 'Bought on',
    serial: 'Serial no.',
    fault: 'Fault',
    told: 'As the customer says',
    asked: 'Asked for',
    through: 'Guarantee of conformity through',
    law: 'Legal guarantee of conformity: two years from delivery (French consumer code L217-3), six months more after a repair (L217-13), standing still while the goods are here (L217-28). You choose between repair and replacement (L217-9), free of charge and within thirty days (L217-10, L217-11). Hidden defects: French civil code 1641 to 1649.',
    keep: 'Keep this slip: it is asked for when the goods are handed over.',
  },
} as const;

/** What the customer takes home when they leave goods with the shop. */
export function depositPaper(facts: {
  language: 'fr' | 'en';
  store: { name: string; lines: readonly string[] };
  openedOn: string;
  customerName: string;
  told: string;
  file: AfterSalesFile;
}): ReceiptDocument {
  const { language, store, file, customerName, told } = facts;
  const text = texts[language];
  const words = afterSalesTexts[language];
  const { day } = paperFigures(language);
  const variant = [file.colour, file.size].filter(Boolean).join(' - ');
  return {
    language,
    blocks: [
      centred(store.name, { weight: 'strong', size: 'large' }),
      ...store.lines.map((line) => centred(line)),
      { kind: 'space' },
      centred(text.title, { weight: 'strong', size: 'large' }),
      pairBlock(text.number, file.number, { weight: 'strong' }),
      pairBlock(text.opened, day(facts.openedOn)),
      pairBlock(text.state, words.state[file.state], { weight: 'strong' }),
      ...(customerName === '' ? [] : [pairBlock(text.customer, customerName)]),
      { kind: 'rule' },
      pairBlock(file.label, `× ${printQuantity(file.quantity)}`),
      ...(variant === '' ? [] : [detail(variant)]),
      ...(file.serialNumber === '' ? [] : [detail(text.serial, file.serialNumber)]),
      pairBlock(text.receipt, file.receipt),
      pairBlock(text.sold, day(file.soldOn)),
      { kind: 'rule' },
      pairBlock(text.fault, words.fault[file.fault]),
      ...(told === ''
        ? []
        : [textBlock(`${text.told}${language === 'fr' ? '\u00a0' : ''}: ${told}`)]),
      pairBlock(text.asked, words.remedy[file.remedy]),
      textBlock(words.basis[file.basis]),
      pairBlock(text.through, day(file.guaranteeThrough)),
      { kind: 'space' },
      textBlock(text.law, { size: 'small' }),
      textBlock(text.keep, { size: 'small' }),
    ],
  };
}
