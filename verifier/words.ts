import type { Finding, FindingKind } from './finding.ts';
import { get, number, text } from './json.ts';
import type { ArchiveReport } from './verify-archive.ts';

export type Language = 'fr' | 'en';

type Words = Readonly<Record<Language, string>>;

/** What is wrong, after « … : ». */
const kinds: Readonly<Record<FindingKind, Words>> = {
  zip: {
    fr: 'le fichier ZIP est tronqué ou abîmé, il ne s’ouvre pas',
    en: 'the ZIP file is cut or damaged and does not open',
  },
  container: {
    fr: 'le fichier ZIP n’est pas celui que la caisse a écrit (octets modifiés, ou archive refaite)',
    en: 'the ZIP file is not the one the till wrote (octets changed, or packed again)',
  },
  manifest: {
    fr: 'le manifeste manque ou n’est pas lisible',
    en: 'the manifest is missing or can’t be read',
  },
  'manifest-signature': {
    fr: 'la signature du manifeste ou sa clé est fausse',
    en: 'the signature of the manifest or its key is wrong',
  },
  'file-missing': {
    fr: 'un fichier que le manifeste annonce manque',
    en: 'a file that the manifest names is missing',
  },
  'file-added': {
    fr: 'un fichier que le manifeste ne connaît pas a été ajouté',
    en: 'a file that the manifest does not know was added',
  },
  'file-changed': {
    fr: 'le contenu du fichier n’est pas celui qui a été signé',
    en: 'the content of the file is not what was signed',
  },
  'key-chain': {
    fr: 'la clé qui signe n’est pas celle de la caisse',
    en: 'the key that signs is not the till’s',
  },
  'tail-missing': {
    fr: 'la fin du journal manque à partir d’ici',
    en: 'the end of the journal is missing from here on',
  },
  'after-head': {
    fr: 'des enregistrements dépassent la fin annoncée',
    en: 'there are entries after the end that was announced',
  },
  count: {
    fr: 'le nombre d’enregistrements n’est pas celui du manifeste',
    en: 'the number of entries is not the manifest’s',
  },
  head: {
    fr: 'le dernier enregistrement ou ses totaux ne sont pas ceux du manifeste',
    en: 'the last entry or its totals are not the manifest’s',
  },
  predecessor: {
    fr: 'il ne suit pas la fin du journal précédent',
    en: 'it does not follow the end of the journal before it',
  },
  missing: { fr: 'il manque', en: 'it is missing' },
  repeated: { fr: 'il figure deux fois', en: 'it is there twice' },
  order: { fr: 'il n’est pas à sa place', en: 'it is not in its place' },
  unreadable: { fr: 'il est illisible', en: 'it can’t be read' },
  hash: { fr: 'son contenu a été modifié', en: 'its content was altered' },
  columns: {
    fr: 'ce qui est écrit autour de lui diffère de ce qui est signé',
    en: 'what is written around it differs from what is signed',
  },
  opening: {
    fr: 'le début du journal manque : rien ne permet de le contrôler à partir d’ici',
    en: 'the journal’s beginning is missing: nothing allows checking it from here',
  },
  'previous-hash': {
    fr: 'il ne suit pas l’enregistrement précédent',
    en: 'it does not follow the entry before it',
  },
  key: { fr: 'sa clé n’est pas celle du journal', en: 'its key is not the journal’s' },
  signature: { fr: 'sa signature est fausse', en: 'its signature is wrong' },
  segment: { fr: 'son exercice est faux', en: 'its fiscal year is wrong' },
  'type-number': {
    fr: 'son numéro dans son type est faux',
    en: 'its number within its type is wrong',
  },
  'type-link': {
    fr: 'il ne suit pas le précédent de son type',
    en: 'it does not follow the one before it of its type',
  },
  amounts: { fr: 'ses montants ne se somment pas', en: 'its amounts do not add up' },
  totals: { fr: 'ses totaux perpétuels sont faux', en: 'its perpetual totals are wrong' },
  closure: { fr: 'sa clôture est fausse', en: 'its closure is wrong' },
  invoice: {
    fr: 'c’est une facture fausse (numéro, ticket ou montants), ou la deuxième du même ticket',
    en: 'it is a wrong invoice (number, receipt or amounts), or the second of one receipt',
  },
  'after-seal': { fr: 'il vient après la fin du journal', en: 'it comes after the journal’s end' },
  personal: {
    fr: 'sa partie nominative n’est pas celle qui a été signée',
    en: 'its personal part is not what was signed',
  },
};

const shown = 20;

/** The report as sentences, one a line. */
export function reportLines(report: ArchiveReport, language: Language): string[] {
  const isFrench = language === 'fr';
  const lines: string[] = [];
  if (report.manifest !== null) lines.push(...headLines(report, isFrench));
  for (const finding of report.findings.slice(0, shown))
    lines.push(`✘ ${findingText(finding, language)}`);
  const more = report.findingCount - shown;
  if (more > 0) lines.push(isFrench ? `✘ … et ${more} autres` : `✘ … and ${more} more`);
  lines.push(verdictText(report, isFrench));
  return lines;
}

function headLines(report: ArchiveReport, isFrench: boolean): string[] {
  const said = (...path: string[]) => text(get(report.manifest, ...path));
  const entries = number(get(report.manifest, 'counts', 'entries'));
  const who = `${said('company', 'name')} (${said('company', 'siren')}), ${said('store', 'name')}`;
  const program = `${said('software', 'name')} ${said('software', 'version')}`;
  const period = `${said('period', 'from')} – ${said('period', 'through')}`;
  return isFrench
    ? [
        `${who}, caisse ${said('till', 'number')}`,
        `${period}, ${entries} enregistrements, écrits le ${said('writtenAt')} par ${program}`,
        `Clé qui signe : ${report.keyId}`,
      ]
    : [
        `${who}, till ${said('till', 'number')}`,
        `${period}, ${entries} entries, written ${said('writtenAt')} by ${program}`,
        `Key that signs: ${report.keyId}`,
      ];
}

function findingText({ kind, file, journalId, sequence, detail }: Finding, language: Language) {
  const isFrench = language === 'fr';
  const places = [
    file,
    journalId && `journal ${journalId}`,
    sequence > 0 && `${isFrench ? 'enregistrement' : 'entry'} ${sequence}`,
  ].filter(Boolean);
  const place = places.join(', ') || 'archive';
  const words = kinds[kind][language];
  return `${place}${isFrench ? '\u00a0:' : ':'} ${words}${detail ? ` (${detail})` : ''} [${kind}]`;
}

function verdictText(report: ArchiveReport, isFrench: boolean): string {
  const { verdict, entries, erased } = report;
  switch (verdict) {
    case 'intact':
      return isFrench
        ? `✔ Intacte : ${entries} enregistrements contrôlés, ${erased} partie(s) nominative(s) effacée(s) ou absente(s).`
        : `✔ Intact: ${entries} entries checked, ${erased} personal part(s) erased or left out.`;
    case 'unconfirmed':
      return isFrench
        ? '? Tout concorde, mais la clé qui signe vient d’un journal ultérieur de la caisse : comparez son identifiant (plateforme, papier, archive antérieure), puis relancez avec --key.'
        : '? All of it fits together, but the key that signs is of a later journal of the till: compare its id (platform, paper, an earlier archive), then run again with --key.';
    case 'altered':
      return isFrench ? '✘ Altérée.' : '✘ Altered.';
    default:
      return verdict satisfies never;
  }
}
