// The package ships types that its `exports` do not reach; this is the part that we use.
declare module 'better-sqlite3-multiple-ciphers' {
  interface Statement<Parameter, Row> {
    run(...values: Parameter[]): { changes: number; lastInsertRowid: number | bigint };
    get(...values: Parameter[]): Row | undefined;
    all(...values: Parameter[]): Row[];
    iterate(...values: Parameter[]): IterableIterator<Row>;
  }
  class Database {
    constructor(
      file: string,
      options: { readonly: boolean; fileMustExist: boolean; timeout: number },
    );
    readonly inTransaction: boolean;
    prepare<Parameter, Row>(sql: string): Statement<Parameter, Row>;
    exec(sql: string): this;
    pragma(text: string, options?: { simple: boolean }): unknown;
    close(): this;
  }

  // biome-ignore lint/style/noDefaultExport: the package has no other export
  export { Database as default };
}
