import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openZip, readFile } from '../../verifier/read-zip.ts';
import type { StoredLine } from '../../verifier/stored-line.ts';
import { type ArchiveReport, verifyArchive } from '../../verifier/verify-archive.ts';
import {
  type Cover,
  linesOf,
  repack,
  rewritten,
  signedIn,
  textOfLines,
} from '../support/archive-forgery.ts';
import { newSigner } from '../support/journal-kit.ts';

const fixture = join(import.meta.dirname, '../fixtures/archive/v1.zip');
const original = readFileSync(fixture);
const keyId = readFileSync(`${fixture}.key`, 'utf8').trim();
const forger = newSigner();
const covers: readonly Cover[] = ['kept', 'rehashed', 'resigned'];

let folder: string;
let texts: ReadonlyMap<string, string>;
let buffers: ReadonlyMap<string, Buffer>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-archive-'));
  buffers = await contentsOf(fixture);
  texts = new Map([...buffers].map(([name, bytes]) => [name, bytes.toString('utf8')]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entryFiles = () => [...texts.keys()].filter((name) => name.startsWith('entries/'));

test('the archive of an earlier release verifies, with and without its key at hand', async () => {
  expect(await verifyArchive(fixture)).toMatchObject({ verdict: 'intact', findingCount: 0 });
  expect(await verifyArchive(fixture, keyId)).toMatchObject({ verdict: 'intact' });
});

test('packed again as the till would, without a change, it is what it was', async () => {
  const file = join(folder, 'same.zip');
  await repack(file, texts, 'kept', forger, buffers);
  expect(readFileSync(file).equals(original)).toBe(true);
});

describe('a thousand manipulations at random', () => {
  test('of the octets of the file (400): each is detected and named', async () => {
    await fc.assert(
      fc.asyncProperty(octetChange(), async (change) => {
        const report = await verifyBytes(change.apply(original));
        expect(report.verdict, change.what).toBe('altered');
        expect(report.findings.length, change.what).toBeGreaterThan(0);
      }),
      { numRuns: 400, seed: 11 },
    );
  }, 300_000);

  test('of single entries (400), however well covered up: each is detected, and the entry is named', async () => {
    await fc.assert(
      fc.asyncProperty(entryChange(), async ({ fileIndex, lineIndex, other, kind, cover, how }) => {
        const name = entryFiles()[fileIndex % entryFiles().length] ?? '';
        const lines = linesOf(texts.get(name) ?? '');
        const at = lineIndex % lines.length;
        const changed = changes[kind]?.(lines, at, other, how) ?? null;
        if (changed === null) return;
        const report = await verifyTexts(
          new Map([...texts, [name, textOfLines(changed.lines)]]),
          cover,
        );
        const what = `${kind} ${name} ${at} ${cover} ${how}`;
        expect(report.verdict, what).toBe('altered');
        const named = report.findings.filter(
          ({ journalId, sequence }) =>
            journalId === lines[at]?.journalId && changed.sequences.includes(sequence),
        );
        expect(named.map(({ kind: found }) => found).join(), what).toMatch(changed.as);
      }),
      { numRuns: 400, seed: 12 },
    );
  }, 300_000);

  test('of its files (200): each is detected and named', async () => {
    await fc.assert(
      fc.asyncProperty(fileChange(), async ({ index, kind, cover, position }) => {
        const names = [...texts.keys()].filter((name) => !name.startsWith('manifest.'));
        const name = names[index % names.length] ?? '';
        const changed = changedFiles(kind, name, position);
        if (changed === null) return;
        const report = await verifyTexts(changed.texts, cover);
        const what = `${kind} ${name} ${cover}`;
        expect(report.verdict, what).toBe('altered');
        const found = report.findings.map((finding) => `${finding.kind} ${finding.file}`).join();
        expect(found, what).toMatch(cover === 'kept' ? changed.as : /manifest-signature|key-chain/);
      }),
      { numRuns: 200, seed: 13 },
    );
  }, 300_000);
});

test('what follows the signed part of the file has no octet that could be another', async () => {
  const manifest = JSON.parse(texts.get('manifest.json') ?? '');
  const start = Number(manifest.before.bytes) + Buffer.byteLength(texts.get('manifest.json') ?? '');
  expect(original.length - start).toBeGreaterThan(1_000);
  for (let at = start; at < original.length; at += 9) {
    const bytes = Buffer.from(original);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const { verdict, findings } = await verifyBytes(bytes);
    expect(verdict, `octet ${at}`).toBe('altered');
    expect(findings.length, `octet ${at}`).toBeGreaterThan(0);
  }
}, 300_000);

test('the other signature that verifies the same manifest is told apart', async () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const octets = Buffer.from(texts.get('manifest.sig') ?? '', 'base64url');
  const s = order - BigInt(`0x${octets.subarray(32).toString('hex')}`);
  const other = Buffer.concat([
    octets.subarray(0, 32),
    Buffer.from(s.toString(16).padStart(64, '0'), 'hex'),
  ]).toString('base64url');
  const place = original.lastIndexOf(texts.get('manifest.sig') ?? '');
  const bytes = Buffer.from(original);
  bytes.write(other, place, 'latin1');
  const report = await verifyBytes(bytes);
  expect(report.findings.map(({ kind }) => kind)).toContain('manifest-signature');
});

test('an archive signed by nobody known is not called intact: the key must be compared', async () => {
  const file = join(folder, 'resigned.zip');
  await repack(file, texts, 'resigned', forger, buffers);
  expect(await verifyArchive(file)).toMatchObject({ verdict: 'unconfirmed', keyId: forger.keyId });
  const compared = await verifyArchive(file, keyId);
  expect(compared.verdict).toBe('altered');
  expect(compared.findings.map(({ kind }) => kind)).toEqual(['key-chain']);
});

type Change = (
  lines: readonly StoredLine[],
  at: number,
  other: number,
  how: Parameters<typeof rewritten>[2],
) => { lines: StoredLine[]; sequences: number[]; as: RegExp } | null;

/** What is done to one entry, which entries may be named for it, and as what. */
const changes: Readonly<Record<string, Change>> = {
  'a digit of what was signed': (lines, at, other, how) => {
    const line = lines[at];
    if (!line) return null;
    const text = Buffer.from(line.bytes, 'base64').toString('utf8');
    const digits = [...text.matchAll(/\d/g)];
    const place = digits[other % digits.length]?.index ?? 0;
    const digit = text[place] === '9' ? '8' : '9';
    const edited = text.slice(0, place) + digit + text.slice(place + 1);
    const parsed = tryParse(edited);
    if (parsed === undefined) return null;
    return replaced(lines, at, rewritten(line, parsed, how, forger), anyFault);
  },
  'a total': (lines, at, other, how) => {
    const line = lines[at];
    if (!line) return null;
    const signed = signedIn(line);
    const totals = { ...signed.totals, salesMinor: signed.totals.salesMinor - 1 - (other % 500) };
    return replaced(lines, at, rewritten(line, { ...signed, totals }, how, forger), anyFault);
  },
  dropped: (lines, at) => {
    const line = lines[at];
    if (!line) return null;
    const sequences = [line.sequence, line.sequence + 1];
    const isFirst = at === 0;
    // Of the last one only the signed manifest tells, and who compares its key.
    const isLast = at === lines.length - 1;
    return isLast
      ? null
      : {
          lines: lines.filter((_, index) => index !== at),
          sequences,
          as: isFirst ? /missing|opening/ : /missing/,
        };
  },
  swapped: (lines, at) => {
    const [line, next] = [lines[at], lines[at + 1]];
    if (!line || !next) return null;
    const mixed = lines.map((each, index) =>
      index === at ? next : index === at + 1 ? line : each,
    );
    return {
      lines: mixed,
      sequences: [line.sequence, next.sequence],
      as: /order|repeated|opening/,
    };
  },
  doubled: (lines, at) => {
    const line = lines[at];
    return line
      ? { lines: lines.toSpliced(at, 0, line), sequences: [line.sequence], as: /repeated/ }
      : null;
  },
  renumbered: (lines, at, other) => {
    const line = lines[at];
    if (!line) return null;
    const sequence = line.sequence + 1 + (other % 3);
    return {
      lines: lines.with(at, { ...line, sequence }),
      sequences: [line.sequence, sequence],
      as: /columns|missing/,
    };
  },
  'another signature': (lines, at) => {
    const line = lines[at];
    if (!line) return null;
    const bytes = Buffer.from(line.bytes, 'base64');
    const signature = Buffer.from(forger.sign(bytes)).toString('base64url');
    return replaced(lines, at, { ...line, signature }, /signature/);
  },
  'another key': (lines, at) => {
    const line = lines[at];
    return line ? replaced(lines, at, { ...line, keyId: forger.keyId }, /columns|key/) : null;
  },
  'filed elsewhere': (lines, at, other) => {
    const line = lines[at];
    if (!line) return null;
    const edits: Partial<StoredLine>[] = [
      { type: 'event ' },
      { typeSequence: line.typeSequence + 1 },
      { businessDay: '2020-01-01' },
      { segment: line.segment + 1 },
      { format: 2 },
    ];
    return replaced(lines, at, { ...line, ...edits[other % edits.length] }, /columns/);
  },
};

const anyFault = /hash|signature|columns|unreadable|missing|opening|key/;

function replaced(lines: readonly StoredLine[], at: number, line: StoredLine, as: RegExp) {
  const before = lines[at];
  return { lines: lines.with(at, line), sequences: [before?.sequence ?? 0], as };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entryChange() {
  return fc.record({
    fileIndex: fc.nat(1_000),
    lineIndex: fc.nat(1_000),
    other: fc.nat(100_000),
    kind: fc.constantFrom(...Object.keys(changes)),
    cover: fc.constantFrom(...covers),
    how: fc.constantFrom(
      'bytes' as const,
      'bytes and hash' as const,
      'bytes, hash and signature' as const,
    ),
  });
}

function octetChange() {
  const place = fc.nat(original.length - 1);
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(flip) },
    { weight: 1, arbitrary: place.map(cut) },
    {
      weight: 1,
      arbitrary: fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 40 })).map(insert),
    },
    { weight: 1, arbitrary: fc.tuple(place, fc.integer({ min: 1, max: 400 })).map(remove) },
  );
}

interface OctetChange {
  what: string;
  apply(bytes: Buffer): Buffer;
}

function flip([at, mask]: [number, number]): OctetChange {
  return {
    what: `octet ${at} ^ ${mask}`,
    apply: (bytes) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ mask;
      return changed;
    },
  };
}

function cut(at: number): OctetChange {
  return { what: `cut at ${at}`, apply: (bytes) => bytes.subarray(0, at) };
}

function insert([at, added]: [number, Uint8Array]): OctetChange {
  return {
    what: `${added.length} put in at ${at}`,
    apply: (bytes) => Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]),
  };
}

function remove([at, length]: [number, number]): OctetChange {
  return {
    what: `${length} taken out at ${at}`,
    apply: (bytes) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
  };
}

function fileChange() {
  return fc.record({
    index: fc.nat(1_000),
    kind: fc.constantFrom('edited', 'removed', 'added', 'emptied', 'tail cut' as const),
    cover: fc.constantFrom(...covers),
    position: fc.nat(100_000),
  });
}

function changedFiles(kind: string, name: string, position: number) {
  const text = texts.get(name) ?? '';
  const next = new Map(texts);
  switch (kind) {
    case 'edited': {
      const at = position % (text.length + 1);
      next.set(name, `${text.slice(0, at)}§${text.slice(at)}`);
      return { texts: next, as: /file-changed/ };
    }
    case 'removed':
      next.delete(name);
      return { texts: next, as: /file-missing/ };
    case 'emptied':
      if (text === '') return null;
      next.set(name, '');
      return { texts: next, as: /file-changed/ };
    case 'tail cut': {
      const lines = text.split('\n').slice(0, -2);
      if (lines.length === 0) return null;
      next.set(name, `${lines.join('\n')}\n`);
      return { texts: next, as: /file-changed/ };
    }
    default:
      return {
        texts: new Map([[`tables/${position}.csv`, 'a;b\r\n'], ...texts]),
        as: /file-added/,
      };
  }
}

async function contentsOf(file: string): Promise<Map<string, Buffer>> {
  const { zip, entries } = await openZip(file);
  const contents = new Map<string, Buffer>();
  for (const entry of entries) {
    const chunks: Buffer[] = [];
    await readFile(zip, entry, (chunk) => chunks.push(chunk));
    contents.set(entry.fileName, Buffer.concat(chunks));
  }
  zip.close();
  return contents;
}

function verifyBytes(bytes: Buffer): Promise<ArchiveReport> {
  const file = join(folder, 'changed.zip');
  writeFileSync(file, bytes);
  return verifyArchive(file, keyId);
}

async function verifyTexts(
  changed: ReadonlyMap<string, string>,
  cover: Cover,
): Promise<ArchiveReport> {
  const file = join(folder, 'forged.zip');
  await repack(file, changed, cover, forger, buffers);
  return verifyArchive(file, keyId);
}
