import type { Language } from '../../contract/rpc/machine-defaults.ts';

/** What every command's help ends with. */
export const commonOptions: Readonly<Record<Language, string>> = {
  fr: `  --data DIR        dossier de la caisse (sans elle : celui de « npm start »)
  --language fr|en  langue des messages (sans elle : celle du système)
  --help            cette aide

Le résultat sort sur stdout, le reste sur stderr. Code de sortie : 0 fait, 1 refusé ou échoué,
2 mauvais usage. Sans caisse en marche sur ce dossier, une est lancée le temps de la commande.`,
  en: `  --data DIR        the till’s folder (without it: the one of “npm start”)
  --language fr|en  of the messages (without it: the system’s)
  --help            this help

The result goes to stdout, the rest to stderr. Exit code: 0 done, 1 refused or failed, 2 wrong
usage. When no till runs on this folder, one is started for the duration.`,
};

export const commonHelp: Readonly<Record<Language, string>> = {
  fr: `npm run till -- <commande> [options]

  ring          encaisse une vente et rend la transaction en JSON
  return        reprend des articles d’un ticket et rend ce qui a été payé
  close         clôture la journée et rend le Z en JSON
  report        rend ce qu’une clôture couvre, en JSON et en CSV
  accounting    écrit les écritures comptables des journées closes
  deposit-slip  rend une remise en banque, en JSON et en PDF
  stock         rend ce que le magasin et le réseau ont d’un article, et où
  customer      cherche, montre ou crée un client
  voucher       rend ce que vaut une carte cadeau, un avoir ou un acompte
  orders        rend les commandes du magasin, ou ce qu’il a à faire
  order         fait une étape d’une commande dans ce magasin
  journal       les enregistrements du journal, un objet JSON par ligne
  verify        contrôle tous les journaux de bout en bout
  import-items  ajoute au catalogue les articles d’un fichier
  config        lit et change les réglages de cette caisse (imprimante…)
  enrol         relie cette caisse à sa plateforme
  archive       écrit une archive signée des journaux
  tax-control   écrit ce qu’un vérificateur demande
  purge         retire un exercice clos dont l’archive est contrôlée
  attestation   écrit l’attestation de l’éditeur, préremplie et à signer

« npm run till -- <commande> --help » en dit plus.

${commonOptions.fr}`,
  en: `npm run till -- <command> [options]

  ring          rings one sale and prints the transaction as JSON
  return        takes goods of a receipt back and gives back what was paid
  close         closes the day and prints the Z as JSON
  report        prints what a closure covers, as JSON and CSV
  accounting    writes the accounting entries of closed days
  deposit-slip  prints a bank deposit, as JSON and PDF
  stock         prints what the store and the network have of an item, and where
  customer      finds, shows or makes a customer
  voucher       prints what a gift card, credit note or deposit is worth
  orders        prints the store’s orders, or what it has to do
  order         does a step of an order in this store
  journal       the journal’s entries, one JSON object a line
  verify        checks every journal from end to end
  import-items  adds the items of a file to the catalogue
  config        reads and changes the settings of this till (printer…)
  enrol         links this till to its platform
  archive       writes a signed archive of the journals
  tax-control   writes what an inspector asks for
  purge         removes a closed fiscal year whose archive is verified
  attestation   writes the publisher’s attestation, prefilled and to be signed

“npm run till -- <command> --help” says more.

${commonOptions.en}`,
};

export const noteTexts = {
  fr: {
    otherBuild:
      'La caisse en marche est d’une autre version que cette commande\u202f; relancez-la si une réponse étonne.',
    basketLeft: (seat: string) =>
      `La caisse ne répond plus\u202f; le panier du poste ${seat} peut être resté ouvert. Regardez le journal avant de recommencer.`,
    notPrinted: (receiptNumber: string, why: string) =>
      `La vente ${receiptNumber} est faite, son ticket n’est pas imprimé. ${why}`,
  },
  en: {
    otherBuild:
      'The running till is of another build than this command; restart it if an answer looks odd.',
    basketLeft: (seat: string) =>
      `The till no longer answers; the basket of seat ${seat} may still be open. Look at the journal before trying again.`,
    notPrinted: (receiptNumber: string, why: string) =>
      `Sale ${receiptNumber} is done, its receipt is not printed. ${why}`,
  },
} as const;
