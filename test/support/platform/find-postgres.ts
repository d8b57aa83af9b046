import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian and its like put PostgreSQL's programs, one folder a version. */
const debianFolder = '/usr/lib/postgresql';

/** The folder with `postgres` and `initdb` of the newest PostgreSQL of this machine, or null. */
export function findPostgres(): string | null {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debianFolder, version, 'bin'))
    .concat((process.env.PATH ?? '').split(':').filter((folder) => folder !== ''));
  return (
    folders.find((folder) =>
      ['postgres', 'initdb'].every((program) => existsSync(join(folder, program))),
    ) ?? null
  );
}
