import pg from 'pg';
import { assert } from '../../domain/assert.ts';
import type { Database, Parameter } from './database.ts';
import { listenPostgres } from './listen-postgres.ts';
import { withSavepoints } from './savepoints.ts';
import { databaseError } from './sql-failure.ts';

/** Connections of one platform process; more only wait in the server instead of here. */
const maximumConnections = 10;
/** A connection that is not had in this time is an answer: the till tries again. */
const connectTimeoutMs = 5_000;
/** Texts of statements that are planned once for each connection; ours are constants, far fewer. */
const maximumPrepared = 500;
/** No statement of ours takes a fraction of it; one that hangs must not hold its locks. */
const statementTimeoutMs = 30_000;

/** PostgreSQL by its URL (`postgres://user@host/database`). Connects at the first query. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: maximumConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    application_name: 'comptoir-platform',
    types: { getTypeParser },
    // Statements that are asked for together go out together; each is answered by itself.
    pipeline: true,
  });
  const prepared = preparedNames();
  const run = (on: Querying, text: string, parameters?: readonly Parameter[]) =>
    ask(on, { text, name: parameters && prepared(text), parameters });
  // A connection that breaks while idle is replaced; whoever asks next gets another.
  pool.on('error', () => undefined);
  return {
    query: (text, parameters) => run(pool, text, parameters),
    async transaction(work) {
      const client = await pool.connect().catch((error: unknown) => {
        throw databaseError(error);
      });
      // Without a listener, a connection lost between two queries would end the process.
      const onError = () => undefined;
      client.on('error', onError);
      let isBroken = false;
      try {
        // Goes out with the first statement of the work, which fails if this did.
        const begun = run(client, 'begin');
        begun.catch(() => undefined);
        const result = await work(
          withSavepoints({
            query: (text, parameters) => run(client, text, parameters),
            async script(text) {
              await run(client, text);
            },
          }),
        );
        await begun;
        await run(client, 'commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {
          isBroken = true;
        });
        throw error;
      } finally {
        client.off('error', onError);
        client.release(isBroken);
      }
    },
    listen: (channel, onPayload) => Promise.resolve(listenPostgres(url, channel, onPayload)),
    close: () => pool.end(),
  };
}

type Querying = Pick<pg.Pool | pg.PoolClient, 'query'>;

async function ask(
  on: Querying,
  {
    text,
    name,
    parameters,
  }: { text: string; name: string | undefined; parameters: readonly Parameter[] | undefined },
) {
  try {
    // Without parameters several statements may stand in one text.
    const { rows } = await (parameters
      ? on.query({ text, values: [...parameters], ...(name !== undefined && { name }) })
      : on.query(text));
    return rows ?? [];
  } catch (error) {
    throw databaseError(error);
  }
}

/** The same name for the same text: planning a statement costs as much as running it for one entry. */
function preparedNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= maximumPrepared) return known;
    const name = `statement_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

/** As PGlite reads: `bigint` as a number. Ours stay far below 2⁵³, so more is a broken law. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? exactNumber : pg.types.getTypeParser(oid, format);

function exactNumber(text: string): number {
  const number = Number(text);
  assert(Number.isSafeInteger(number), 'A bigint of the platform is exact as a number');
  return number;
}
