import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkBandId, placeStockId } from '../../contract/document/stock.ts';
import type { DocumentChange, FeedState } from '../../contract/port/documents.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { saleDraft } from '../../test/support/journal-kit.ts';
import { append, openWriter } from '../../test/support/journal-till.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { createMemoryJournal } from '../journal/memory-journal.ts';
import { memoryDocuments } from '../store/memory-documents.ts';
import { createOwnMovements } from './own-movements.ts';
import { createShownStock } from './shown-stock.ts';

const opening = 20;
const skus = ['SKU-1', 'SKU-2'];

/** A till of store s-1, and a platform that says of which of its entries the documents are. */
function newTill() {
  const journal = createMemoryJournal();
  const documents = memoryDocuments();
  const writer = openWriter(journal);
  const errors: unknown[] = [];
  const acknowledged = new Map<string, number>();
  /** What each entry moved, by journal and sequence. */
  const moved: { journalId: string; sequence: number; sku: string; pieces: number }[] = [];
  let seq = 0;
  let reads = 0;
  /** Comes once, just before the next document is read. */
  let pageMeanwhile: (() => Promise<void>) | null = null;
  let stock = restarted();

  function restarted() {
    const counting = {
      ...journal,
      read(...how: Parameters<typeof journal.read>) {
        const page = journal.read(...how);
        reads += page.length;
        return page;
      },
    };
    return createShownStock({
      documents: {
        feedState: documents.feedState,
        all: documents.all,
        async get(collection, id) {
          const comes = pageMeanwhile;
          pageMeanwhile = null;
          await comes?.();
          return documents.get(collection, id);
        },
      },
      movements: createOwnMovements({
        journal: counting,
        acknowledgedThrough: (journalId) => acknowledged.get(journalId) ?? 0,
        pause: () => Promise.resolve(),
      }),
      storeId: () => 's-1',
      onFailed: (error) => errors.push(error),
    });
  }

  const head = () => writer.head('live');

  /** Below zero is given back, and lies there to be sold again unless it is damaged. */
  function sell(sku: string, pieces: number, isDamaged = false): void {
    const transaction = transactionOf(sku, pieces, isDamaged, moved.length);
    append(writer, saleDraft(transaction));
    const { journalId = '', sequence = 0 } = head() ?? {};
    moved.push({ journalId, sequence, sku, pieces: isDamaged ? 0 : -pieces });
  }

  /** A page whose documents contain the entries that its cut-off says. */
  async function page(cutOff: Pick<FeedState, 'journalId' | 'appliedThrough' | 'except'>) {
    const contained = moved.filter(({ journalId, sequence }) =>
      journalId === cutOff.journalId
        ? sequence <= cutOff.appliedThrough && !cutOff.except.includes(sequence)
        : sequence <= (acknowledged.get(journalId) ?? 0),
    );
    seq += 1;
    const changes = skus.map((sku) => placeStock(sku, opening + piecesOf(contained, sku)));
    const state = { epoch: 'e', seq, tag: String(seq), ...cutOff };
    await documents.applyPage({ feed: 'store.catalog', file: 'catalog', changes, state });
  }

  return {
    ...{ documents, journal, writer, errors, acknowledged, head, sell, page },
    restart() {
      stock = restarted();
    },
    whileReading(comes: () => Promise<void>) {
      pageMeanwhile = comes;
    },
    reads: () => reads,
    committed: () => stock.committed(),
    stockOf: (...of: string[]) => stock.stockOf(of),
    async shown(): Promise<(number | null | undefined)[]> {
      const shown = await stock.stockOf(skus);
      return skus.map((sku) => shown[sku]?.ownMilli);
    },
    /** Opening − sold + returned. */
    expected: () => skus.map((sku) => 1_000 * (opening + piecesOf(moved, sku))),
  };
}

test('whatever is sold, returned, and contained in pages that lag or leave out, the till shows all of its work', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('sell' as const),
      sku: fc.constantFrom(...skus),
      pieces: fc.integer({ min: -3, max: 3 }).filter((pieces) => pieces !== 0),
      isDamaged: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('page' as const),
      through: fc.nat(12),
      isMeanwhile: fc.boolean(),
      except: fc.array(fc.integer({ min: 1, max: 12 })),
    }),
    fc.constant({ kind: 'restart' as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      const till = newTill();
      till.sell('SKU-1', 1);
      const { journalId = '' } = till.head() ?? {};
      await till.page({ journalId, appliedThrough: 0, except: [] });
      for (const each of steps) {
        if (each.kind === 'sell') {
          till.sell(each.sku, each.pieces, each.isDamaged && each.pieces < 0);
        } else if (each.kind === 'page') {
          const appliedThrough = Math.min(each.through, till.head()?.sequence ?? 0);
          const known = each.except.filter((sequence) => sequence <= appliedThrough);
          const page = { journalId, appliedThrough, except: [...new Set(known)] };
          // Before somebody looks, or between the cut-off and the documents.
          if (each.isMeanwhile) till.whileReading(() => till.page(page));
          else await till.page(page);
        } else till.restart();
        expect(await till.shown()).toEqual(till.expected());
      }
      expect(till.errors).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what a journal before this one did counts until it is acknowledged', async () => {
  const till = newTill();
  till.sell('SKU-1', 2);
  const { journalId: first = '', sequence = 0 } = till.head() ?? {};
  await till.page({ journalId: first, appliedThrough: 0, except: [] });
  till.writer.sealAndRestart('new-owner');
  till.sell('SKU-1', 1);
  const { journalId: second = '' } = till.head() ?? {};
  expect(second).not.toBe(first);
  expect(await till.shown()).toEqual(till.expected());
  await till.page({ journalId: second, appliedThrough: 0, except: [] });
  expect(await till.shown()).toEqual(till.expected());
  till.acknowledged.set(first, sequence + 1);
  await till.page({ journalId: second, appliedThrough: 2, except: [] });
  expect(await till.shown()).toEqual(till.expected());
  till.restart();
  expect(await till.shown()).toEqual(till.expected());
});

test('an entry is read once, however many wait, and none that the documents contain', async () => {
  const till = newTill();
  for (let count = 0; count < 40; count += 1) till.sell('SKU-1', 1);
  const { journalId = '', sequence = 0 } = till.head() ?? {};
  await till.page({ journalId, appliedThrough: sequence - 10, except: [] });
  expect(await till.shown()).toEqual(till.expected());
  expect(till.reads()).toBe(10);
  till.sell('SKU-2', 1);
  till.committed();
  expect(await till.shown()).toEqual(till.expected());
  expect(till.reads()).toBe(11);
  expect(await till.shown()).toEqual(till.expected());
  expect(till.reads()).toBe(11);
});

test('without a document it is unknown, not a number, whatever the till sold', async () => {
  const till = newTill();
  till.sell('SKU-1', 1);
  expect(await till.stockOf('SKU-1')).toEqual({});
  const { journalId = '' } = till.head() ?? {};
  await till.page({ journalId, appliedThrough: 0, except: [] });
  till.sell('SKU-9', 1);
  await till.documents.applyPage({
    feed: 'network.catalog',
    file: 'catalog',
    changes: [
      {
        collection: 'stock',
        document: { id: networkBandId('SKU-9'), kind: 'network-band', sku: 'SKU-9', band: '2-5' },
      },
    ],
    state: { epoch: 'e', seq: 1, tag: '1', journalId: '', appliedThrough: 0, except: [] },
  });
  expect(await till.stockOf('SKU-9', 'SKU-1')).toEqual({
    'SKU-9': { ownMilli: null, network: '2-5' },
    'SKU-1': { ownMilli: 19_000, network: null },
  });
});

function transactionOf(
  sku: string,
  pieces: number,
  isDamaged: boolean,
  index: number,
): Transaction {
  const made = makeTransaction({
    basketId: `basket-${String(index).padStart(15, '0')}`,
    lines: [{ ...breadLine, quantity: { value: pieces, scale: 0 } }],
  });
  const disposition = isDamaged ? ('damaged' as const) : ('restock' as const);
  const lines = made.lines.map((line) =>
    pieces < 0 ? { ...line, sku, disposition } : { ...line, sku },
  );
  return { ...made, lines };
}

function piecesOf(moved: readonly { sku: string; pieces: number }[], of: string): number {
  return moved.reduce((sum, { sku, pieces }) => (sku === of ? sum + pieces : sum), 0);
}

function placeStock(sku: string, pieces: number): DocumentChange {
  return {
    collection: 'stock',
    document: {
      id: placeStockId('s-1', sku),
      kind: 'place-stock',
      sku,
      placeId: 's-1',
      onHandMilli: pieces * 1_000,
      reservedMilli: 0,
      safetyMilli: 0,
    },
  };
}
