import type { Findings } from './finding.ts';
import { get, type Json, number, parseJson, text } from './json.ts';
import { digest } from './keys.ts';
import type { StoredLine } from './stored-line.ts';

export interface PersonalRow {
  reference: string;
  salt: string;
  text: string;
}

/** `docs/journal-format.md` §6. */
export function personalState(
  entry: Json,
  row: PersonalRow | null,
): 'none' | 'intact' | 'erased' | 'altered' {
  if (get(entry, 'personal') === null) return row ? 'altered' : 'none';
  if (!row) return 'erased';
  return isIntact(get(entry, 'personal'), row) ? 'intact' : 'altered';
}

function isIntact(personal: Json, row: PersonalRow): boolean {
  const salt = Buffer.from(row.salt, 'base64url');
  return (
    salt.toString('base64url') === row.salt &&
    get(personal, 'commitment') === digest(Buffer.concat([salt, Buffer.from(row.text)])) &&
    get(personal, 'reference') === row.reference
  );
}

/** Holds the personal parts of an archive against what its entries commit to. */
export function createPersonalCheck(findings: Findings) {
  const expected = new Map<string, Json>();
  let erased = 0;
  return {
    expect({ journalId, sequence }: StoredLine, entry: Json): void {
      const personal = get(entry, 'personal');
      if (personal !== null) expected.set(`${journalId} ${sequence}`, personal);
    },
    take(line: string | null): void {
      const row = line === null ? undefined : parseJson(line);
      const file = 'personal.jsonl';
      if (row === undefined) {
        findings.add('personal', { file, detail: 'unreadable' });
        return;
      }
      const journalId = text(get(row, 'journalId'));
      const sequence = number(get(row, 'sequence'));
      const key = `${journalId} ${sequence}`;
      const personal = expected.get(key);
      const part = {
        reference: text(get(row, 'reference')),
        salt: text(get(row, 'salt')),
        text: text(get(row, 'text')),
      };
      if (personal === undefined || !isIntact(personal, part))
        findings.add('personal', { file, journalId, sequence });
      expected.delete(key);
    },
    finish(): void {
      erased = expected.size;
    },
    erased: () => erased,
  };
}
