import { type DatabaseName, databaseNames } from './group.ts';

/** What the run was asked for on its command line. */
export interface BenchOptions {
  sizes: readonly number[];
  /** Only groups whose name contains this. */
  only: string;
  /** What the platform's rows run on. */
  databases: readonly DatabaseName[];
  /** `text`: the table on stdout; `json`: JSON there; a file: JSON in it and the table on stdout. */
  output: 'text' | 'json' | { file: string };
}

export const usage = `npm run bench [-- options]

  --sizes N,N,…    items in the catalogue (10000,200000,1000000)
  --only TEXT      only groups whose name contains it; --only list names them
  --on DATABASE    PGlite or PostgreSQL, for the platform's rows; both unless said
  --json [FILE]    JSON instead of the table, or as well in a file

COMPTOIR_ITEMS=FILE takes the items of a file "gtin<TAB>name", gzip or not, instead of made-up ones.`;

/** Null when the arguments make no sense. */
export function readOptions(args: readonly string[]): BenchOptions | null {
  const options: BenchOptions = {
    sizes: [10_000, 200_000, 1_000_000],
    only: '',
    databases: databaseNames,
    output: 'text',
  };
  const rest = [...args];
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    const value = rest[0]?.startsWith('--') === false ? rest.shift() : undefined;
    if (name === '--json') options.output = value === undefined ? 'json' : { file: value };
    else if (name === '--only' && value !== undefined) options.only = value;
    else if (name === '--on' && databaseNames.some((known) => known === value))
      options.databases = databaseNames.filter((known) => known === value);
    else if (name === '--sizes' && /^\d+(,\d+)*$/.test(value ?? ''))
      options.sizes = sizesOf(value ?? '');
    else return null;
  }
  return options.sizes.every((size) => size >= 1_000 && size <= 2_000_000) ? options : null;
}

function sizesOf(text: string): number[] {
  return [...new Set(text.split(',').map(Number))].toSorted((a, b) => a - b);
}
