import { z } from 'zod';
import { e164 } from '../../domain/customer/phone-number.ts';
import type { Queries } from '../database/database.ts';

/**
 * Who has this telephone, e-mail or card, whole; null for nobody, and where it is more than one person's: nobody
 * knows then whose purchase it is. Throws DatabaseError.
 */
export async function claimantOf(
  sql: Queries,
  said: string,
  country: string,
): Promise<string | null> {
  const text = said.trim();
  if (text.length < 5) return null;
  const rows = await sql.query(
    `select customer_id from customer_index
     where (phone = $1 and phone <> '') or (email = $2 and email <> '')
        or (card_number = $3 and card_number <> '')
     limit 2`,
    [e164(text, country) ?? '', text.toLowerCase(), text],
  );
  const found = rows.map((row) => idRow.parse(row).customer_id);
  return found.length === 1 ? (found[0] ?? null) : null;
}

const idRow = z.object({ customer_id: z.string() });
