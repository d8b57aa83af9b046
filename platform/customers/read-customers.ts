import { z } from 'zod';
import { type CustomerDocument, customerDocument } from '../../contract/document/customer.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { type Scope, scopeText } from '../documents/scope.ts';

/** A customer’s document in one of the scopes that have it. */
export interface ScopedCustomer {
  scope: Scope;
  content: CustomerDocument;
}

/**
 * The documents of these customers, by id and scope, as they are in this database transaction: what another
 * part of it wrote counts already. Throws DatabaseError.
 */
export async function readCustomers(
  sql: Pick<FeedTransaction, 'query' | 'pending'>,
  ids: readonly string[],
): Promise<ScopedCustomer[]> {
  const rows = await sql.query(
    `select scope, content from documents
     where collection = 'customers' and content is not null
       and id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids)],
  );
  const known = new Map<string, ScopedCustomer | null>();
  for (const row of rows) {
    const stored = customerRow.parse(row);
    known.set(`${stored.content.id} ${stored.scope}`, stored);
  }
  const wanted = new Set(ids);
  for (const { scope, id, content } of sql.pending('customers')) {
    if (!wanted.has(id)) continue;
    const document = content === null ? null : customerDocument.parse(JSON.parse(content));
    known.set(`${id} ${scope}`, document && { scope, content: document });
  }
  return [...known.values()]
    .filter((customer) => customer !== null)
    .sort((a, b) => order(a.content.id, b.content.id) || order(a.scope, b.scope));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const customerRow = z.object({ scope: scopeText, content: customerDocument });
