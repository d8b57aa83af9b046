import type { z } from 'zod';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Queries } from '../database/database.ts';
import type { ScopedChange } from '../documents/feed-transaction.ts';
import { type Scope, scopeText } from '../documents/scope.ts';
import type { Codec } from './codecs.ts';
import { type Column, column, writeRow } from './column.ts';
import { knownScopes } from './known.ts';
import type { CellRefusal } from './line-refusal.ts';
import type { MasterKind } from './master-kind.ts';
import { documentsAfter, type MasterCollection, storedDocuments } from './stored-documents.ts';
import { takeRows } from './take-rows.ts';

/** A document of master data with the scopes that have it. */
export interface ScopedDocument<Document> {
  document: Document;
  scopes: Scope[];
}

/** A kind whose lines are documents of one collection, a line a document. */
export function documentKind<Document extends { id: string }>(of: {
  collection: MasterCollection;
  schema: z.ZodType<Document>;
  /** The column of the document's id. */
  key: string;
  /** The document's own columns, without that of its id. */
  columns: readonly Column<Document>[];
  /** What a new document says where the file says nothing. */
  blank(id: string): Document;
  change(document: Document): DocumentChange;
  /** In which scopes it is; `column`: the file says it, the network if not. */
  scopes: 'network' | 'column';
  /** Done before the stored ones are read. */
  before?(sql: Queries, documents: readonly string[]): Promise<void>;
  /** What is wrong beyond its shape, given what the platform has. */
  checksOf?(
    sql: Queries,
    documents: readonly string[],
  ): Promise<(row: ScopedDocument<Document>) => CellRefusal | null>;
}): MasterKind {
  const columns: Column<ScopedDocument<Document>>[] = [
    ...of.columns.map(ofDocument<Document>),
    ...(of.scopes === 'column' ? [scopesColumn<Document>()] : []),
  ];
  return {
    key: [of.key],
    needed: [of.key],
    columns: [of.key, ...columns.map(({ name }) => name)],
    async take(sql, lines) {
      const ids = lines.map(({ cells }) => cells[of.key] ?? '');
      await of.before?.(sql, ids);
      const stored = await storedDocuments(sql, of, ids);
      const own = await of.checksOf?.(sql, ids);
      const known = of.scopes === 'column' ? await knownScopes(sql) : null;
      const { rows, refusals } = takeRows<ScopedDocument<Document>>(lines, {
        columns,
        schema: of.schema,
        checked: ({ document }) => document,
        refused(row) {
          const nowhere = row.scopes.find((scope) => known?.has(scope) === false);
          if (nowhere !== undefined)
            return { column: 'scopes', problem: 'unknown', found: nowhere };
          return own?.(row) ?? null;
        },
        before({ cells }) {
          const id = cells[of.key]?.trim() ?? '';
          if (id === '') return refuse({ column: of.key, problem: 'empty', found: '' });
          return ok(stored.get(id) ?? { document: of.blank(id), scopes: ['network'] });
        },
      });
      const written = sql.write(
        rows.flatMap(({ row }) => changesOf(row, stored.get(row.document.id)?.scopes ?? [])),
      );
      assert(written.ok, 'What was checked by its schema is written');
      return refusals;
    },
    async page(sql, after, limit) {
      const found = await documentsAfter(sql, of, { after, limit });
      const lines = found.map((row) => ({ [of.key]: row.id, ...writeRow(columns, row) }));
      return { lines, next: found.length < limit ? null : (found.at(-1)?.id ?? null) };
    },
  };

  /** It is in these scopes, and no more in those where it was before. */
  function changesOf(
    { document, scopes }: ScopedDocument<Document>,
    before: readonly Scope[],
  ): ScopedChange[] {
    const erased = { collection: of.collection, erased: document.id };
    return [
      ...scopes.map((scope) => ({ scope, change: of.change(document) })),
      ...before
        .filter((scope) => !scopes.includes(scope))
        .map((scope) => ({ scope, change: erased })),
    ];
  }
}

function ofDocument<Document>(own: Column<Document>): Column<ScopedDocument<Document>> {
  return {
    name: own.name,
    write: ({ document }) => own.write(document),
    read(text, before): Result<ScopedDocument<Document>, CellRefusal> {
      const document = own.read(text, before.document);
      return document.ok ? ok({ ...before, document: document.value }) : document;
    },
  };
}

function scopesColumn<Document>(): Column<ScopedDocument<Document>> {
  return column('scopes', scopeWords, {
    get: ({ scopes }) => scopes,
    set: (row, scopes) => ({ ...row, scopes }),
  });
}

const scopeWords: Codec<Scope[]> = {
  write: (scopes) => scopes.join(' '),
  read(cell) {
    const given = cell.split(/\s+/).filter((word) => word !== '');
    const parsed = scopeText.array().min(1).safeParse(given);
    if (parsed.success) return ok(parsed.data);
    return refuse(given.length === 0 ? 'empty' : 'value');
  },
};
