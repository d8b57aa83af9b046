import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { anOrder, placedDraft, stepDraft } from '../../test/support/placed-orders.ts';
import {
  addNetwork,
  journalId,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { erasePersonal } from '../journals/erase-personal.ts';

const reference = 'customer-0000000000001';
const home = {
  ...{ name: '', street: '3 rue Mercière', postcode: '69002', city: 'Lyon', country: 'FR' },
};
const order = `${journalId}/2`;
const sent = (kind: 'picked' | 'packed' | 'shipped') => stepDraft(order, kind);

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Parcel contacts on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    /** An order sent home, placed at s-1; the pieces lie in one store. */
    async function placedAt(storeId: string, ...more: EntryDraft[]): Promise<void> {
      await database.query(
        `insert into stock (place_id, sku, condition, quantity_milli)
         values ($1, 'SKU-1', 'sellable', 5000)`,
        [storeId],
      );
      const part = { name: 'Élise Moreau', phone: '+33639980001', addresses: { '1': home } };
      const placed = { ...placedDraft(anOrder()), personal: { reference, part } };
      await push(pushContext(database), sealedEntries([placed, ...more]));
    }

    const contacts = () =>
      database.query(
        `select scope, content -> 'details' as details from documents
         where collection = 'tasks' and content is not null`,
      );

    test('the tills of the store that packs it have where it goes, and no others', async () => {
      await placedAt('s-2');
      const group = { ...home, group: 1, name: 'Élise Moreau', phone: '+33639980001' };
      expect(await contacts()).toEqual([
        { scope: 'store:s-2', details: { order, groups: [group] } },
      ]);
      const rest = await database.query(
        `select content from documents where collection <> 'tasks' or scope <> 'store:s-2'`,
      );
      expect(JSON.stringify(rest)).not.toMatch(/Mercière|39980001/);
    });

    test('they have it no more once the parcel has left', async () => {
      await placedAt('s-1', sent('picked'), sent('packed'));
      expect(await contacts()).toHaveLength(1);
      database = await databases.fresh();
      await addNetwork(database);
      await placedAt('s-1', sent('picked'), sent('packed'), sent('shipped'));
      expect(await contacts()).toEqual([]);
    });

    test('whoever is erased is erased there too', async () => {
      await placedAt('s-1');
      expect(await contacts()).toHaveLength(1);
      expect(await erasePersonal(database, { reference, nowMs: 1 })).toBe(1);
      expect(await contacts()).toEqual([]);
      const all = await database.query('select content from documents where content is not null');
      expect(JSON.stringify(all)).not.toContain('Mercière');
    });
  });
