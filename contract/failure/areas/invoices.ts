import { type FailureText, text } from '../failure-text.ts';

/** Factures of receipts. */
export const invoiceFailures = {
  INVOICE_TWICE: text(
    'Ce ticket a déjà sa facture\u00a0: {invoice}. Il ne s’en fait qu’une\u202f; imprimez-en un duplicata.',
    'This receipt already has its invoice: {invoice}. There is only one; print a duplicate of it.',
  ),
  INVOICE_NOTHING_SOLD: text(
    'Ce ticket ne vend rien qui se facture\u00a0: ni article, ni acompte. Une carte cadeau se facture quand elle est dépensée.',
    'This receipt sells nothing that can be invoiced: no item, no deposit. A gift card is invoiced when it is spent.',
  ),
  INVOICE_VOIDED: text(
    'Tout ce que ce ticket a vendu a été repris\u00a0: il n’y a plus rien à facturer.',
    'All that this receipt sold has been given back: nothing is left to invoice.',
  ),
  INVOICE_TRAINING: text(
    'Ce ticket vient de la formation\u00a0: il ne se facture pas.',
    'This receipt is from training: it can’t be invoiced.',
  ),
  INVOICE_OTHER_COMPANY: text(
    'Ce ticket a été vendu par {company}, qui seule peut le facturer.',
    'This receipt was sold by {company}, and only they can invoice it.',
  ),
  INVOICE_BUYER_INCOMPLETE: text(
    'Il manque une indication sur le client ({field}). Aucune facture n’a été faite.',
    'Something about the customer is missing ({field}). No invoice was made.',
  ),
  INVOICE_BUYER_WRONG: text(
    'Une indication sur le client est fausse ({field}). Vérifiez le numéro. Aucune facture n’a été faite.',
    'Something about the customer is wrong ({field}). Check the number. No invoice was made.',
  ),
  INVOICE_VAT_OTHER_COMPANY: text(
    'Le numéro de TVA n’est pas celui de ce SIREN. Aucune facture n’a été faite.',
    'The VAT number is not the one of this SIREN. No invoice was made.',
  ),
  INVOICE_GONE: text(
    'Cette facture n’est pas dans les journaux de cette caisse.',
    'This invoice is not in the journals of this till.',
  ),
  INVOICE_ARCHIVED: text(
    'Le ticket de cette facture est dans une archive retirée de cette caisse\u00a0: elle ne s’imprime plus ici. L’archive la contient.',
    'The receipt of this invoice is in an archive that was removed from this till: it can’t be printed here any more. The archive contains it.',
  ),
} as const satisfies Record<string, FailureText>;
