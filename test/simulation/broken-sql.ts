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

const reservedLaw = 'Broken law: What is reserved is what is promised to orders';
const stepLaw = 'Broken law: Parts are where the allowed steps lead';

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
    caughtBy: 17,
  },
  {
    name: 'what is promised already is promised again',
    file: 'platform/orders/read-sources.ts',
    find: 'stock.quantity_milli - stock.reserved_milli as free',
    replace: 'stock.quantity_milli as free',
    law: 'Broken law: Nothing is promised that does not lie there',
    caughtBy: 4,
  },
  {
    name: 'a reservation is not lifted when the goods are handed over',
    file: 'platform/orders/order-parts.ts',
    find: 'if (was) add(was, -1);',
    replace: "if (was && !line.parts.some(({ state }) => state === 'handed-over')) add(was, -1);",
    law: reservedLaw,
    caughtBy: 6,
  },
  {
    name: 'a reservation is lifted twice when the goods leave',
    file: 'platform/orders/order-parts.ts',
    find: 'if (was) add(was, -1);',
    replace: `if (was) add(was, -1);
    if (was && line.parts.some(({ state }) => state === 'shipped' || state === 'handed-over'))
      add(was, -1);`,
    law: reservedLaw,
    caughtBy: 6,
  },
  {
    name: 'a step is kept and not done',
    file: 'platform/orders/step-orders.ts',
    find: 'if (stepped.ok) after.set(key, { ...now, parts: stepped.value });',
    replace: `if (stepped.ok) {
        if (kind !== 'picked') after.set(key, { ...now, parts: stepped.value });
      }`,
    law: stepLaw,
    caughtBy: 2,
  },
  {
    name: 'a step is done twice',
    file: 'platform/orders/step-orders.ts',
    find: 'of step.lines) {',
    replace: 'of [...step.lines, ...step.lines]) {',
    law: stepLaw,
    caughtBy: 1,
  },
  {
    name: 'what is received is counted twice',
    file: 'platform/journals/insert-effects.ts',
    find: 'set quantity_milli = stock.quantity_milli + excluded.quantity_milli',
    replace: `set quantity_milli = stock.quantity_milli + excluded.quantity_milli
           + greatest(0, excluded.quantity_milli)`,
    law: 'Broken law: Stock is opening minus sold plus returned',
    caughtBy: 1,
  },
  {
    name: 'what is paid back is booked twice',
    file: 'platform/journals/insert-effects.ts',
    find: 'tender, place_id, type, kind, currency, amount_minor\n     from',
    replace: `tender, place_id, type, kind, currency,
            case when amount_minor < 0 then 2 else 1 end * amount_minor
     from`,
    law: 'Broken law: The platform has the money that the till took and gave',
    caughtBy: 1,
  },
];

/** What an entry does is done in these. */
const pushFolders = ['platform/journals', 'platform/orders', 'platform/stock'];

export async function brokenSqlOf(broken: BrokenSqlSource): Promise<BrokenSql> {
  if (broken.file.startsWith('platform/feeds/'))
    return await breakSource<Pick<BrokenSql, 'readFeeds'>>(broken, 'read-feeds.ts');
  return await brokenPlatform(broken);
}

/** What the platform takes from a till, with one thing broken. */
export function brokenPlatform(
  change: SourceChange,
): Promise<Required<Pick<BrokenSql, 'takePush'>>> {
  return breakSource(change, 'take-push.ts', pushFolders);
}
