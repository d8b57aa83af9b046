import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { commonOptions } from './common-texts.ts';

/**
 * Entries asked for at once: memory stays the same however long the journal is. A page of the longest
 * sales (500 lines, 400 kB) must fit into one answer of the RPC; larger pages are no faster.
 */
const pageSize = 16;

const values = z.object({
  from: z.string().optional(),
  journal: z.string().min(1).max(64).optional(),
  verbatim: z.boolean().default(false),
});

type StoredEntry = CallOutput<HostApi, 'readJournal'>['entries'][number];

/** `till journal`: the entries of all journals as JSON lines, in their order. */
export const journal: Command = {
  options: {
    from: { type: 'string' },
    journal: { type: 'string' },
    verbatim: { type: 'boolean' },
  },
  help: {
    fr: `npm run till -- journal [--from N] [--journal ID] [--verbatim]

Écrit chaque enregistrement sur une ligne : journalId, sequence, type, puis le contenu signé
(« entry »), son empreinte, sa signature et sa clé.

  --from N          à partir du numéro N
  --journal ID      ce journal seulement (sans elle : tous)
  --verbatim        le contenu signé comme texte, octet pour octet (« text »)
${commonOptions.fr}`,
    en: `npm run till -- journal [--from N] [--journal ID] [--verbatim]

Writes each entry on a line: journalId, sequence, type, then what was signed (“entry”), its hash,
its signature and its key.

  --from N          from number N on
  --journal ID      only this journal (without it: all)
  --verbatim        what was signed as text, byte for byte (“text”)
${commonOptions.en}`,
  },
  read(given) {
    const [unexpected] = given.positionals;
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = values.safeParse(given.values);
    if (!parsed.success) return refuse('--journal');
    const { from = '1', journal: journalId, verbatim } = parsed.data;
    if (!/^[1-9]\d{0,14}$/.test(from)) return refuse(`--from ${from}`);
    const lineOf = verbatim ? verbatimLine : entryLine;
    return ok((context) => printJournals(context, { from: Number(from), journalId, lineOf }));
  },
};

async function printJournals(
  context: CommandContext,
  asked: {
    from: number;
    journalId: string | undefined;
    lineOf: (entry: StoredEntry) => string;
  },
): Promise<CommandEnd> {
  const known = await context.host.call('readJournal', { fromSequence: 1, limit: 1 });
  if (!known.ok) return { failed: known.error };
  const { journalIds } = known.value;
  if (asked.journalId !== undefined && !journalIds.includes(asked.journalId))
    return { failed: fail('JOURNAL_UNKNOWN', { journalId: asked.journalId }) };
  for (const journalId of asked.journalId === undefined ? journalIds : [asked.journalId]) {
    const end = await printJournal(context, { ...asked, journalId });
    if (end !== 'next') return end;
  }
  return 'done';
}

async function printJournal(
  { host, output, interrupted }: CommandContext,
  asked: { from: number; journalId: string; lineOf: (entry: StoredEntry) => string },
): Promise<CommandEnd | 'next'> {
  const { journalId, lineOf } = asked;
  let fromSequence = asked.from;
  while (!interrupted.aborted) {
    const page = await host.call('readJournal', { journalId, fromSequence, limit: pageSize });
    if (!page.ok) return { failed: page.error };
    const { entries } = page.value;
    const last = entries.at(-1);
    if (last === undefined) return 'next';
    // Nobody reads any more (`| head`): that is no failure.
    if (!(await output.lines(entries.map(lineOf)))) return 'done';
    fromSequence = last.sequence + 1;
  }
  return { failed: fail('INTERRUPTED') };
}

/**
 * The signed text goes into the line as it is: it is JSON on one line, and so the line holds the
 * very bytes that the hash and the signature are of.
 */
export function entryLine(entry: StoredEntry): string {
  if (!isJsonOnOneLine(entry.text)) return verbatimLine(entry);
  const { text, before, after } = partsOf(entry);
  return `${JSON.stringify(before).slice(0, -1)},"entry":${text},${JSON.stringify(after).slice(1)}`;
}

export function verbatimLine(entry: StoredEntry): string {
  const { text, before, after } = partsOf(entry);
  return JSON.stringify({ ...before, text, ...after });
}

function partsOf({ text, hash, signature, keyId, ...place }: StoredEntry) {
  const { journalId, sequence, type, segment, typeSequence } = place;
  const before = { journalId, sequence, type, segment, typeSequence };
  return { text, before, after: { hash, signature, keyId } };
}

/** False for an entry that somebody damaged in the file; `verify` names it, this must not break. */
function isJsonOnOneLine(text: string): boolean {
  try {
    JSON.parse(text);
    return !/[\r\n]/.test(text);
  } catch {
    return false;
  }
}
