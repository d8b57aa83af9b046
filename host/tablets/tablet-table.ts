import { z } from 'zod';
import { storeFailure } from '../journal/store-failure.ts';
import type { TillFile } from '../store/till-file.ts';

const row = z.object({
  seat: z.string(),
  name: z.string(),
  tokenHash: z.string(),
  pairedAt: z.string(),
  lastSeenAt: z.string(),
  /** Empty while it is good. */
  revokedAt: z.string(),
});
/** A tablet that was ever paired: a seat is never given twice, for baskets name it. */
export type TabletRow = z.infer<typeof row>;

export interface TabletTable {
  all(): TabletRow[];
  put(tablet: TabletRow): void;
}

export function openTabletTable(till: TillFile): TabletTable {
  const all = till.sql.prepare(
    'SELECT seat, name, tokenHash, pairedAt, lastSeenAt, revokedAt FROM tablets ORDER BY pairedAt, seat',
  );
  const put = till.sql.prepare(`INSERT INTO tablets
    (seat, name, tokenHash, pairedAt, lastSeenAt, revokedAt) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (seat) DO UPDATE SET lastSeenAt = excluded.lastSeenAt,
      revokedAt = excluded.revokedAt, tokenHash = excluded.tokenHash`);
  return {
    all: () => all.all().map((each) => row.parse(each)),
    put({ seat, name, tokenHash, pairedAt, lastSeenAt, revokedAt }) {
      try {
        till.transaction(() => put.run(seat, name, tokenHash, pairedAt, lastSeenAt, revokedAt));
      } catch (error) {
        throw storeFailure(error);
      }
    },
  };
}
