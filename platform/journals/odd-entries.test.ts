import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newSigner, saleDraft } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { anOrder, placedDraft, stepDraft } from '../../test/support/placed-orders.ts';
import {
  addNetwork,
  journalId,
  push,
  pushContext,
  rewritten,
  saleOf,
  sealedEntries,
} from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { reverse } from '../../test/support/reverse-transaction.ts';
import type { Database } from '../database/database.ts';
import { type ReadEffects, readEffects } from './read-effects.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Odd entries on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
    });

    const movedBy = async () => {
      const rows = await database.query('select sequence from stock_movements order by sequence');
      return rows.map(({ sequence }) => sequence);
    };
    const answered = (quarantined: object[], through: number) => ({
      ok: true,
      value: { kind: 'acknowledged', through, quarantined },
    });

    test('a step with nothing of a line, or less, is set aside, and the sales after it count', async () => {
      const signer = newSigner();
      const step = (basket: number) => [
        placedDraft(anOrder({ basketId: `basket-000000000000${basket}` })),
        stepDraft(`${journalId}/2`, 'picked'),
      ];
      const entries = rewritten(
        sealedEntries([...step(1), ...step(2), saleOf(1)], signer),
        signer,
        (content, sequence) => {
          if (sequence !== 3 && sequence !== 5) return content;
          const body = Object(content.body);
          const quantity = { value: sequence === 3 ? 0 : -1, scale: 0 };
          return { ...content, body: { ...body, lines: [{ ...body.lines[0], quantity }] } };
        },
      );
      expect(await push(pushContext(database), entries)).toMatchObject(
        answered(
          [
            { sequence: 3, reason: 'order' },
            { sequence: 5, reason: 'order' },
          ],
          6,
        ),
      );
      expect(await movedBy()).toEqual([6]);
    });

    test('an entry of which a rule of the platform throws is set aside alone, wherever that is', async () => {
      const throws = () => {
        throw new Error('Broken law: a dossier of Camille Durand');
      };
      const odd: ReadEffects = (content, storeId) => {
        const said = readEffects(content, storeId);
        const { sequence } = Object(content);
        if (sequence === 3) throws();
        return sequence === 4 && said.kind === 'effects'
          ? { ...said, dossiers: [{ id: 'D-1', apply: throws }] }
          : said;
      };
      const entries = sealedEntries([1, 2, 3, 4].map((index) => saleOf(1, index)));
      expect(await push(pushContext(database, { readEffects: odd }), entries)).toMatchObject(
        answered(
          [
            { sequence: 3, reason: 'rule' },
            { sequence: 4, reason: 'rule' },
          ],
          5,
        ),
      );
      expect(await movedBy()).toEqual([2, 5]);
      const aside = await database.query('select detail from quarantine');
      expect(aside).toEqual([{ detail: 'Error' }, { detail: 'Error' }]);
      const [stock] = await database.query('select quantity_milli from stock');
      expect(stock).toEqual({ quantity_milli: -2_000 });
    });

    test('what comes back of a sale that this release can’t read waits for nobody', async () => {
      const signer = newSigner();
      const sold = makeTransaction({
        ...{ basketId: 'basket-sold-00000000001', lines: [breadLine], tenders: ['card'] },
      });
      const back = { basketId: 'basket-back-00000000001', seat: 'till', openedAt: sold.openedAt };
      const given = reverse(sold, { journalId, sequence: 2 }, { ...back, reasonCode: 'mistake' });
      const entries = rewritten(
        sealedEntries([saleDraft(sold), saleDraft(given), saleOf(1, 9)], signer),
        signer,
        (content, sequence) =>
          sequence === 2
            ? { ...content, typeVersion: 9, body: { lines: 'of a later kind' } }
            : content,
      ).map((entry) => (entry.sequence === 2 ? { ...entry, typeVersion: 9 } : entry));
      expect(await push(pushContext(database), entries)).toMatchObject(answered([], 4));
      expect(await movedBy()).toEqual([3, 4]);
    });
  });
