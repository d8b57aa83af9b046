import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saleDraft } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import {
  addNetwork,
  journalId,
  push,
  pushContext,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Staff purchases on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    const told = () =>
      database.query(
        `select scope, id, (content #>> '{value,boughtMinor}')::int as minor
         from documents where collection = 'settings' and id like 'staff-purchases.%' order by id`,
      );
    /** A sale of one loaf that took nothing off but is marked as the whole of a staff purchase of 10,00. */
    const toStaff = (operatorId: string, basketId: string) => {
      const sold = makeTransaction({ basketId, lines: [breadLine] });
      const byNobody = { label: '', reasonCode: 'staff', operatorId: '', approval: null };
      const [line] = sold.lines;
      if (!line) throw new Error('A sale has a line');
      const unitPriceMinor = line.unitPriceMinor + 250;
      const modifiers = [
        {
          source: 'staff' as const,
          sourceId: `2500/${operatorId}`,
          amountMinor: -250,
          ...byNobody,
        },
      ];
      const totals = { ...sold.totals, discountMinor: -250 };
      return { ...sold, lines: [{ ...line, unitPriceMinor, modifiers }], totals };
    };
    const back = {
      basketId: 'basket-000000000000079',
      ...{ seat: 'till', openedAt: '2026-11-22T13:05:00.000Z', reasonCode: 'too-small' },
    };

    test('what each bought is added up by person and year and told to every till, once', async () => {
      const entries = sealedEntries([
        saleDraft(toStaff('op-2', 'basket-000000000000077')),
        saleDraft(toStaff('op-3', 'basket-000000000000078')),
        saleDraft(toStaff('op-2', 'basket-000000000000079')),
      ]);
      await push(pushContext(database), entries);
      await push(pushContext(database), entries);
      const rows = await told();
      expect(rows).toEqual([
        {
          scope: 'network',
          id: expect.stringMatching(/^staff-purchases\.\d{4}\.op-2$/),
          minor: 2_000,
        },
        {
          scope: 'network',
          id: expect.stringMatching(/^staff-purchases\.\d{4}\.op-3$/),
          minor: 1_000,
        },
      ]);
    });

    test('what came back is taken off again', async () => {
      const sold = toStaff('op-2', 'basket-000000000000077');
      await push(
        pushContext(database),
        sealedEntries([
          saleDraft(sold),
          saleDraft(reverse(sold, { journalId, sequence: 2 }, back)),
        ]),
      );
      expect(await told()).toMatchObject([{ minor: 0 }]);
    });

    test('a sale to anybody else tells nothing', async () => {
      const sold = makeTransaction({ basketId: 'basket-000000000000077', lines: [breadLine] });
      await push(pushContext(database), sealedEntries([saleDraft(sold)]));
      expect(await told()).toEqual([]);
    });
  });
