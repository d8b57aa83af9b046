import type { OperatorDocument } from '../contract/document/operator.ts';
import type { TillIdentity } from '../contract/document/setting.ts';
import type { TillSnapshot } from '../contract/host/views.ts';
import type { Journal } from '../contract/port/journal.ts';
import { assert } from '../domain/assert.ts';
import type { VerificationState } from './jobs/verification-jobs.ts';
import type { JournalWriter } from './journal/journal-writer.ts';
import type { JournalDefect } from './journal/start-check.ts';

type Warning = TillSnapshot['warnings'][number];

/** Who, where, and how the till is: what the `till` view shows, kept up to date by who knows. */
export function tillStatus(from: {
  identity: TillIdentity;
  operators: readonly OperatorDocument[];
  journal: Journal;
  writer: JournalWriter;
  isKeyWeak: boolean;
  catalogState: 'ready' | 'rebuilt';
  defects: readonly JournalDefect[];
  language: 'fr' | 'en';
}) {
  const { identity, operators } = from;
  const emptyCatalogCode = from.catalogState === 'rebuilt' ? 'CATALOG_REBUILT' : 'CATALOG_EMPTY';
  let language = from.language;
  let itemCount = 0;
  let defect: Warning | null = defectWarning(from.defects[0] ?? null);

  /** Until sign-on comes, the first operator is at the till. */
  function operator(): OperatorDocument {
    const [first] = operators;
    assert(first !== undefined, 'A till has an operator');
    return { ...first, language };
  }

  return {
    operator,
    aliasOf: (id: string) => operators.find((known) => known.id === id)?.alias ?? id,
    setLanguage(next: 'fr' | 'en'): void {
      language = next;
    },
    itemsCounted(count: number): void {
      itemCount = count;
    },
    verified({ problem }: VerificationState): void {
      if (problem) defect = defectWarning(problem);
    },
    snapshot({ importing }: Pick<TillSnapshot, 'importing'>): TillSnapshot {
      const head = from.writer.head('live');
      assert(head !== null, 'A till has an open live journal');
      const { id, alias, role } = operator();
      return {
        storeName: identity.store.name,
        companyName: identity.company.name,
        tillNumber: identity.till.number,
        zone: identity.store.zone,
        currency: identity.currency,
        operator: { id, alias, role, language },
        journal: { kind: 'live', journalId: head.journalId, entryCount: head.sequence },
        itemCount,
        sync: { mode: 'standalone', waiting: head.sequence },
        warnings: [
          ...(defect ? [defect] : []),
          // Until there are items again, also when the till was restarted meanwhile.
          ...(itemCount === 0 ? [{ code: emptyCatalogCode, details: {} }] : []),
          ...(from.isKeyWeak ? [{ code: 'KEYS_WEAK', details: {} }] : []),
        ],
        importing,
      };
    },
  };
}

function defectWarning(
  problem: { journalId: string; sequence: number; problem: string } | null,
): Warning | null {
  if (!problem) return null;
  const { journalId, sequence } = problem;
  return {
    code: 'JOURNAL_DEFECT',
    details: { journalId, sequence, problem: problem.problem },
  };
}
