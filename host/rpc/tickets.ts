import { createHash } from 'node:crypto';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Role } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** A browser of a slow machine has loaded the page by then. */
export const ticketLifeMs = 60_000;
/** The shell opens one window at a time; beyond this the oldest ticket is void. */
export const maxTickets = 8;

/** What a ticket is worth, once. */
export interface Admission {
  role: Role;
  token: string;
}

export interface Tickets {
  admit(ticket: string): void;
  /** What the ticket is exchanged for; `NOT_ALLOWED`: never known, used, or too old. */
  redeem(ticket: string): Result<Admission, Failure>;
}

/**
 * One-time codes for what others can read (a window's address is on its command line): each is
 * exchanged once, soon, for the token that is not written anywhere.
 */
export function createTickets(admission: Admission, nowMs: () => number): Tickets {
  // Found by digest, so that how long it takes says nothing about a ticket.
  const untilMs = new Map<string, number>();
  return {
    admit(ticket) {
      untilMs.set(digest(ticket), nowMs() + ticketLifeMs);
      const [oldest] = untilMs.keys();
      if (untilMs.size > maxTickets && oldest !== undefined) untilMs.delete(oldest);
    },
    redeem(ticket) {
      const until = untilMs.get(digest(ticket));
      untilMs.delete(digest(ticket));
      return until !== undefined && nowMs() < until ? ok(admission) : refuse(fail('NOT_ALLOWED'));
    },
  };
}

function digest(ticket: string): string {
  return createHash('sha256').update(ticket).digest('base64url');
}
