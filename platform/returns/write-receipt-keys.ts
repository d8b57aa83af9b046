import { z } from 'zod';
import { receiptKey, receiptKeyId } from '../../contract/document/receipt-key.ts';
import { publicJwk } from '../../contract/entry/journal-bodies.ts';
import { FailureError } from '../../contract/failure/failure.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Tells every till the keys of these live journals (of all, without any), as far as it has not: it
 * checks the codes on their receipts with them. Once per key, not per sale.
 */
export async function writeReceiptKeys(
  sql: FeedTransaction,
  journalId: string | null = null,
): Promise<void> {
  const rows = await sql.query(
    `select key.key_id, key.public_key, journal.id as journal_id, till.number as till_number,
            store.id as store_id, store.name as store_name,
            company.id as company_id, company.name as company_name
     from journal_keys key
     join journals journal on journal.id = key.journal_id and journal.kind = 'live'
     join tills till on till.id = journal.till_id
     join places store on store.id = till.store_id
     join companies company on company.id = store.company_id
     where ($1::text is null or journal.id = $1)
       and not exists (select from documents where scope = 'network' and collection = 'settings'
         and id = 'receipt-key.' || left(key.key_id, 10) || '.' || journal.id)
     order by journal.id, key.key_id`,
    [journalId],
  );
  const written = sql.write(
    rows.map((row) => {
      const { key_id: keyId, public_key: publicKey, journal_id, ...till } = keyRow.parse(row);
      const value = receiptKey.parse({
        ...{ keyId, publicKey, journalId: journal_id, tillNumber: till.till_number },
        company: { id: till.company_id, name: till.company_name },
        store: { id: till.store_id, name: till.store_name },
      });
      const document = { id: receiptKeyId(keyId, journal_id), kind: 'setting' as const, value };
      return { scope: 'network' as const, change: { collection: 'settings' as const, document } };
    }),
  );
  if (!written.ok) throw new FailureError(written.error);
}

const keyRow = z.object({
  key_id: z.string(),
  public_key: publicJwk,
  journal_id: z.string(),
  till_number: z.string(),
  store_id: z.string(),
  store_name: z.string(),
  company_id: z.string(),
  company_name: z.string(),
});
