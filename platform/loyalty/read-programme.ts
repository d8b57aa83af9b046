import { z } from 'zod';
import { loyaltyProgramme, loyaltyProgrammeId } from '../../contract/document/loyalty-programme.ts';
import type { LoyaltyProgramme } from '../../domain/loyalty/loyalty-programme.ts';
import type { Queries } from '../database/database.ts';

export interface StoredProgramme {
  programme: LoyaltyProgramme;
  /** Another one when anything of it is. */
  hash: string;
}

/** The network's loyalty programme; null when there is none that this release can read. */
export async function readProgramme(sql: Queries): Promise<StoredProgramme | null> {
  const [row] = await sql.query(
    `select content -> 'value' as value, md5(content::text) as hash from documents
     where scope = 'network' and collection = 'settings' and id = $1 and content is not null`,
    [loyaltyProgrammeId],
  );
  if (!row) return null;
  const { value, hash } = programmeRow.parse(row);
  const programme = loyaltyProgramme.safeParse(value);
  return programme.success ? { programme: programme.data, hash } : null;
}

const programmeRow = z.object({ value: z.unknown(), hash: z.string() });
