import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';

/** What signs tokens, the same for every process on this database; made by the first that starts. */
export async function tokenSecret(database: Database): Promise<Uint8Array> {
  await database.query(
    `insert into secrets (name, value) values ('tokens', $1) on conflict do nothing`,
    [randomBytes(32).toString('base64url')],
  );
  const [row] = await database.query(`select value from secrets where name = 'tokens'`);
  return Buffer.from(z.object({ value: z.string() }).parse(row).value, 'base64url');
}
