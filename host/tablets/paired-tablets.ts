import { createHash } from 'node:crypto';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { Admitted } from '../../contract/rpc/handlers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { tillFailure } from '../till-failure.ts';
import type { Pairing } from './pairing.ts';
import type { TabletRow, TabletTable } from './tablet-table.ts';

/** Tablets that are good at one time: seats that hold somebody have a bound of their own. */
const maximumTablets = 24;

/** A connection from the store network, before it said who it is. */
export interface NetworkCaller {
  /** Where it comes from. */
  address: string;
  close(): void;
}

/** The tablets that are paired with this till, and who of them is connected. */
export function createPairedTablets(from: {
  table: TabletTable;
  pairing: Pick<Pairing, 'take'>;
  /** ISO 8601, UTC. */
  now(): string;
  /** 256 random bits. */
  newToken(): string;
  onPaired(seat: string, operatorId: string): void;
  /** Who is connected changed, or who is paired. */
  onChanged(): void;
  onFailed(error: unknown): void;
}) {
  const rows = new Map(from.table.all().map((row) => [row.seat, row]));
  const connected = new Map<string, Set<NetworkCaller>>();

  const isGood = ({ revokedAt }: TabletRow): boolean => revokedAt === '';
  const good = (): TabletRow[] => [...rows.values()].filter(isGood);

  function put(row: TabletRow): void {
    from.table.put(row);
    rows.set(row.seat, row);
  }

  /** When it was last seen is worth no refusal. */
  function seen(seat: string): void {
    const row = rows.get(seat);
    if (row === undefined) return;
    try {
      put({ ...row, lastSeenAt: from.now() });
    } catch (error) {
      from.onFailed(error);
    }
    from.onChanged();
  }

  function join(seat: string, caller: NetworkCaller): Admitted {
    const callers = connected.get(seat) ?? new Set();
    callers.add(caller);
    connected.set(seat, callers);
    seen(seat);
    return { role: 'tablet', seat };
  }

  function pair(
    code: string,
    caller: NetworkCaller,
  ): Result<Admitted & { token: string }, Failure> {
    const taken = from.pairing.take(code, caller.address);
    if (!taken.ok) return taken;
    if (good().length >= maximumTablets) {
      return refuse(fail('TABLETS_FULL', { limit: maximumTablets }));
    }
    const { name, operatorId } = taken.value;
    const seat = `tablet-${rows.size + 1}`;
    const token = from.newToken();
    const now = from.now();
    put({
      ...{ seat, name: name === '' ? seat : name, tokenHash: hash(token) },
      ...{ pairedAt: now, lastSeenAt: now, revokedAt: '' },
    });
    from.onPaired(seat, operatorId);
    return ok({ ...join(seat, caller), token });
  }

  return {
    list: () =>
      good().map(({ seat, name, pairedAt, lastSeenAt }) => ({
        ...{ seat, name, pairedAt, lastSeenAt },
        isConnected: (connected.get(seat)?.size ?? 0) > 0,
      })),
    /** What the tablet of a seat is called, revoked or not; empty for a seat that is no tablet's. */
    nameOf: (seat: string) => rows.get(seat)?.name ?? '',
    /** How one connection is let in. */
    admission: (caller: NetworkCaller) => ({
      authenticate(token: string): Admitted | null {
        const digest = hash(token);
        const row = good().find(({ tokenHash }) => tokenHash === digest);
        return row === undefined ? null : join(row.seat, caller);
      },
      redeem(code: string): ReturnType<typeof pair> {
        try {
          return pair(code, caller);
        } catch (error) {
          from.onFailed(error);
          const known = tillFailure(error);
          if (known instanceof FailureError) return refuse(known.failure);
          throw error;
        }
      },
    }),
    ended(caller: NetworkCaller): void {
      for (const [seat, callers] of connected) if (callers.delete(caller)) seen(seat);
    },
    /** Its token is good no more, from this moment: what is open of it is cut. `TABLET_UNKNOWN`. */
    revoke(seat: string): Result<null, Failure> {
      const row = rows.get(seat);
      if (row === undefined || !isGood(row)) return refuse(fail('TABLET_UNKNOWN'));
      put({ ...row, tokenHash: '', revokedAt: from.now() });
      for (const caller of [...(connected.get(seat) ?? [])]) caller.close();
      connected.delete(seat);
      from.onChanged();
      return ok(null);
    },
  };
}

/** Of 256 random bits: nobody finds one by its hash, nor by how long the comparison takes. */
function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
