import { createPublicKey } from 'node:crypto';
import type { TillIdentity } from '../../contract/document/setting.ts';
import { readEnvelope } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { type FiscalProfile, fiscalVersion } from '../../domain/fiscal/fiscal-profile.ts';
import type { Signer } from '../journal/signer.ts';
import { entryFileNames, entryLines, keyLines, personalLines } from './entry-files.ts';
import { signManifest } from './manifest-signature.ts';
import { englishNotice, frenchNotice, type NoticeFacts } from './notices.ts';
import type { RangeReader } from './read-range.ts';
import { type ArchivedRange, type Asked, selectEntries } from './select-entries.ts';
import { tableLines } from './tables/table-lines.ts';
import type { TableName } from './tables/table-rows.ts';
import { writeZip } from './zip-writer.ts';

export type ArchivePurpose = 'archive' | 'tax-control';

export interface ArchiveRequest {
  purpose: ArchivePurpose;
  asked: Asked;
  withPersonal: boolean;
}

export interface ArchiveParts {
  journal: Pick<
    Journal,
    'heads' | 'journalIds' | 'firstSequence' | 'read' | 'findByType' | 'personalPart'
  >;
  identity: TillIdentity;
  profile: FiscalProfile;
  software: { name: string; version: string };
  /** Where the archive is logged, and whose key signs it; asked when all else is written. */
  signedBy(): { journalId: string; signer: Signer };
  /** Now, ISO 8601 UTC. */
  now(): string;
  /** What the till's own check finds, as JSON; only of a tax control. */
  verification: (() => Promise<unknown>) | null;
  pause: () => Promise<void>;
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
}

export interface WrittenArchive {
  bytes: number;
  sha256: string;
  entries: number;
  period: { from: string; through: string };
  ranges: readonly ArchivedRange[];
}

const tables: readonly TableName[] = [
  'transactions',
  'lines',
  'tenders',
  'closures',
  'events',
  'duplicates',
  'invoices',
];

/**
 * Writes an archive (`docs/archive-format.md`) into `file`, in constant memory, while the till goes on:
 * entries that come meanwhile are not in it. Null when nothing was asked for that is there. On the disk
 * when it resolves; whatever fails, the abort of `signal` too, rejects and leaves no file.
 */
export async function writeArchive(
  file: string,
  request: ArchiveRequest,
  parts: ArchiveParts,
): Promise<WrittenArchive | null> {
  const { journal, profile, signal } = parts;
  const pause = async (): Promise<void> => {
    await parts.pause();
    signal.throwIfAborted();
  };
  const ranges = await selectEntries(journal, request.asked, pause);
  if (ranges.length === 0) return null;

  const seen = createCount(ranges);
  const entries = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const total = entries * (1 + tables.length + (request.withPersonal ? 1 : 0));
  let done = 0;
  const from: RangeReader = {
    journal,
    pause,
    onRead(count) {
      done += count;
      parts.onProgress(done, total);
    },
  };
  const { keyId } = parts.signedBy().signer;
  const facts: NoticeFacts = {
    companyName: parts.identity.company.name,
    siren: parts.identity.company.siren,
    storeName: parts.identity.store.name,
    tillNumber: parts.identity.till.number,
    softwareName: parts.software.name,
    softwareVersion: parts.software.version,
    keyId,
    entryCount: entries,
  };
  const names = ranges.map((range, index) => entryFileNames(range, index + 1));
  const files = [
    { name: 'LISEZMOI.md', content: () => once(frenchNotice(facts, profile)) },
    { name: 'README.md', content: () => once(englishNotice(facts, profile)) },
    { name: 'public-key.pem', content: () => once(pemOf(parts.signedBy().signer)) },
    ...ranges.flatMap((range, index) =>
      (names[index] ?? []).map(({ name, ...bounds }) => ({
        name,
        content: () => entryLines(from, range, bounds, (entry) => seen.take(entry)),
      })),
    ),
    { name: 'keys.jsonl', content: () => once(keyLines(journal, ranges).join('')) },
    ...(request.withPersonal
      ? [
          {
            name: 'personal.jsonl',
            content: () => personalLines(journal, from, ranges, seen.takePersonal),
          },
        ]
      : []),
    ...tables.map((table) => ({
      name: `tables/${table}.csv`,
      content: () => tableLines(table, from, ranges, profile),
    })),
    ...(parts.verification === null
      ? []
      : [{ name: 'verification.json', content: () => jsonOf(parts.verification) }]),
  ];

  const written = await writeZip(
    file,
    files,
    (listed, before) => {
      const { journalId, signer } = parts.signedBy();
      const manifest = {
        archiveFormat: 1,
        purpose: request.purpose,
        writtenAt: parts.now(),
        software: { ...parts.software, fiscalVersion },
        profile: profile.id,
        company: parts.identity.company,
        store: parts.identity.store,
        till: parts.identity.till,
        asked: request.asked,
        period: seen.period(),
        journals: ranges.map((range, index) => ({
          journalId: range.journalId,
          kind: range.kind,
          firstSequence: range.first,
          lastSequence: range.last,
          count: range.last - range.first + 1,
          begins: range.begins,
          ...seen.endOf(range.journalId),
          isWhole: range.isWhole,
          files: (names[index] ?? []).map(({ name }) => name),
        })),
        counts: seen.counts(),
        signedBy: { journalId, keyId: signer.keyId, publicKey: signer.publicKey },
        files: listed,
        before,
      };
      const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
      const { text, der } = signManifest(bytes, signer);
      return [bytes, Buffer.from(text, 'latin1'), der];
    },
    ['manifest.json', 'manifest.sig', 'manifest.der'],
    signal,
  );
  return { ...written, entries, period: seen.period(), ranges };
}

/** What is counted while entries go by, for the manifest. */
function createCount(ranges: readonly ArchivedRange[]) {
  const byType = new Map<string, number>();
  const ends = new Map<string, SealedEntry>();
  let personal = 0;
  let from = '';
  let through = '';
  return {
    take(entry: SealedEntry): void {
      byType.set(entry.type, (byType.get(entry.type) ?? 0) + 1);
      ends.set(entry.journalId, entry);
      if (from === '' || entry.businessDay < from) from = entry.businessDay;
      if (entry.businessDay > through) through = entry.businessDay;
    },
    takePersonal(): void {
      personal += 1;
    },
    period: () => ({ from, through }),
    counts: () => ({
      entries: [...byType.values()].reduce((sum, count) => sum + count, 0),
      transactions: byType.get('transaction') ?? 0,
      closures: byType.get('closure') ?? 0,
      events: byType.get('event') ?? 0,
      personal,
    }),
    endOf(journalId: string) {
      const last = ends.get(journalId);
      const sequence = ranges.find((range) => range.journalId === journalId)?.last ?? 0;
      return {
        head: { sequence, hash: last?.hash ?? '' },
        totals: last ? totalsOf(last) : null,
      };
    },
  };
}

function totalsOf(entry: SealedEntry): unknown {
  try {
    return readEnvelope(entry.bytes).totals;
  } catch {
    return null;
  }
}

function pemOf({ publicKey }: Signer): string {
  return createPublicKey({ key: publicKey, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* jsonOf(value: (() => Promise<unknown>) | null): AsyncGenerator<string> {
  yield `${JSON.stringify((await value?.()) ?? null, null, 2)}\n`;
}
