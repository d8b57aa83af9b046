import { createFindings } from '../../verifier/finding.ts';
import { createJournalCheck } from '../../verifier/journal-check.ts';
import type { StoredLine } from '../../verifier/stored-line.ts';

/** What the stand-alone verifier finds in whole journals: `kind journal sequence`. */
export function findingsOf(lines: readonly StoredLine[]): string[] {
  const findings = createFindings();
  const check = createJournalCheck(findings);
  for (const line of lines) check.add(line);
  check.finish();
  return findings.kept().map(({ kind, journalId, sequence }) => `${kind} ${journalId} ${sequence}`);
}
