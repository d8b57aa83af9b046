import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountPaymentSku, takenOffAccount } from '../../domain/transaction/account-payment.ts';
import { sampleBusiness } from '../../test/conformance/sample-documents.ts';
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
import { inFeedTransaction } from '../documents/feed-transaction.ts';

const hotel = sampleBusiness('customer-0000000000077');

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Business accounts on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
      await addNetwork(database);
      await inFeedTransaction(database, async (sql) => {
        const change = { collection: 'customers', document: hotel } as const;
        sql.write([
          { scope: 'store:s-1', change },
          { scope: 'store:s-2', change },
        ]);
      });
    });

    const charged = () =>
      database.query(
        `select scope, (content #>> '{business,account,chargedMinor}')::int as minor
         from documents where collection = 'customers' order by scope`,
      );
    const onAccount = () => {
      const sold = makeTransaction({ basketId: 'basket-000000000000077', lines: [breadLine] });
      const tenders = sold.tenders.map((tender) => ({
        ...tender,
        ...{ type: 'account', kind: 'account' as const },
      }));
      return { ...sold, tenders };
    };
    const back = {
      basketId: 'basket-000000000000078',
      ...{ seat: 'till', openedAt: '2026-11-22T13:05:00.000Z', reasonCode: 'too-small' },
    };
    const personal = { reference: hotel.id, part: { name: 'any' } };

    test('what a company buys on account is in its document wherever it is known, once', async () => {
      const sold = onAccount();
      const entries = sealedEntries([{ ...saleDraft(sold), personal }]);
      await push(pushContext(database), entries);
      await push(pushContext(database), entries);
      const minor = sold.totals.grossMinor;
      expect(minor).toBeGreaterThan(0);
      expect(await charged()).toEqual([
        { scope: 'store:s-1', minor },
        { scope: 'store:s-2', minor },
      ]);
    });

    test('what it gives back is taken off again', async () => {
      const sold = onAccount();
      await push(
        pushContext(database),
        sealedEntries([
          { ...saleDraft(sold), personal },
          { ...saleDraft(reverse(sold, { journalId, sequence: 2 }, back)), personal },
        ]),
      );
      expect(await charged()).toMatchObject([{ minor: 0 }, { minor: 0 }]);
    });

    test('what it pays at a till is taken off, and is no sale of anything', async () => {
      const sold = onAccount();
      const minor = sold.totals.grossMinor;
      const nothing = { grossMinor: 0, netMinor: 0, vatMinor: 0 };
      const share = (tender: number, amountMinor: number) => ({ tender, amountMinor });
      const [line] = sold.lines;
      const [tender] = sold.tenders;
      if (!line || !tender) throw new Error('a sale has both');
      const cash = { ...tender, type: 'cash', kind: 'cash' as const };
      const paid = {
        ...sold,
        lines: [
          {
            ...{ ...line, ...nothing, sku: accountPaymentSku, accounting: 'liability' as const },
            ...{ unitPriceMinor: 0, modifiers: [] },
            tenderAllocation: [share(1, minor), share(2, -minor)],
          },
        ],
        tenders: [cash, takenOffAccount(minor, { number: 2, currency: 'EUR' })],
        vat: sold.vat.slice(0, 1).map((total) => ({ ...total, ...nothing })),
        totals: { ...sold.totals, ...nothing },
      };
      const context = pushContext(database);
      await push(
        context,
        sealedEntries([
          { ...saleDraft(sold), personal },
          { ...saleDraft(paid), personal },
        ]),
      );
      expect(await charged()).toMatchObject([{ minor: 0 }, { minor: 0 }]);
    });

    test('a sale of nobody charges nobody', async () => {
      await push(pushContext(database), sealedEntries([saleDraft(onAccount())]));
      expect(await charged()).toMatchObject([{ minor: 0 }, { minor: 0 }]);
    });
  });
