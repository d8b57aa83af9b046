// npm run verify-archive -- FILE: tells whether an archive is as the till signed it. Shares no code with
// the till; bundled to one file as well, for who has Node 20 or later and nothing else of ours.
import { parseArgs } from 'node:util';
import { verifyArchive } from './verify-archive.ts';
import { type Language, reportLines } from './words.ts';

const usage: Readonly<Record<Language, string>> = {
  fr: `npm run verify-archive -- FICHIER [--key ID] [--language fr|en] [--json]

Contrôle une archive de caisse : chaque fichier, chaque enregistrement, chaque signature, et nomme ce
qui a été modifié. Ne partage aucun code avec la caisse.

  --key ID   identifiant de la clé, comparé ailleurs (plateforme, papier, archive antérieure)
  --json     le résultat en JSON

Code de sortie : 0 intacte, 1 altérée, 2 mauvais usage ou fichier introuvable, 3 clé à comparer.`,
  en: `npm run verify-archive -- FILE [--key ID] [--language fr|en] [--json]

Verifies an archive of a till: each file, each entry, each signature, and names what was altered.
Shares no code with the till.

  --key ID   id of the key, compared elsewhere (platform, paper, an earlier archive)
  --json     the result as JSON

Exit code: 0 intact, 1 altered, 2 wrong use or no such file, 3 the key must be compared.`,
};

const exitCodes = { intact: 0, altered: 1, unconfirmed: 3 } as const;

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const system = Intl.DateTimeFormat().resolvedOptions().locale;
  const given = read(args);
  const language: Language = given?.language ?? (system.startsWith('fr') ? 'fr' : 'en');
  if (given === null) {
    process.stderr.write(`${usage[language]}\n`);
    return 2;
  }
  if (given.help) {
    process.stdout.write(`${usage[language]}\n`);
    return 0;
  }
  try {
    const report = await verifyArchive(given.file, given.key);
    const lines = given.json ? [JSON.stringify(report)] : reportLines(report, language);
    process.stdout.write(`${lines.join('\n')}\n`);
    return exitCodes[report.verdict];
  } catch (error) {
    process.stderr.write(
      `${given.file}: ${error instanceof Error ? error.message : 'unreadable'}\n`,
    );
    return 2;
  }
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string', default: '' },
        language: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [file, unexpected] = positionals;
    const { key, json, help, language } = values;
    if (language !== undefined && !isLanguage(language)) return null;
    if (unexpected !== undefined || (file === undefined && !help)) return null;
    return { file: file ?? '', key, json, help, language };
  } catch {
    return null;
  }
}

function isLanguage(value: string): value is Language {
  return value === 'fr' || value === 'en';
}
