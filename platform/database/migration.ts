/** One numbered step of the schema. Once released it never changes: what comes next is a new one. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}
