/** One row; whoever asked parses it (law 14). `bigint` comes as a number, `json` parsed. */
type Row = Readonly<Record<string, unknown>>;

/** Sets travel as the JSON text of an array (`jsonb_to_recordset`): one statement for any number of rows. */
export type Parameter = string | number | boolean | null;

export interface Queries {
  /** One statement. Throws DatabaseError. */
  query(text: string, parameters?: readonly Parameter[]): Promise<Row[]>;
}

export interface DatabaseTransaction extends Queries {
  /** Several statements without parameters. */
  script(text: string): Promise<void>;
  /** What fails inside is undone alone; the database transaction goes on. May be nested. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * PostgreSQL, on a server or embedded: the platform sees no difference. Nothing is reported done that
 * is not durable: `transaction` resolves after the commit is on disk.
 */
export interface Database extends Queries {
  /** Commits when `work` resolves, undoes everything when it throws. READ COMMITTED. */
  transaction<T>(work: (sql: DatabaseTransaction) => Promise<T>): Promise<T>;
  /**
   * Calls back with what is told on this channel (`pg_notify`) once it is committed, by any process. A
   * connection that was lost is made anew; what was told meanwhile is missed. Returns how to stop.
   */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** A refusal of the database, with its SQLSTATE (PostgreSQL documentation, appendix A). */
export class DatabaseError extends Error {
  /** Five characters; a lost connection is `08006` whoever noticed it. */
  readonly sqlState: string;
  /** Name of the constraint that refused, or empty. */
  readonly constraint: string;

  constructor(message: string, sqlState: string, constraint: string, cause: unknown) {
    super(message, { cause });
    this.name = 'DatabaseError';
    this.sqlState = sqlState;
    this.constraint = constraint;
  }
}
