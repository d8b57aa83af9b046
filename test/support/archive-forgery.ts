import { createHash, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { signManifest } from '../../host/archive/manifest-signature.ts';
import { writeZip } from '../../host/archive/zip-writer.ts';
import type { Signer } from '../../host/journal/signer.ts';
import type { StoredLine } from '../../verifier/stored-line.ts';

/** What a forger does with the manifest of what they changed. */
export type Cover =
  /** Left as it was. */
  | 'kept'
  /** Names the new files, sizes, hashes, counts and ends, under the old signature. */
  | 'rehashed'
  /** The same, signed with a key of the forger. */
  | 'resigned';

const manifestShape = z.looseObject({
  journals: z.array(
    z.looseObject({
      journalId: z.string(),
      firstSequence: z.number(),
      lastSequence: z.number(),
      count: z.number(),
      head: z.looseObject({ sequence: z.number(), hash: z.string() }),
      files: z.array(z.string()),
    }),
  ),
  counts: z.looseObject({ entries: z.number() }),
  signedBy: z.looseObject({ keyId: z.string() }),
});

const lastNames = ['manifest.json', 'manifest.sig', 'manifest.der'];

/** Packs files again as the till would have packed them, and covers it up as told. */
export async function repack(
  file: string,
  texts: ReadonlyMap<string, string>,
  cover: Cover,
  forger: Signer,
  original: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const names = [...texts.keys()].filter((name) => !lastNames.includes(name));
  const pem = createPublicKey({ key: forger.publicKey, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
  const textOf = (name: string): string =>
    cover === 'resigned' && name === 'public-key.pem' ? pem : (texts.get(name) ?? '');
  await writeZip(
    file,
    names.map((name) => ({
      name,
      async *content() {
        yield textOf(name);
      },
    })),
    (files, before) => {
      const manifest = manifestShape.parse(JSON.parse(texts.get('manifest.json') ?? ''));
      const covered = {
        ...manifest,
        ...endsOf(texts, manifest.journals, manifest.counts),
        ...(cover === 'resigned' && {
          signedBy: { ...manifest.signedBy, keyId: forger.keyId, publicKey: forger.publicKey },
        }),
        files,
        before,
      };
      const bytes =
        cover === 'kept'
          ? Buffer.from(texts.get('manifest.json') ?? '')
          : Buffer.from(`${JSON.stringify(covered, null, 2)}\n`);
      const signed = signManifest(bytes, forger);
      const old = (name: string) => original.get(name) ?? Buffer.alloc(0);
      return cover === 'resigned'
        ? [bytes, Buffer.from(signed.text), signed.der]
        : [bytes, old('manifest.sig'), old('manifest.der')];
    },
    lastNames,
    new AbortController().signal,
  );
}

/** What a careful forger writes into the manifest of the entries that are left. */
function endsOf(
  texts: ReadonlyMap<string, string>,
  journals: z.infer<typeof manifestShape>['journals'],
  counts: z.infer<typeof manifestShape>['counts'],
) {
  const told = journals.map((journal) => {
    const lines = journal.files.flatMap((name) => readableLines(texts.get(name) ?? ''));
    const [first, last] = [lines[0], lines.at(-1)];
    return {
      ...journal,
      firstSequence: first?.sequence ?? journal.firstSequence,
      lastSequence: last?.sequence ?? journal.lastSequence,
      count: lines.length,
      head: { sequence: last?.sequence ?? 0, hash: last?.hash ?? '' },
      // Totals can't be covered up without being worked out anew; the entries say them.
      totals: last ? totalsIn(last) : null,
    };
  });
  return {
    journals: told,
    counts: { ...counts, entries: told.reduce((sum, { count }) => sum + count, 0) },
  };
}

const lineShape = z.object({
  journalId: z.string(),
  segment: z.number(),
  sequence: z.number(),
  type: z.string(),
  typeSequence: z.number(),
  businessDay: z.string(),
  format: z.number(),
  bytes: z.string(),
  hash: z.string(),
  signature: z.string(),
  keyId: z.string(),
});

export function linesOf(text: string): StoredLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineShape.parse(JSON.parse(line)));
}

/** As many as can be read: a forger covers up what they can. */
function readableLines(text: string): StoredLine[] {
  return text.split('\n').flatMap((line) => {
    try {
      return linesOf(line);
    } catch {
      return [];
    }
  });
}

export function textOfLines(lines: readonly StoredLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

type Signed = z.infer<typeof signedShape>;
const signedShape = z.looseObject({
  sequence: z.number(),
  totals: z.looseObject({ salesMinor: z.number(), algebraicMinor: z.number() }),
});

export function signedIn(line: StoredLine): Signed {
  return signedShape.parse(JSON.parse(Buffer.from(line.bytes, 'base64').toString('utf8')));
}

function totalsIn(line: StoredLine): unknown {
  return signedIn(line).totals;
}

/** The line of an entry whose signed content says something else now; how well it is covered up. */
export function rewritten(
  line: StoredLine,
  content: unknown,
  how: 'bytes' | 'bytes and hash' | 'bytes, hash and signature',
  forger: Signer,
): StoredLine {
  const bytes = Buffer.from(JSON.stringify(content));
  const hash = createHash('sha256').update(bytes).digest('base64url');
  const edited = { ...line, bytes: bytes.toString('base64') };
  if (how === 'bytes') return edited;
  if (how === 'bytes and hash') return { ...edited, hash };
  const signature = Buffer.from(forger.sign(bytes)).toString('base64url');
  return { ...edited, hash, signature };
}
