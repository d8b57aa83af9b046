import { type FailureText, text } from '../failure-text.ts';

/** Print jobs and receipts of the past; what a printer itself may say is in `printing.ts`. */
export const papersFailures = {
  PRINTER_NOT_SET: text(
    'Aucune imprimante n’est réglée sur cette caisse. Réglez-la (Plus, Imprimante), puis imprimez.',
    'No printer is set on this till. Set one (More, Printer), then print.',
  ),
  PRINT_INTERRUPTED: text(
    'La caisse s’est arrêtée pendant l’impression. Regardez si le ticket est sorti en entier ; sinon, réimprimez-le.',
    'The till stopped while it was printing. Look whether the receipt came out whole; if not, print it again.',
  ),
  PRINT_TOO_OLD: text(
    'La caisse s’est arrêtée avant d’imprimer. Rien n’est sorti ; réimprimez si le client est encore là.',
    'The till stopped before it printed. Nothing came out; print again if the customer is still there.',
    true,
  ),
  PRINT_JOB_GONE: text(
    'Cette impression n’est plus connue. Cherchez le ticket et réimprimez-le.',
    'This print is no longer known. Find the receipt and print it again.',
  ),
  PRINT_NOT_FAILED: text(
    'Cette impression n’a pas échoué. Pour une copie, cherchez le ticket et réimprimez-le.',
    'This print has not failed. For a copy, find the receipt and print it again.',
  ),
  RECEIPT_NOT_FOUND: text(
    'Ce ticket n’est pas dans les journaux de cette caisse.',
    'This receipt is not in the journals of this till.',
  ),
} as const satisfies Record<string, FailureText>;
