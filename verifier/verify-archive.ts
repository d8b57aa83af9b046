import type { KeyObject } from 'node:crypto';
import type { Entry, ZipFile } from 'yauzl';
import { crc32 as crcOf } from './crc32.ts';
import { createFindings, type Finding, type Findings } from './finding.ts';
import { createJournalCheck, type JournalEnd } from './journal-check.ts';
import { get, type Json, same } from './json.ts';
import { derOf, digest, hasSmallS, isSigned, publicKey, thumbprint } from './keys.ts';
import { type Manifest, manifestFiles, readManifest } from './manifest.ts';
import { createPersonalCheck } from './personal-check.ts';
import { hashOfStart, lineReader, openZip, type ReadFile, readFile, readFrom } from './read-zip.ts';
import { readLine, readSigned, type StoredLine } from './stored-line.ts';
import { expectedTail } from './zip-tail.ts';

export interface ArchiveReport {
  /** `unconfirmed`: all of it fits together, but only a key known elsewhere tells who signed it. */
  verdict: 'intact' | 'unconfirmed' | 'altered';
  findings: readonly Finding[];
  /** More than are listed when somebody rewrote the whole file. */
  findingCount: number;
  entries: number;
  erased: number;
  /** Transactions of a later form: verified by their envelope only. */
  unknown: number;
  /** Null when there is no manifest to read. */
  manifest: Json;
  /** Of who signed it; empty without a manifest. */
  keyId: string;
}

/** Manifests list files and journals: a few kB. */
const largestManifest = 16 * 1024 * 1024;

/**
 * Verifies an archive as `docs/archive-format.md` §4 says, without anything of the program that wrote
 * it. `knownKeyId` is the key id that somebody compared. Throws only when the file can't be opened.
 */
export async function verifyArchive(file: string, knownKeyId = ''): Promise<ArchiveReport> {
  const findings = createFindings();
  const opened = await openZip(file).catch((error: unknown) => {
    if (isOfSystem(error)) throw error;
    findings.add('zip', { detail: error instanceof Error ? error.message : '' });
    return null;
  });
  if (opened === null) return unreadable(findings);
  try {
    return await verifyOpened(file, opened, findings, knownKeyId);
  } finally {
    opened.zip.close();
  }
}

async function verifyOpened(
  file: string,
  { zip, entries }: { zip: ZipFile; entries: readonly Entry[] },
  findings: Findings,
  knownKeyId: string,
): Promise<ArchiveReport> {
  const last = await readLastFiles(zip, entries);
  const [manifestBytes, sig, der] = last.contents;
  const manifest = manifestBytes && readManifest(manifestBytes);
  if (!manifest) {
    findings.add('manifest', { file: manifestFiles[0] });
    return unreadable(findings);
  }
  checkSignature(manifest, { manifestBytes, sig, der }, findings);

  const hasPersonal = manifest.files.some(({ name }) => name === 'personal.jsonl');
  const personal = createPersonalCheck(findings);
  const check = createJournalCheck(findings, (line, entry) => {
    if (hasPersonal) personal.expect(line, entry);
  });
  const keyLines: StoredLine[] = [];
  let pem = '';
  const readers: Record<string, (line: string | null, name: string) => void> = {
    entries(text, name) {
      const line = text === null ? null : readLine(text);
      if (line === null)
        findings.add('unreadable', { file: name, detail: text?.slice(0, 80) ?? '' });
      else check.add(line, name);
    },
    keys(text) {
      const line = text === null ? null : readLine(text);
      if (line === null) findings.add('key-chain', { file: 'keys.jsonl', detail: 'unreadable' });
      else keyLines.push(line);
    },
    personal: (text) => personal.take(text),
    pem(text) {
      pem += `${text}\n`;
    },
    other: () => undefined,
  };

  // In the order of the manifest, whatever the order in the ZIP: personal parts come after entries.
  const read = new Map<string, ReadFile>();
  for (const { name, bytes, sha256, lines } of manifest.files) {
    const [entry, ...doubles] = entries.filter(({ fileName }) => fileName === name);
    if (entry === undefined) {
      findings.add('file-missing', { file: name });
      continue;
    }
    for (const _ of doubles) findings.add('file-added', { file: name, detail: 'twice' });
    const take = readers[readerOf(name)];
    const reader = lineReader((line) => take?.(line, name));
    const found = await readFile(zip, entry, reader.take);
    reader.end();
    read.set(name, found);
    const isAsSigned =
      found.broken === '' &&
      found.sha256 === sha256 &&
      found.bytes === bytes &&
      (lines === 0 || found.lines === lines);
    if (!isAsSigned) findings.add('file-changed', { file: name, detail: found.broken });
  }
  for (const { fileName } of entries) {
    const isKnown =
      manifest.files.some(({ name }) => name === fileName) ||
      manifestFiles.some((name) => name === fileName);
    if (!isKnown) findings.add('file-added', { file: fileName });
  }
  for (const name of last.doubled) findings.add('file-added', { file: name, detail: 'twice' });
  if (!isSamePem(pem, manifest)) findings.add('manifest-signature', { file: 'public-key.pem' });

  const ends = check.finish((id) =>
    manifest.journals.some(({ journalId, isWhole }) => journalId === id && isWhole),
  );
  checkEnds(manifest, ends, findings);
  personal.finish();
  const isChained = followKeys(manifest, ends, keyLines, findings);
  const isCompared = knownKeyId !== '' && knownKeyId === manifest.signedBy.keyId;
  if (knownKeyId !== '' && !isCompared)
    findings.add('key-chain', { detail: `${manifest.signedBy.keyId} ≠ ${knownKeyId}` });
  if (findings.count() === 0 || !findings.kept().some(({ kind }) => kind === 'file-missing'))
    await checkContainer(file, { zip, entries, manifest, read, contents: last.contents }, findings);

  const isIntact = findings.count() === 0;
  return {
    verdict: !isIntact ? 'altered' : isChained || isCompared ? 'intact' : 'unconfirmed',
    findings: findings.kept(),
    findingCount: findings.count(),
    entries: check.checked(),
    erased: personal.erased(),
    unknown: check.unknown(),
    manifest: manifest.json,
    keyId: manifest.signedBy.keyId,
  };
}

function readerOf(name: string): 'entries' | 'keys' | 'personal' | 'pem' | 'other' {
  if (name.startsWith('entries/')) return 'entries';
  if (name === 'keys.jsonl') return 'keys';
  if (name === 'personal.jsonl') return 'personal';
  return name === 'public-key.pem' ? 'pem' : 'other';
}

async function readLastFiles(zip: ZipFile, entries: readonly Entry[]) {
  const contents: (Buffer | undefined)[] = [];
  const doubled: string[] = [];
  for (const name of manifestFiles) {
    const [entry, ...others] = entries.filter(({ fileName }) => fileName === name);
    doubled.push(...others.map(() => name));
    const chunks: Buffer[] = [];
    const isReadable = entry !== undefined && entry.uncompressedSize <= largestManifest;
    const read = isReadable ? await readFile(zip, entry, (chunk) => chunks.push(chunk)) : null;
    contents.push(read !== null && read.broken === '' ? Buffer.concat(chunks) : undefined);
  }
  return { contents, doubled };
}

function checkSignature(
  { signedBy }: Manifest,
  of: { manifestBytes: Buffer; sig: Buffer | undefined; der: Buffer | undefined },
  findings: Findings,
): void {
  const signature = of.sig?.toString('latin1') ?? '';
  const key = publicKey(signedBy.publicKey);
  const isGood =
    key !== null &&
    thumbprint(signedBy.publicKey) === signedBy.keyId &&
    isSigned(of.manifestBytes, signature, key) &&
    hasSmallS(signature);
  if (!isGood) findings.add('manifest-signature', { file: manifestFiles[1] });
  else if (!of.der?.equals(derOf(signature)))
    findings.add('manifest-signature', { file: manifestFiles[2] });
}

function isSamePem(pem: string, { signedBy }: Manifest): boolean {
  return pem === publicKey(signedBy.publicKey)?.export({ type: 'spki', format: 'pem' });
}

function checkEnds(
  manifest: Manifest,
  ends: ReadonlyMap<string, JournalEnd>,
  findings: Findings,
): void {
  for (const journal of manifest.journals) {
    const { journalId } = journal;
    const end = ends.get(journalId);
    if (end === undefined) {
      findings.add('tail-missing', { journalId, sequence: journal.firstSequence });
      continue;
    }
    if (end.firstSequence > journal.firstSequence)
      findings.add('missing', { journalId, sequence: journal.firstSequence, detail: 'start' });
    if (end.lastSequence < journal.lastSequence)
      findings.add('tail-missing', { journalId, sequence: end.lastSequence + 1 });
    else if (end.lastSequence > journal.lastSequence)
      findings.add('after-head', { journalId, sequence: journal.lastSequence + 1 });
    else if (end.hash !== journal.headHash || journal.headSequence !== journal.lastSequence)
      findings.add('head', { journalId, sequence: journal.lastSequence });
    else if (end.isSound && !same(end.totals, journal.totals))
      findings.add('head', { journalId, sequence: journal.lastSequence, detail: 'totals' });
    if (end.count !== journal.count || end.firstSequence < journal.firstSequence)
      findings.add('count', { journalId, detail: `${end.count} / ${journal.count}` });
    if (end.isSound && (end.kind !== journal.kind || end.begins !== journal.begins))
      findings.add('count', { journalId, detail: 'kind' });
  }
  let entries = 0;
  for (const [journalId, end] of ends) {
    entries += end.count;
    const isNamed = manifest.journals.some((journal) => journal.journalId === journalId);
    if (!isNamed) findings.add('after-head', { journalId, sequence: end.firstSequence });
  }
  if (entries !== manifest.counts.entries)
    findings.add('count', { detail: `${entries} / ${manifest.counts.entries}` });
}

/** Whether signatures lead from the archived journals to the key that signed the manifest. */
function followKeys(
  { signedBy }: Manifest,
  ends: ReadonlyMap<string, JournalEnd>,
  lines: readonly StoredLine[],
  findings: Findings,
): boolean {
  const known = new Map<string, KeyObject>();
  for (const { nextKey } of ends.values()) if (nextKey) known.set(nextKey.keyId, nextKey.key);
  // The lines of several journals may stand in any order: as often as one leads further.
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const line of lines) learnKey(line, known);
  }
  for (const line of lines) {
    const place = { file: 'keys.jsonl', journalId: line.journalId, sequence: line.sequence };
    if (!isKeyLineSound(line, known)) findings.add('key-chain', place);
  }
  return known.has(signedBy.keyId);
}

/** A rotation that is signed by a known key makes its new key known. */
function learnKey(line: StoredLine, known: Map<string, KeyObject>): void {
  const by = known.get(line.keyId);
  const signed = by && readSigned(line);
  if (!by || !signed || line.type !== 'key-rotated') return;
  const jwk = get(signed.entry, 'body', 'publicKey');
  const next = publicKey(jwk);
  if (next !== null && isSigned(signed.bytes, line.signature, by)) known.set(thumbprint(jwk), next);
}

/** Whole in itself, and signed by whom it says, where that key is known. */
function isKeyLineSound(line: StoredLine, known: ReadonlyMap<string, KeyObject>): boolean {
  const signed = readSigned(line);
  if (signed === null || digest(signed.bytes) !== line.hash) return false;
  const by = known.get(line.keyId);
  return by === undefined || isSigned(signed.bytes, line.signature, by);
}

async function checkContainer(
  file: string,
  from: {
    zip: ZipFile;
    entries: readonly Entry[];
    manifest: Manifest;
    read: ReadonlyMap<string, ReadFile>;
    contents: readonly (Buffer | undefined)[];
  },
  findings: Findings,
): Promise<void> {
  const { manifest, entries } = from;
  const contents = from.contents.map((content) => content ?? Buffer.alloc(0));
  const names = [...manifest.files.map(({ name }) => name), ...manifestFiles];
  const isInOrder = names.every((name, index) => entries[index]?.fileName === name);
  if (!isInOrder || entries.length !== names.length) {
    findings.add('container', { detail: 'order' });
    return;
  }
  const packed = names.map((name, index) => {
    const content = contents[index - manifest.files.length];
    const read = from.read.get(name);
    return {
      name,
      isStored: content !== undefined,
      crc: content === undefined ? (read?.crc ?? 0) : crcOf(content),
      packedBytes: entries[index]?.compressedSize ?? 0,
      bytes: content?.length ?? read?.bytes ?? 0,
    };
  });
  const { start, bytes } = expectedTail(packed, contents);
  const isTail =
    start === manifest.before.bytes &&
    bytes.equals(await readFrom(file, start, bytes.length + 1)) &&
    (await hashOfStart(file, start)) === manifest.before.sha256;
  if (!isTail) findings.add('container');
}

function unreadable(findings: Findings): ArchiveReport {
  return {
    verdict: 'altered',
    findings: findings.kept(),
    findingCount: findings.count(),
    entries: 0,
    erased: 0,
    unknown: 0,
    manifest: null,
    keyId: '',
  };
}

/** ENOENT and the like: nothing about the archive. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
