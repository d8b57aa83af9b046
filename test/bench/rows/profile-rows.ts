// From somebody's number to what their profile shows, as the platform answers a till.
import type { EntryDraft } from '../../../contract/entry/entry-types.ts';
import { customerHistory } from '../../../platform/customers/customer-history.ts';
import { findCustomers } from '../../../platform/customers/find-customers.ts';
import type { Database } from '../../../platform/database/database.ts';
import { newSigner, saleDraft, testContext } from '../../support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../support/make-transaction.ts';
import { addNetwork, push, pushContext, sealedEntries } from '../../support/platform/push-kit.ts';
import type { Bench } from '../group.ts';
import { median, p95, timed } from '../measure.ts';
import { record } from '../row.ts';

const bought = 20;
const ofJournal = 20;
const column = 'PostgreSQL';

/** The platform's part: found by a whole telephone, then their purchases, open orders and notes, in turn. */
export async function profileRows(
  bench: Bench,
  database: Database,
  people: readonly { id: string; phone: string }[],
  customers: number,
): Promise<void> {
  bench.note(`${column}: ${bought} purchases of ${people.length} customers …`);
  await addNetwork(database);
  for (let from = 0; from < people.length; from += ofJournal) {
    const drafts = people.slice(from, from + ofJournal).flatMap(({ id }, person) =>
      Array.from({ length: bought }, (_, index): EntryDraft => {
        const basketId = `basket-${String(from + person).padStart(8, '0')}-${index}`;
        const sale = makeTransaction({ basketId, lines: [breadLine, breadLine] });
        return { ...saleDraft(sale), personal: { reference: id, part: { name: 'any' } } };
      }),
    );
    const signer = newSigner();
    const journalId = `journal-bench-${String(from).padStart(10, '0')}`;
    const entries = sealedEntries(drafts, signer, testContext(signer), journalId);
    const answer = await push(pushContext(database), entries, { journalId });
    if (!answer.ok) throw new Error(answer.error.code);
  }
  await database.query('analyze');
  const took = await timed(
    people,
    async ({ id, phone }) => {
      const text = phone.replace('+33', '0');
      await findCustomers(database, { text, limit: 20, storeId: 'store-001', country: 'FR' });
      const { purchases } = await customerHistory(database, { customerId: id, before: null }, 0);
      if (purchases.length !== bought) throw new Error('all that was bought is told');
    },
    { warmUp: 20 },
  );
  const what = `a customer among ${customers.toLocaleString('en')} by telephone, and ${bought} purchases`;
  const target = { text: '< 100', isMet: (value: number) => value < 100 };
  record(bench.byDatabase, column, { what: `${what}, median`, unit: 'ms', value: median(took) });
  record(bench.byDatabase, column, { what: `${what}, p95`, unit: 'ms', value: p95(took), target });
}
