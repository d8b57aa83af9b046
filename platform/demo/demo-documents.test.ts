import { describe, expect, it } from 'vitest';
import { demoDocuments } from './demo-documents.ts';
import { demoRetailer } from './retailer.ts';

type Size = Parameters<typeof demoDocuments>[0];

/** All that the feeds of the demo's till bring it, by collection and id. */
function fed(size: Size) {
  const scopes = new Set(['network', 'store:LYO1', 'till:LYO1-2']);
  return new Map(
    demoDocuments(size)
      .filter(({ scope }) => scopes.has(scope))
      .map(({ change }) => [keyOf(change), change]),
  );
}

function keyOf(change: ReturnType<typeof demoDocuments>[number]['change']): string {
  return `${change.collection} ${'document' in change ? change.document.id : change.erased}`;
}

describe.each(['small', 'full'] as const)('the %s demo', (size) => {
  const seed = demoRetailer(size);
  const seeded = [...seed.till, ...seed.catalog].flatMap(({ changes }) => changes);

  it('a till that is enrolled is told what it started with: nothing on its screen changes', () => {
    const told = fed(size);
    for (const change of seeded) {
      const fromFeed = told.get(keyOf(change));
      // Of customers a till keeps those of its own town.
      if (change.collection === 'customers' && fromFeed === undefined) continue;
      expect(fromFeed).toStrictEqual(change);
    }
    const started = new Set(seeded.map(keyOf));
    expect([...told.keys()].filter((key) => !started.has(key))).toEqual([]);
  });

  it('a store’s tills know the customers of its town, and every customer is known somewhere', () => {
    const rows = demoDocuments(size).filter(({ change }) => change.collection === 'customers');
    const known = new Set(rows.map(({ change }) => keyOf(change)));
    const all = seeded.filter(({ collection }) => collection === 'customers');
    expect(known.size).toBe(all.length);
    expect(rows.filter(({ scope }) => scope === 'store:LYO1').length).toBeLessThan(all.length / 4);
  });
});
