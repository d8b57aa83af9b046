import type { Failure } from '../../contract/failure/failure.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { type CheckedChange, checkChange } from './check-change.ts';
import { numberChanges, type WrittenChange } from './number-changes.ts';
import type { Scope } from './scope.ts';

export interface ScopedChange {
  scope: Scope;
  change: DocumentChange;
}

/** A database transaction that may change documents. */
export interface FeedTransaction extends DatabaseTransaction {
  /**
   * Whole documents, or erasures; they are stored when the work is done. Of several changes of one
   * document the last counts; one that changes nothing is no change. All are taken or none: refuses
   * DOCUMENT_REFUSED with `collection`, `id` and `path` of the first that is not as its schema says.
   */
  write(changes: readonly ScopedChange[]): Result<null, Failure>;
  /**
   * What this work wrote to a collection so far, by scope and id the last of each: rows do not have it yet, and
   * whoever changes a document goes on with what another part of the same work made of it.
   */
  pending(collection: CheckedChange['collection']): WrittenChange[];
}

/**
 * The only way to change documents: collects what the work writes, and stores and numbers it as the
 * last step of the database transaction. So their lock is held for that step alone, and who reads
 * `seq` in order misses nothing. What is undone to a savepoint is not written.
 */
export async function inFeedTransaction<T>(
  database: Database,
  work: (sql: FeedTransaction) => Promise<T>,
): Promise<T> {
  return await database.transaction(async (sql) => {
    const written: WrittenChange[] = [];
    const result = await work({
      ...sql,
      write(changes) {
        const checked: WrittenChange[] = [];
        for (const { scope, change } of changes) {
          const one = checkChange(change);
          if (!one.ok) return one;
          checked.push({ scope, ...one.value });
        }
        for (const change of checked) written.push(change);
        return ok(null);
      },
      pending(collection) {
        const last = new Map<string, WrittenChange>();
        for (const change of written)
          if (change.collection === collection) last.set(`${change.scope} ${change.id}`, change);
        return [...last.values()];
      },
      async savepoint(inner) {
        const before = written.length;
        try {
          return await sql.savepoint(inner);
        } catch (error) {
          written.length = before;
          throw error;
        }
      },
    });
    await numberChanges(sql, written);
    return result;
  });
}
