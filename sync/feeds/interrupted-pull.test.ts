import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeStockId } from '../../contract/document/stock.ts';
import type { DocumentChange, Documents } from '../../contract/port/documents.ts';
import { itemChange, sampleItem } from '../../test/conformance/sample-documents.ts';
import { placeStock, pullingTill, setting } from '../../test/support/pulling-till.ts';
import { createPullEngine } from './pull-engine.ts';

const feedOf = {
  items: 'network.catalog',
  settings: 'store.till',
  stock: 'store.catalog',
} as const;
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('put' as const, 'erase' as const),
      collection: fc.constantFrom('items' as const, 'settings' as const, 'stock' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'back up' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restore' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('run' as const), ms: fc.nat(120) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      calls: fc.nat(6),
      isDone: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'upgrade' as const }) },
);

test('however it is interrupted, in the end the till holds what the platform holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { time, platform, documents, parts } = pullingTill();
      const crash = { afterCalls: Number.POSITIVE_INFINITY, isDone: false };
      const crashing = crashingDocuments(documents, crash);
      let copy = platform.backUp();
      let program = 1;
      let count = 0;
      let engine = createPullEngine({ ...parts, documents: crashing });
      engine.start();
      const restart = async (): Promise<void> => {
        await engine.stop();
        crash.afterCalls = Number.POSITIVE_INFINITY;
        engine = createPullEngine({ ...parts, documents: crashing, program: String(program) });
        engine.start();
      };
      for (const each of steps) {
        switch (each.kind) {
          case 'put':
            count += 1;
            platform.put(feedOf[each.collection], changeOf(each.collection, each.id, count));
            break;
          case 'erase': {
            const { collection, id } = each;
            const erased = collection === 'stock' ? placeStockId('s-1', id) : id;
            platform.put(feedOf[collection], { collection, erased });
            break;
          }
          case 'back up':
            copy = platform.backUp();
            break;
          case 'restore':
            platform.restore(copy);
            break;
          case 'run':
            await time.pass(each.ms);
            break;
          case 'crash':
            crash.afterCalls = each.calls;
            crash.isDone = each.isDone;
            await time.pass(150);
            await restart();
            break;
          case 'upgrade':
            program += 1;
            await restart();
            break;
        }
      }
      crash.afterCalls = Number.POSITIVE_INFINITY;
      await time.pass(120_000);
      expect(await documents.all('items', 99)).toEqual(platform.all('items'));
      expect(await documents.all('settings', 99)).toEqual(platform.all('settings'));
      expect(await documents.all('stock', 99)).toEqual(platform.all('stock'));
      expect((await documents.feedState('store.catalog'))?.seq).toBe(platform.seq());
      expect(engine.state()).toMatchObject({ filling: null, why: null });
      await engine.stop();
    }),
    { numRuns: process.env.CI ? 500 : 80 },
  );
});

function changeOf(collection: keyof typeof feedOf, id: string, count: number): DocumentChange {
  if (collection === 'stock') return placeStock(id, count);
  if (collection === 'settings') return setting(id, String(count));
  return itemChange(sampleItem(id, { name: `n${String(count)}` }));
}

/** Writes that fail from a number of calls on, before or after they took effect. */
function crashingDocuments(
  documents: Documents,
  crash: { afterCalls: number; isDone: boolean },
): Documents {
  const may = async (write: () => Promise<void>): Promise<void> => {
    crash.afterCalls -= 1;
    if (crash.afterCalls >= 0) return write();
    if (crash.isDone) await write();
    throw new Error('The power went');
  };
  return {
    ...documents,
    applyPage: (page) => may(() => documents.applyPage(page)),
    keepOnly: (feeds) => may(() => documents.keepOnly(feeds)),
    async beginCatalogGeneration(start) {
      const generation = await documents.beginCatalogGeneration(start);
      return {
        ...generation,
        applyPage: (page) => may(() => generation.applyPage(page)),
        async commit() {
          try {
            await may(generation.commit);
          } catch (error) {
            // A generation that was not committed is gone at the next start.
            if (!crash.isDone) await generation.abandon();
            throw error;
          }
        },
      };
    },
  };
}
