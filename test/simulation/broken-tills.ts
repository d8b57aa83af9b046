import { breakSource, type SourceChange } from './break-source.ts';
import type { TillParts } from './simulated-till.ts';

/** A till in whose program one thing is broken. */
export interface BrokenTill extends SourceChange {
  name: string;
  /** A seed that shows it, tried first; others follow when a change of the simulation moved it. */
  caughtBy: number;
}

export const brokenTills: readonly BrokenTill[] = [
  {
    name: 'the acknowledgement is not waited for',
    file: 'sync/push/push-rounds.ts',
    find: 'return unanswered(answer.error);\n    }\n    return act(',
    replace:
      'memory.moveTo(journalId, sequence + entries.length - 1);\n return unanswered(answer.error);\n    }\n    return act(',
    caughtBy: 1,
  },
  {
    name: 'the order is swapped',
    file: 'sync/push/read-batch.ts',
    find: 'batch.push(entry);',
    replace: 'batch.unshift(entry);',
    caughtBy: 1,
  },
  {
    name: 'the cursor is one ahead',
    file: 'sync/push/push-rounds.ts',
    find: 'memory.acknowledge(journalId, reached,',
    replace: 'memory.acknowledge(journalId, reached + 1,',
    caughtBy: 1,
  },
  {
    name: 'another entry under the same number counts as ours',
    file: 'sync/push/push-rounds.ts',
    find: "case 'fork':\n        return forked({ journalId, sequence: answer.sequence });",
    replace:
      "case 'fork':\n        memory.moveTo(journalId, answer.sequence);\n        return 'asked';",
    caughtBy: 17,
  },
  {
    name: 'a platform that lost entries does not get them again',
    file: 'sync/push/push-rounds.ts',
    find: 'if (through < cursor) {',
    replace: 'if (through < cursor && through < 0) {',
    caughtBy: 4,
  },
  {
    name: 'only the newest journal is asked about',
    file: 'sync/push/push-rounds.ts',
    find: 'missing.clear();\n      certain.clear();',
    replace: `missing.clear();
      for (const head of journal.heads()) if (head.state === 'open') certain.delete(head.journalId);`,
    caughtBy: 27,
  },
  {
    name: 'a successor goes before its predecessor',
    file: 'sync/push/journals-in-order.ts',
    find: 'return [...ordered];',
    replace: 'return [...ordered].reverse();',
    caughtBy: 12,
  },
  {
    name: 'what the platform has is taken for ours',
    file: 'sync/push/push-rounds.ts',
    find: 'memory.moveTo(journalId, through - 1);',
    replace: 'memory.moveTo(journalId, through);',
    caughtBy: 799,
  },
  {
    name: 'the cut-off is stored one too far',
    file: 'sync/feeds/ask-feeds.ts',
    find: 'return { ...position, journalId, appliedThrough, except };',
    replace: 'return { ...position, journalId, appliedThrough: appliedThrough + 1, except };',
    caughtBy: 1,
  },
  {
    name: 'the cut-off moves before the last page',
    file: 'sync/feeds/ask-feeds.ts',
    find: 'return { ...position, journalId, appliedThrough, except };',
    replace:
      'return { ...position, journalId, appliedThrough: appliedThrough + (hasMore ? 1 : 0), except };',
    caughtBy: 219,
  },
  {
    name: "a page of a store's stock is seen before the last one",
    file: 'sync/feeds/held-stock.ts',
    find: "const heldFeed: FeedName = 'store.catalog';",
    replace: "const heldFeed: FeedName = 'region.catalog';",
    caughtBy: 28,
  },
  {
    name: 'the last entry that the documents contain counts twice',
    file: 'host/stock/own-movements.ts',
    find: 'sequence <= containedThrough(journalId, cutOff) &&',
    replace: 'sequence < containedThrough(journalId, cutOff) &&',
    caughtBy: 9,
  },
  {
    name: 'what the platform set aside is not shown after a restart',
    file: 'host/stock/own-movements.ts',
    find: 'take(exceptions(journalId, cutOff).flatMap(movementsOf));',
    replace: '',
    caughtBy: 2,
  },
  {
    name: 'what was acknowledged leaves what is shown',
    file: 'host/stock/own-movements.ts',
    find: 'if (journalId === cutOff.journalId) return cutOff.appliedThrough;',
    replace: '',
    caughtBy: 1,
  },
  {
    name: 'the position is written before its documents',
    file: 'sync/feeds/pull-rounds.ts',
    find: 'await documents.applyPage(parts.sealed({ feed, file: fileOfFeed(feed), changes, state }));',
    replace: `await documents.applyPage({ feed, file: fileOfFeed(feed), changes: [], state });
    await documents.applyPage(parts.sealed({ feed, file: fileOfFeed(feed), changes, state }));`,
    caughtBy: 5,
  },
  {
    name: 'where an empty page stands is dropped',
    file: 'sync/feeds/pull-rounds.ts',
    find: 'if (changes.length === 0 && isSame(state, before)) return;',
    replace: 'if (changes.length === 0) return;',
    caughtBy: 2,
  },
  {
    name: 'a feed that should start over goes on',
    file: 'sync/feeds/pull-rounds.ts',
    find: "if (answer.kind === 'start-over') {\n        unknown.add(answer.feed);",
    replace: "if (answer.kind === 'start-over') {",
    caughtBy: 1,
  },
  {
    name: 'the catalog is swapped in before it has come to its end, as if it had',
    file: 'sync/feeds/begin-anew.ts',
    find: 'const state = stateAfter(answer, states.get(feed) ?? null);',
    replace:
      'const state = stateAfter({ ...answer, hasMore: false }, states.get(feed) ?? null);\n if (answer.changes.length > 1) answer.changes.pop();',
    caughtBy: 1,
  },
];

/** Its engines, one of which comes from the changed source. */
export async function enginesOf(broken: BrokenTill): Promise<Partial<TillParts>> {
  if (broken.file.startsWith('sync/push/'))
    return await breakSource<Pick<TillParts, 'createPushEngine'>>(broken, 'push-engine.ts');
  if (broken.file.startsWith('sync/feeds/'))
    return await breakSource<Pick<TillParts, 'createPullEngine'>>(broken, 'pull-engine.ts');
  return await breakSource<Pick<TillParts, 'createOwnMovements'>>(broken, 'own-movements.ts');
}
