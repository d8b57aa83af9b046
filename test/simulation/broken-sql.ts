import { breakSource, type SourceChange } from './break-source.ts';
import type { BrokenSql } from './sql-centre.ts';

/** The platform's own source with one thing broken. */
export interface BrokenSqlSource extends SourceChange {
  name: string;
  /** The law that it breaks. */
  law: string;
  /** A seed that shows it, tried first; others follow when a change of the simulation moved it. */
  caughtBy: number;
}

export const brokenSqlSources: readonly BrokenSqlSource[] = [
  {
    name: 'the cut-off is one too far',
    file: 'platform/feeds/cut-off.ts',
    find: 'return { journalId, appliedThrough: through, except };',
    replace: 'return { journalId, appliedThrough: through + 1, except };',
    law: 'Broken law: The cut-off names what the documents contain',
    caughtBy: 1,
  },
  {
    name: 'the cut-off does not say what no release could read yet',
    file: 'platform/feeds/cut-off.ts',
    find: 'union select sequence from unread_entries where journal_id = $1',
    replace: '',
    law: 'Broken law: The cut-off names what the documents contain',
    caughtBy: 4,
  },
  {
    name: 'the tag of a position is not compared after a restore',
    file: 'platform/feeds/read-feeds.ts',
    find: 'return seq === 0 || tag === known;',
    replace: 'return true;',
    law: 'Broken law: A till shows its documents and all of its own work since',
    caughtBy: 14,
  },
];

export async function brokenSqlOf(broken: BrokenSqlSource): Promise<BrokenSql> {
  return await breakSource<Required<BrokenSql>>(broken, 'read-feeds.ts');
}
