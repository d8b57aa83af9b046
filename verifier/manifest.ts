import { get, type Json, list, number, parseJson, text } from './json.ts';

/** What of `manifest.json` is checked (`docs/archive-format.md` §2). */
export interface Manifest {
  writtenAt: string;
  purpose: string;
  software: string;
  period: { from: string; through: string };
  journals: readonly ArchivedJournal[];
  counts: { entries: number; personal: number };
  signedBy: { keyId: string; publicKey: Json };
  files: readonly { name: string; bytes: number; sha256: string; lines: number }[];
  before: { bytes: number; sha256: string };
  /** Everything. */
  json: Json;
}

interface ArchivedJournal {
  journalId: string;
  kind: string;
  firstSequence: number;
  lastSequence: number;
  count: number;
  begins: string;
  headSequence: number;
  headHash: string;
  totals: Json;
  isWhole: boolean;
  files: readonly string[];
}

/** The three files of the manifest itself, in their order at the end of the ZIP. */
export const manifestFiles = ['manifest.json', 'manifest.sig', 'manifest.der'] as const;

/** Null when it is no manifest of format 1. */
export function readManifest(bytes: Buffer): Manifest | null {
  const json = parseJson(bytes.toString('utf8'));
  if (json === undefined || get(json, 'archiveFormat') !== 1) return null;
  const count = (...path: string[]): number => {
    const value = number(get(json, ...path));
    return Number.isSafeInteger(value) && value >= 0 ? value : Number.NaN;
  };
  const manifest: Manifest = {
    writtenAt: text(get(json, 'writtenAt')),
    purpose: text(get(json, 'purpose')),
    software: `${text(get(json, 'software', 'name'))} ${text(get(json, 'software', 'version'))}`,
    period: {
      from: text(get(json, 'period', 'from')),
      through: text(get(json, 'period', 'through')),
    },
    journals: list(get(json, 'journals')).map(readJournal),
    counts: { entries: count('counts', 'entries'), personal: count('counts', 'personal') },
    signedBy: {
      keyId: text(get(json, 'signedBy', 'keyId')),
      publicKey: get(json, 'signedBy', 'publicKey'),
    },
    files: list(get(json, 'files')).map((file) => ({
      name: text(get(file, 'name')),
      bytes: number(get(file, 'bytes')),
      sha256: text(get(file, 'sha256')),
      lines: number(get(file, 'lines')),
    })),
    before: { bytes: count('before', 'bytes'), sha256: text(get(json, 'before', 'sha256')) },
    json,
  };
  const names = [...manifest.files.map(({ name }) => name), ...manifestFiles];
  const areNamesSound = names.every((name) => name !== '') && new Set(names).size === names.length;
  return areNamesSound ? manifest : null;
}

function readJournal(journal: Json): ArchivedJournal {
  return {
    journalId: text(get(journal, 'journalId')),
    kind: text(get(journal, 'kind')),
    firstSequence: number(get(journal, 'firstSequence')),
    lastSequence: number(get(journal, 'lastSequence')),
    count: number(get(journal, 'count')),
    begins: text(get(journal, 'begins')),
    headSequence: number(get(journal, 'head', 'sequence')),
    headHash: text(get(journal, 'head', 'hash')),
    totals: get(journal, 'totals'),
    isWhole: get(journal, 'isWhole') === true,
    files: list(get(journal, 'files')).map(text),
  };
}
