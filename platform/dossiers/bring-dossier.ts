import { z } from 'zod';
import { type DossierDocument, dossierDocument } from '../../contract/document/dossier.ts';
import { assert } from '../../domain/assert.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/**
 * Gives the store's tills a file or a quote of another store, by its printed number; from then on every store that
 * has it hears how it goes on (`write-dossiers.ts`). A quote is its company's promise, so another company's tills
 * do not get it. Its id, or null where there is none. Of two of one number it is the one that changed last.
 * Throws DatabaseError.
 */
export async function bringDossier(
  sql: FeedTransaction,
  { number, storeId }: { number: string; storeId: string },
): Promise<string | null> {
  const named = `document.collection = 'dossiers' and document.content is not null
    and (document.id = $1 or document.content #>> '{details,file,number}' = $1)`;
  // Whoever writes it meanwhile is waited for; then it is read as they left it.
  await sql.query(
    `select 1 from documents document where ${named} order by document.id, document.scope for update`,
    [number],
  );
  const rows = await sql.query(
    `select document.content, document.scope = 'store:' || $2 as "isHere",
            home.company_id = own.company_id as "isOfCompany"
     from documents document
     join places home on home.id = document.content #>> '{details,storeId}'
     join places own on own.id = $2
     where ${named} order by document.content ->> 'at' desc, document.scope`,
    [number, storeId],
  );
  const known = rows.map((row) => dossierRow.parse(row));
  const here = known.find(({ isHere }) => isHere);
  if (here) return here.content.id;
  const found = known.find(({ content, isOfCompany }) => mayHave(content, isOfCompany));
  if (!found) return null;
  const written = sql.write([
    { scope: `store:${storeId}`, change: { collection: 'dossiers', document: found.content } },
  ]);
  assert(written.ok, 'A dossier of one store is as its schema says in another');
  return found.content.id;
}

function mayHave({ kind }: DossierDocument, isOfCompany: boolean): boolean {
  return kind === 'after-sales' || isOfCompany;
}

const dossierRow = z.object({
  content: dossierDocument,
  isHere: z.boolean(),
  isOfCompany: z.boolean(),
});
