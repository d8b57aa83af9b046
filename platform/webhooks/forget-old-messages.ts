import type { Queries } from '../database/database.ts';

/** So long a message can be replayed. */
const keptDays = 30;

/** Forgets messages that nobody asks for any more, with their deliveries. */
export async function forgetOldMessages(sql: Queries): Promise<void> {
  await sql.query(
    `delete from webhook_messages
     where at_ms < (extract(epoch from now()) * 1000)::bigint - $1::bigint * 86400000`,
    [keptDays],
  );
}
