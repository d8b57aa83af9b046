import { type FailureText, text } from '../failure-text.ts';

/** The receipt printer: what stops it, and what to do. */
export const printingFailures = {
  PRINTER_ADDRESS_BAD: text(
    'L’adresse d’imprimante {address} n’est pas comprise ({part}). Exemple : tcp://192.168.1.40:9100?language=escpos&columns=48.',
    'The printer address {address} is not understood ({part}). Example: tcp://192.168.1.40:9100?language=escpos&columns=48.',
  ),
  PRINTER_UNREACHABLE: text(
    'L’imprimante ne répond pas. Vérifiez qu’elle est allumée et que son câble réseau est branché, puis réimprimez.',
    'The printer does not answer. Check that it is switched on and its network cable is plugged in, then print again.',
    true,
  ),
  PRINTER_SILENT: text(
    'L’imprimante est joignable mais ne dit pas son état. Éteignez-la, rallumez-la, puis réimprimez ; si cela dure, vérifiez le langage réglé dans son adresse.',
    'The printer can be reached but does not tell its state. Switch it off and on, then print again; if it stays so, check the language set in its address.',
    true,
  ),
  PRINTER_PAPER_OUT: text(
    'L’imprimante n’a plus de papier. Mettez un rouleau, fermez le capot, puis réimprimez.',
    'The printer is out of paper. Put in a roll, close the cover, then print again.',
    true,
  ),
  PRINTER_COVER_OPEN: text(
    'Le capot de l’imprimante est ouvert. Fermez-le jusqu’au déclic, puis réimprimez.',
    'The printer’s cover is open. Close it until it clicks, then print again.',
    true,
  ),
  PRINTER_OFFLINE: text(
    'L’imprimante est hors ligne. Relâchez son bouton d’avance papier ou éteignez-la et rallumez-la, puis réimprimez.',
    'The printer is offline. Let go of its paper feed button, or switch it off and on, then print again.',
    true,
  ),
  PRINTER_ERROR: text(
    'L’imprimante signale une panne (massicot bloqué ou tête trop chaude). Ouvrez le capot, retirez le papier coincé, refermez, éteignez et rallumez, puis réimprimez.',
    'The printer reports a fault (cutter jammed or head too hot). Open the cover, take out jammed paper, close it, switch the printer off and on, then print again.',
    true,
  ),
  PRINTER_QUEUE_FULL: text(
    'Trop d’impressions attendent déjà ({waiting}). Réglez d’abord l’imprimante, puis réimprimez.',
    'Too many prints are waiting already ({waiting}). See to the printer first, then print again.',
    true,
  ),
  PRINT_CANCELLED: text(
    'L’impression a été abandonnée avant d’être envoyée. Rien n’a été imprimé.',
    'The print was given up before it was sent. Nothing was printed.',
    true,
  ),
  PRINT_UNCONFIRMED: text(
    'L’imprimante n’a pas confirmé l’impression. Regardez si le ticket est sorti en entier ; sinon, réimprimez-le.',
    'The printer did not confirm the print. Look whether the receipt came out whole; if not, print it again.',
  ),
  DRAWER_NOT_OPENED: text(
    'L’imprimante n’a pas confirmé l’ouverture du tiroir. S’il est resté fermé, ouvrez-le avec sa clé, puis vérifiez l’imprimante.',
    'The printer did not confirm that the drawer opened. If it stayed shut, open it with its key, then check the printer.',
    true,
  ),
  DRAWER_NOT_SHUT: text(
    'Pour ce ticket, le tiroir s’est déjà ouvert ou une nouvelle tentative est en cours.',
    'For this receipt the drawer has opened already, or another try is under way.',
  ),
} as const satisfies Record<string, FailureText>;
