import { z } from 'zod';
import type { CustomerDocument } from '../../contract/document/customer.ts';
import { customerPart } from '../../contract/entry/customer.ts';
import type { CustomerEffect } from '../../contract/entry/customer-effect.ts';
import { assert } from '../../domain/assert.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import type { Scope } from '../documents/scope.ts';
import { lockCustomers } from './lock-customers.ts';
import { readCustomers } from './read-customers.ts';

/** What an entry of a till says of a customer. */
export interface CustomerTold {
  place: EntryPlace;
  /** Where the till stands. */
  storeId: string;
  effect: CustomerEffect;
}

/**
 * Writes the documents of customers that entries enrol or change, in every scope that has them, the store of the
 * till among them. Without a personal part nothing is written: who was erased stays so (law 6). Throws DatabaseError.
 */
export async function tellCustomers(
  sql: FeedTransaction,
  told: readonly CustomerTold[],
): Promise<void> {
  if (told.length === 0) return;
  const ids = [...new Set(told.map(({ effect }) => effect.customerId))].toSorted();
  await lockCustomers(sql, ids);
  const parts = await partsOf(sql, told);
  const scopes = new Map<string, Set<Scope>>();
  const documents = new Map<string, CustomerDocument>();
  for (const { scope, content } of await readCustomers(sql, ids)) {
    documents.set(content.id, content);
    scopes.set(content.id, (scopes.get(content.id) ?? new Set()).add(scope));
  }
  const written = new Map<string, CustomerDocument>();
  for (const { place, storeId, effect } of told) {
    const { customerId } = effect;
    const part = parts.get(placeKey(place));
    const after = part && effect.apply(documents.get(customerId) ?? null, part);
    if (!after) continue;
    documents.set(customerId, after);
    written.set(customerId, after);
    scopes.set(customerId, (scopes.get(customerId) ?? new Set()).add(`store:${storeId}`));
  }
  const changes = [...written].flatMap(([id, document]) =>
    [...(scopes.get(id) ?? [])].map((scope) => ({
      scope,
      change: { collection: 'customers' as const, document },
    })),
  );
  assert(sql.write(changes).ok, 'A customer is as their schema says, as the entry was');
}

/** Those that are still there, by the place of their entry. */
async function partsOf(sql: FeedTransaction, told: readonly CustomerTold[]) {
  const rows = await sql.query(
    `select part.journal_id as "journalId", part.sequence, part.text from personal_parts part
     join jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
       on part.journal_id = place."journalId" and part.sequence = place.sequence`,
    [JSON.stringify(told.map(({ place }) => place))],
  );
  return new Map(
    rows.flatMap((row) => {
      const { text, ...place } = partRow.parse(row);
      const part = customerPart.safeParse(JSON.parse(text));
      return part.success ? [[placeKey(place), part.data] as const] : [];
    }),
  );
}

function placeKey({ journalId, sequence }: EntryPlace): string {
  return `${journalId}/${sequence}`;
}

const partRow = z.object({ journalId: z.string(), sequence: z.int(), text: z.string() });
