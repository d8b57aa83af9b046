import { z } from 'zod';
import { type DossierDocument, dossierDocument } from '../../contract/document/dossier.ts';
import type { DossierEffect } from '../../contract/entry/dossier-effect.ts';
import { assert } from '../../domain/assert.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';

/** Dossiers of stores, by both their ids: as they will be stored with the documents of this database transaction. */
export type KnownDossiers = ReadonlyMap<string, DossierDocument | null>;

/** What entries of one store do to its dossiers, in the order of the entries. */
interface StoreDossiers {
  storeId: string;
  effects: readonly DossierEffect[];
}

/**
 * Writes the dossiers that entries open or change as the tills of their store get them, and of every store that it
 * was brought to; rows are locked, so that of two tills, of one store or two, the second goes on with what the
 * first made of it. What was written before in this
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
  const ids = JSON.stringify(effects.map(({ id }) => id));
  // Of every store that has one: whoever brings one to another store is waited for, and then seen.
  await sql.query(`select 1 from documents where ${ofIds} order by id, scope for update`, [ids]);
  const rows = await sql.query(`select scope, content from documents where ${ofIds}`, [ids]);
  const stored = rows.map((row) => documentRow.parse(row));
  const scope = `store:${storeId}` as const;
  const dossiers = new Map<string, DossierDocument | null>(
    stored.flatMap((row) => (row.scope === scope ? [[row.content.id, row.content]] : [])),
  );
  for (const { id } of effects) {
    const earlier = known.get(keyOf(storeId, id));
    if (earlier !== undefined) dossiers.set(id, earlier);
  }
  for (const { id, apply } of effects) dossiers.set(id, apply(dossiers.get(id) ?? null));
  const written = sql.write(
    [...dossiers.values()].flatMap((document) => {
      if (document === null) return [];
      const others = stored.filter(
        ({ content }) =>
          content.id === document.id &&
          placeText(content.details.place) === placeText(document.details.place),
      );
      return [...new Set([scope, ...others.map((other) => other.scope)])].map((to) => ({
        ...{ scope: to, change: { collection: 'dossiers' as const, document } },
      }));
    }),
  );
  assert(written.ok, 'A dossier is as its schema says, as the entry was that it comes of');
  return dossiers;
}

function keyOf(storeId: string, id: string): string {
  return `${storeId}|${id}`;
}

const ofIds = `collection = 'dossiers' and content is not null
  and id = any (array(select jsonb_array_elements_text($1::jsonb)))`;

const documentRow = z.object({
  scope: z.templateLiteral(['store:', z.string()]),
  content: dossierDocument,
});
