import type { FiscalProfile } from '../../domain/fiscal/fiscal-profile.ts';

export interface NoticeFacts {
  companyName: string;
  siren: string;
  storeName: string;
  tillNumber: string;
  softwareName: string;
  softwareVersion: string;
  keyId: string;
  entryCount: number;
}

/** `LISEZMOI.md`: what this is and how it is verified without the till, for an office that has only the file. */
export function frenchNotice(facts: NoticeFacts, profile: FiscalProfile): string {
  const law =
    profile.id === 'fr'
      ? `
Elle répond aux conditions d’archivage de l’article 286, I, 3° bis du code général des impôts
(BOI-TVA-DECLA-30-10-30, § 220 à 250) : données figées, datées, dans un format ouvert, avec la présente
notice. Elle se conserve six ans au moins (livre des procédures fiscales, art. L102 B), sur un support
distinct de la caisse. Sa création est elle-même enregistrée dans le journal de la caisse.
`
      : '';
  return `# Archive du journal d’une caisse

${facts.companyName}${facts.siren === '' ? '' : ` (SIREN ${facts.siren})`}, ${facts.storeName}, caisse ${facts.tillNumber}.
Écrite par ${facts.softwareName} ${facts.softwareVersion}. ${facts.entryCount} enregistrements.
Clé qui signe : \`${facts.keyId}\`
${law}
## Ce qu’elle contient

- \`entries/\` : les enregistrements, tels que la caisse les a écrits et signés, un objet JSON par ligne.
  \`bytes\` (base64) est le contenu signé ; \`hash\` son empreinte SHA-256 ; \`signature\` sa signature
  ECDSA P-256 (r ‖ s, base64url). Chaque contenu reprend l’empreinte du précédent (\`previousHash\`) :
  on ne peut rien retirer, ajouter, déplacer ni modifier sans que cela se voie.
- \`tables/\` : les mêmes données en tableaux (CSV, UTF-8, séparateur « ; », montants en unités avec un
  point) : tickets, lignes, règlements, clôtures, événements, duplicatas, factures. Les enregistrements font foi.
- \`manifest.json\` : ce que l’archive contient, la période, le logiciel, la clé, l’empreinte de chaque
  fichier et la fin de chaque journal. \`manifest.sig\` et \`manifest.der\` le signent.
- \`keys.jsonl\` : ce qui relie les clés des journaux archivés à celle qui signe ici.
- \`personal.jsonl\` (sur demande seulement) : les données nominatives, que les enregistrements ne
  contiennent jamais ; leur absence n’est pas une altération.

Les journaux de formation (\`training\`) ne contiennent que des opérations fictives. Les montants sont des
nombres entiers de centimes, les taux de TVA des centièmes de pour cent (2000 = 20 %).

## La vérifier sans la caisse

Avec Node.js 20 ou plus récent, le programme de contrôle (qui ne partage aucun code avec la caisse) :

    node verify-archive.mjs ARCHIVE.zip

Sans lui, dans le dossier où l’archive a été extraite :

    openssl dgst -sha256 -verify public-key.pem -signature manifest.der manifest.json
    openssl dgst -sha256 -binary tables/transactions.csv | base64 | tr '+/' '-_' | tr -d '='

La première commande doit répondre « Verified OK » ; la seconde doit rendre la valeur \`sha256\` que
\`manifest.json\` donne pour ce fichier. Pour un enregistrement (ici la ligne 2) :

    sed -n 2p entries/1-live-0001.jsonl | jq -r .bytes | base64 -d | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '='

doit rendre son \`hash\`, qui est aussi le \`previousHash\` contenu dans la ligne suivante.

Que la clé est bien celle de la caisse se voit en comparant son identifiant (ci-dessus) avec celui que
la plateforme du commerçant, une clôture imprimée ou une archive antérieure indique.

Les formats sont décrits en entier dans les pages « journal-format » et « archive-format » du logiciel.
`;
}

/** `README.md`, the same in English. */
export function englishNotice(facts: NoticeFacts, profile: FiscalProfile): string {
  const law =
    profile.id === 'fr'
      ? `
It meets the conditions of archiving of article 286, I, 3° bis of the French tax code
(BOI-TVA-DECLA-30-10-30, §220 to 250): data frozen, dated, in an open format, with this notice. It is
kept for six years at least (LPF, art. L102 B), on a medium apart from the till. That it was made is
itself an entry of the till's journal.
`
      : '';
  return `# Archive of a till's journal

${facts.companyName}${facts.siren === '' ? '' : ` (SIREN ${facts.siren})`}, ${facts.storeName}, till ${facts.tillNumber}.
Written by ${facts.softwareName} ${facts.softwareVersion}. ${facts.entryCount} entries.
Key that signs: \`${facts.keyId}\`
${law}
## What it holds

- \`entries/\`: the entries as the till wrote and signed them, one JSON object a line. \`bytes\` (base64) is
  what was signed; \`hash\` its SHA-256; \`signature\` its ECDSA P-256 signature (r ‖ s, base64url). Each
  one holds the hash of the one before (\`previousHash\`): nothing can be taken out, added, moved or changed
  without being seen.
- \`tables/\`: the same data as tables (CSV, UTF-8, “;” between fields, amounts in units with a point):
  transactions, lines, tenders, closures, events, duplicates, invoices. The entries are the record.
- \`manifest.json\`: what the archive holds, the period, the program, the key, the hash of each file and
  the end of each journal. \`manifest.sig\` and \`manifest.der\` sign it.
- \`keys.jsonl\`: what leads from the keys of the archived journals to the one that signs here.
- \`personal.jsonl\` (only when asked for): personal data, which entries never hold; that it is missing is
  no fault.

Journals of kind \`training\` hold fictitious transactions only. Amounts are integers of cents, VAT rates
integers of hundredths of a percent (2000 = 20 %).

## Verifying it without the till

With Node.js 20 or later, the verifier (which shares no code with the till):

    node verify-archive.mjs ARCHIVE.zip

Without it, in the folder where the archive was unpacked:

    openssl dgst -sha256 -verify public-key.pem -signature manifest.der manifest.json
    openssl dgst -sha256 -binary tables/transactions.csv | base64 | tr '+/' '-_' | tr -d '='

The first must answer “Verified OK”; the second must give the \`sha256\` that \`manifest.json\` has for this
file. For one entry (here line 2):

    sed -n 2p entries/1-live-0001.jsonl | jq -r .bytes | base64 -d | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '='

must give its \`hash\`, which is also the \`previousHash\` inside the next line.

That the key is the till's is seen by comparing its id (above) with the one that the retailer's platform,
a printed closure or an earlier archive gives.

The formats are described in full on the pages “journal-format” and “archive-format” of the program.
`;
}
