import { z } from 'zod';
import { type DossierDocument, dossierDocument } from '../../contract/document/dossier.ts';
import type { DossierEffect } from '../../contract/entry/dossier-effect.ts';
import { assert } from '../../domain/assert.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** What entries of one store do to its dossiers, in the order of the entries. */
interface StoreDossiers {
  storeId: string;
  effects: readonly DossierEffect[];
}

/**
 * Writes the dossiers that entries open or change as the tills of their store get them; rows are locked,
 * so that of two tills the second goes on with what the first made of it. Throws DatabaseError.
 */
export async function writeDossiers(
  sql: FeedTransaction,
  entries: readonly StoreDossiers[],
): Promise<void> {
  const told = entries.filter(({ effects }) => effects.length > 0);
  if (told.length === 0) return;
  for (const [storeId, ofStore] of Map.groupBy(told, (entry) => entry.storeId))
    await writeOfStore(
      sql,
      storeId,
      ofStore.flatMap(({ effects }) => effects),
    );
}

async function writeOfStore(
  sql: FeedTransaction,
  storeId: string,
  effects: readonly DossierEffect[],
): Promise<void> {
  const rows = await sql.query(
    `select content from documents
     where scope = $1 and collection = 'dossiers' and content is not null
       and id in (select jsonb_array_elements_text($2::jsonb))
     order by id for update`,
    [`store:${storeId}`, JSON.stringify(effects.map(({ id }) => id))],
  );
  const known = new Map<string, DossierDocument | null>(
    rows.map((row) => {
      const { content } = documentRow.parse(row);
      return [content.id, content];
    }),
  );
  for (const { id, apply } of effects) known.set(id, apply(known.get(id) ?? null));
  const written = sql.write(
    [...known.values()].flatMap((document) =>
      document === null
        ? []
        : [{ scope: `store:${storeId}` as const, change: { collection: 'dossiers', document } }],
    ),
  );
  assert(written.ok, 'A dossier is as its schema says, as the entry was that it comes of');
}

const documentRow = z.object({ content: dossierDocument });
