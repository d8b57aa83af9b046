import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
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
        'select place_id, sku, condition, quantity_milli from stock order by sku, condition',
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

function moved(
  kind: string,
  changes: readonly { value: number; condition: 'sellable' | 'damaged' }[],
): EntryDraft {
  return {
    type: 'stock-moved',
    operatorId: 'op-1',
    personal: null,
    body: {
      ...{ kind, workId: 'work-000000000000001', part: 1, parts: 1, documentId: '' },
      ...{ otherPlaceId: '', zone: '', reasonCode: '', currency: 'EUR', count: null },
      lines: changes.map(({ value, condition }, index) => ({
        ...{ number: index + 1, sku: 'SKU-1', gtin: '', label: 'Bread', condition },
        change: { value, scale: 0 },
        ...{ counted: null, expected: null, unitPriceMinor: 120, valueMinor: 120 * value },
        reasonCode: '',
      })),
    },
  };
}
