import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { newSigner, testContext, tillIdentity } from '../../test/support/journal-kit.ts';
import {
  addNetwork,
  push,
  pushContext,
  saleOf,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Stock works on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    const stock = () =>
      database.query(
        'select place_id, sku, condition, quantity_milli from stock order by sku, condition, place_id',
      );
    const shown = async () => {
      const rows = await database.query(
        `select content from documents where content ->> 'kind' = 'place-stock'`,
      );
      return rows.map(({ content }) => content);
    };

    test('what came and what broke is in the store’s stock, and its tills are told', async () => {
      const entries = sealedEntries([
        moved('received', [
          { value: 5, condition: 'sellable' },
          { value: 1, condition: 'damaged' },
        ]),
        saleOf(1),
        moved('shrinkage', [{ value: -1, condition: 'sellable' }]),
      ]);
      await push(pushContext(database), entries);
      await push(pushContext(database), entries);
      expect(await stock()).toEqual([
        { place_id: 's-1', sku: 'SKU-1', condition: 'damaged', quantity_milli: 1_000 },
        { place_id: 's-1', sku: 'SKU-1', condition: 'sellable', quantity_milli: 3_000 },
      ]);
      expect(await shown()).toMatchObject([{ sku: 'SKU-1', onHandMilli: 3_000 }]);
    });

    test('both stores of a transfer are told that it is on its way, and what came of it', async () => {
      const told = async () => {
        const rows = await database.query(
          `select scope, content -> 'details' as details from documents
           where collection = 'tasks' and content is not null order by scope`,
        );
        return rows;
      };
      const sent = moved('transfer-sent', [{ value: -3, condition: 'sellable' }], {
        otherPlaceId: 's-2',
      });
      await push(pushContext(database), sealedEntries([sent]));
      expect(await told()).toMatchObject([
        { scope: 'store:s-1', details: { state: 'sent', lines: [{ sentMilli: 3_000 }] } },
        { scope: 'store:s-2', details: { state: 'sent', fromId: 's-1', toId: 's-2' } },
      ]);
      await receive(database, [
        { value: 2, condition: 'sellable' },
        { value: 1, condition: 'damaged' },
      ]);
      expect(await told()).toMatchObject([
        {
          scope: 'store:s-1',
          details: {
            state: 'received',
            lines: [{ sentMilli: 3_000, receivedMilli: 3_000, damagedMilli: 1_000 }],
          },
        },
        { scope: 'store:s-2', details: { state: 'received' } },
      ]);
      expect(await stock()).toMatchObject([
        { place_id: 's-2', condition: 'damaged', quantity_milli: 1_000 },
        { place_id: 's-1', condition: 'sellable', quantity_milli: -3_000 },
        { place_id: 's-2', condition: 'sellable', quantity_milli: 2_000 },
      ]);
    });

    test('a transfer that came as it was sent is nobody’s task any more', async () => {
      const sent = moved('transfer-sent', [{ value: -3, condition: 'sellable' }], {
        otherPlaceId: 's-2',
      });
      await push(pushContext(database), sealedEntries([sent]));
      await receive(database, [{ value: 3, condition: 'sellable' }]);
      const rows = await database.query(
        `select 1 from documents where collection = 'tasks' and content is not null`,
      );
      expect(rows).toEqual([]);
    });

    test('a transfer that two tills received is both stores’ task, with all that was received', async () => {
      const sent = moved('transfer-sent', [{ value: -3, condition: 'sellable' }], {
        otherPlaceId: 's-2',
      });
      await push(pushContext(database), sealedEntries([sent]));
      await receive(database, [{ value: 3, condition: 'sellable' }]);
      await receive(database, [{ value: 3, condition: 'sellable' }], 'journal-0000000000000003');
      const rows = await database.query(
        `select scope, content -> 'details' as details from documents
         where collection = 'tasks' and content is not null order by scope`,
      );
      const details = { state: 'received', lines: [{ sentMilli: 3_000, receivedMilli: 6_000 }] };
      expect(rows).toMatchObject([
        { scope: 'store:s-1', details },
        { scope: 'store:s-2', details },
      ]);
    });

    test('a request is in both stores’ lists until it is answered, then in that of the store that asked', async () => {
      const told = () =>
        database.query(
          `select scope, content -> 'details' ->> 'state' as state from documents
           where collection = 'tasks' and content ->> 'kind' = 'goods-request' order by scope`,
        );
      const asked = {
        ...moved('transfer-asked', [{ value: 0, condition: 'sellable' }], { otherPlaceId: 's-2' }),
      };
      await push(pushContext(database), sealedEntries([asked]));
      expect(await told()).toEqual([
        { scope: 'store:s-1', state: 'asked' },
        { scope: 'store:s-2', state: 'asked' },
      ]);
      await there(database, [
        moved('transfer-sent', [{ value: -2, condition: 'sellable' }], {
          ...{ documentId: 'work-000000000000001', otherPlaceId: 's-1' },
          workId: 'work-000000000000002',
        }),
      ]);
      expect(await told()).toEqual([{ scope: 'store:s-1', state: 'sent' }]);
      await there(
        database,
        [
          moved('transfer-received', [{ value: 2, condition: 'sellable' }], {
            ...{ documentId: 'work-000000000000002', otherPlaceId: 's-2' },
          }),
        ],
        { storeId: 's-1', id: 'journal-0000000000000003' },
      );
      expect(await told()).toEqual([]);
      expect(await stock()).toMatchObject([
        { place_id: 's-1', quantity_milli: 2_000 },
        { place_id: 's-2', quantity_milli: -2_000 },
      ]);
    });

    test('the tills of a store hear of its inventory and each other’s zones, until it is over', async () => {
      const told = () =>
        database.query(
          `select id, content -> 'details' ->> 'isDone' as done,
                  content -> 'details' ->> 'tillNumber' as till
           from documents where scope = 'store:s-1' and id ~ '^(inventory|zone)' and content is not null
           order by id`,
        );
      const about = { documentId: 'inventory-000000001' };
      const zone = { ...about, workId: 'work-000000000000007', zone: 'A1' };
      const still = [{ value: 0, condition: 'sellable' }] as const;
      await push(pushContext(database), sealedEntries([moved('inventory-opened', [], about)]));
      const other = { storeId: 's-1', id: 'journal-0000000000000004' };
      await there(
        database,
        [moved('zone-begun', [], zone), moved('zone-counted', still, zone)],
        other,
      );
      expect(await told()).toEqual([
        { id: 'inventory|inventory-000000001', done: null, till: null },
        { id: 'zone|work-000000000000007', done: 'true', till: '2' },
      ]);
      const third = { storeId: 's-1', id: 'journal-0000000000000005' };
      await there(database, [moved('count', [], about)], third);
      expect(await told()).toEqual([]);
      // Counted too late: nobody looks at it any more.
      const fourth = { storeId: 's-1', id: 'journal-0000000000000006' };
      await there(database, [moved('zone-counted', still, zone)], fourth);
      expect(await told()).toEqual([]);
      expect(await stock()).toEqual([]);
    });

    test('an inventory that two tills validated corrects the stock once, and the second is a task', async () => {
      const about = { documentId: 'inventory-000000001' };
      const missing = [{ value: -3, condition: 'sellable' }] as const;
      const count = (workId: string, part = 1, parts = 1) =>
        moved('count', missing, { ...about, workId, part, parts });
      await push(pushContext(database), sealedEntries([moved('inventory-opened', [], about)]));
      const at = (id: string) => ({ storeId: 's-1', id });
      const [first, second] = ['work-000000000000011', 'work-000000000000012'];
      await there(database, [count(first, 1, 2)], at('journal-0000000000000004'));
      await there(database, [count(second)], at('journal-0000000000000005'));
      await there(database, [count(first, 2, 2)], at('journal-0000000000000006'));
      await there(database, [count(second)], at('journal-0000000000000007'));
      expect(await stock()).toMatchObject([{ place_id: 's-1', quantity_milli: -6_000 }]);
      const tasks = await database.query(
        `select scope, content from documents
         where content ->> 'kind' = 'count-set-aside' order by id`,
      );
      expect(tasks).toMatchObject([
        {
          scope: 'store:s-1',
          content: {
            details: {
              ...{ inventoryId: about.documentId, tillNumber: '2', amountMinor: 360 },
              of: { journalId: 'journal-0000000000000005', sequence: 2 },
              lines: [{ sku: 'SKU-1', name: 'Bread', changeMilli: -3_000 }],
            },
          },
        },
        { content: { details: { of: { journalId: 'journal-0000000000000007' } } } },
      ]);
    });

    test('what is validated of an inventory that was dropped moves nothing', async () => {
      const about = { documentId: 'inventory-000000001' };
      const entries = [
        moved('inventory-opened', [], about),
        moved('inventory-dropped', [], about),
        moved('count', [{ value: -3, condition: 'sellable' }], about),
      ];
      await push(pushContext(database), sealedEntries(entries));
      expect(await stock()).toEqual([]);
    });

    test('an entry whose figures contradict each other is set aside, and moves nothing', async () => {
      const answer = await push(
        pushContext(database),
        sealedEntries([moved('shrinkage', [{ value: 2, condition: 'sellable' }])]),
      );
      expect(answer).toMatchObject({
        value: { through: 2, quarantined: [{ sequence: 2, reason: 'amounts' }] },
      });
      expect(await stock()).toEqual([]);
    });
  });

type Changes = readonly { value: number; condition: 'sellable' | 'damaged' }[];

/** At the other store’s till. */
async function receive(
  database: Database,
  changes: Changes,
  id = 'journal-0000000000000002',
): Promise<void> {
  const about = { documentId: 'work-000000000000001', otherPlaceId: 's-1' };
  await there(database, [moved('transfer-received', changes, about)], { storeId: 's-2', id });
}

/** What another till writes and pushes. */
async function there(
  database: Database,
  drafts: readonly EntryDraft[],
  { storeId, id } = { storeId: 's-2', id: 'journal-0000000000000002' },
): Promise<void> {
  const signer = newSigner();
  const store = { ...tillIdentity, store: { ...tillIdentity.store, id: storeId } };
  const context = testContext(signer);
  const entries = sealedEntries(
    drafts,
    signer,
    { ...context, identity: { ...context.identity, ...store, till: { id: 't-2', number: '2' } } },
    id,
  );
  const till = { id: 't-2', storeId };
  const answer = await push(pushContext(database), entries, { till, journalId: id });
  expect(answer).toMatchObject({ value: { through: drafts.length + 1, quarantined: [] } });
}

function moved(
  kind: string,
  changes: Changes,
  about: Partial<Record<'documentId' | 'otherPlaceId' | 'workId' | 'zone', string>> & {
    part?: number;
    parts?: number;
  } = {},
): EntryDraft {
  return {
    type: 'stock-moved',
    operatorId: 'op-1',
    personal: null,
    body: {
      ...{ kind, workId: 'work-000000000000001', part: 1, parts: 1, documentId: '' },
      ...{ otherPlaceId: '', zone: '', reasonCode: '', currency: 'EUR', count: null, ...about },
      lines: changes.map(({ value, condition }, index) => ({
        ...{ number: index + 1, sku: 'SKU-1', gtin: '', label: 'Bread', condition },
        change: { value, scale: 0 },
        ...{ unitPriceMinor: 120, valueMinor: 120 * value },
        ...(kind === 'count'
          ? { counted: { value: 10 + value, scale: 0 }, expected: { value: 10, scale: 0 } }
          : { counted: null, expected: null }),
        reasonCode: '',
      })),
    },
  };
}
