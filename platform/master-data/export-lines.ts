import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { MasterKindName, MasterPage } from './master-kind.ts';
import { masterKinds } from './master-kinds.ts';

/** Documents of one page; a price may be some lines. */
const pageSize = 1_000;

export const exportRequest = z.strictObject({
  /** Where the page before ended; empty for the first. */
  after: z.string().max(300),
});
export const exportAnswer = z.strictObject({
  lines: z.array(z.record(z.string(), z.string())),
  next: z.string().nullable(),
}) satisfies z.ZodType<MasterPage>;

/** The next lines of a kind, as an import of them would change nothing. */
export async function exportLines(
  sql: Queries,
  name: MasterKindName,
  after: string,
): Promise<MasterPage> {
  return await masterKinds[name].page(sql, after, pageSize);
}
