import type { DatabaseTransaction, Queries } from './database.ts';

/** A database transaction over an adapter's own statements; savepoints are the same SQL everywhere. */
export function withSavepoints(
  statements: Queries & Pick<DatabaseTransaction, 'script'>,
): DatabaseTransaction {
  let depth = 0;
  return {
    ...statements,
    async savepoint(work) {
      depth += 1;
      const name = `savepoint_${depth}`;
      try {
        await statements.query(`savepoint ${name}`);
        try {
          const result = await work();
          await statements.query(`release savepoint ${name}`);
          return result;
        } catch (error) {
          await statements.query(`rollback to savepoint ${name}`);
          await statements.query(`release savepoint ${name}`);
          throw error;
        }
      } finally {
        depth -= 1;
      }
    },
  };
}
