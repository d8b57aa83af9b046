import { z } from 'zod';
import { type DossierDocument, dossierDocument } from '../../contract/document/dossier.ts';
import type { DossierEffect } from '../../contract/entry/dossier-effect.ts';
import { assert } from '../../domain/assert.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** Dossiers of stores, by both their ids: as they will be stored with the documents of this database transaction. */
export type KnownDossiers = ReadonlyMap<string, DossierDocument | null>;

/** What entries of one store do to its dossiers, in the order of the entries. */
interface StoreDossiers {
  storeId: string;
  effects: readonly DossierEffect[];
}

/**
 * Writes the dossiers that entries open or change as the tills of their store get them; rows are locked,
 * so that of two tills the second goes on with what the first made of it. What was written before in this
 * database transaction is not in the rows yet, and comes in as `known`; returns what was written now.
 * Throws DatabaseError.
 */
export async function writeDossiers(
  sql: FeedTransaction,
  entries: readonly StoreDossiers[],
  known: KnownDossiers,
): Promise<KnownDossiers> {
  const told = entries.filter(({ effects }) => effects.length > 0);
  const written = new Map<string, DossierDocument | null>();
  for (const [storeId, ofStore] of Map.groupBy(told, (entry) => entry.storeId)) {
    const effects = ofStore.flatMap((entry) => entry.effects);
    for (const [id, dossier] of await writeOfStore(sql, { storeId, effects }, known))
      written.set(keyOf(storeId, id), dossier);
  }
  return written;
}

async function writeOfStore(
  sql: FeedTransaction,
  { storeId, effects }: StoreDossiers,
  known: KnownDossiers,
): Promise<Map<string, DossierDocument | null>> {
  const rows = await sql.query(
    `select content from documents
     where scope = $1 and collection = 'dossiers' and content is not null
       and id = any (array(select jsonb_array_elements_text($2::jsonb)))
     order by id for update`,
    [`store:${storeId}`, JSON.stringify(effects.map(({ id }) => id))],
  );
  const dossiers = new Map<string, DossierDocument | null>(
    rows.map((row) => {
      const { content } = documentRow.parse(row);
      return [content.id, content];
    }),
  );
  for (const { id } of effects) {
    const earlier = known.get(keyOf(storeId, id));
    if (earlier !== undefined) dossiers.set(id, earlier);
  }
  for (const { id, apply } of effects) dossiers.set(id, apply(dossiers.get(id) ?? null));
  const written = sql.write(
    [...dossiers.values()].flatMap((document) =>
      document === null
        ? []
        : [{ scope: `store:${storeId}` as const, change: { collection: 'dossiers', document } }],
    ),
  );
  assert(written.ok, 'A dossier is as its schema says, as the entry was that it comes of');
  return dossiers;
}

function keyOf(storeId: string, id: string): string {
  return `${storeId}|${id}`;
}

const documentRow = z.object({ content: dossierDocument });
