import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { seat as seatShape } from '../../contract/host/views.ts';
import type { Admitted } from '../../contract/rpc/handlers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** A window of a slow machine has loaded its page by then. */
export const ticketLifeMs = 60_000;
/** A till has one display, or a few while windows are tried out; beyond this the oldest code is void. */
const maximumTickets = 8;

export type DisplayDoor = ReturnType<typeof createDisplayDoor>;

/**
 * Who is let in as the display of a seat: a one-time code, exchanged for a token of that seat. Nothing is kept: a
 * token is worked out of a secret of this till and the shell's run, so a display rejoins a host that started
 * anew, and one of an earlier run is nobody.
 */
export function createDisplayDoor(from: {
  secret: Uint8Array;
  /** Tells the runs of the shell apart. */
  shellRun: string;
  newTicket(): string;
  monotonicMs(): number;
}) {
  const tickets = new Map<string, { seat: string; untilMs: number }>();
  const tokenOf = (seat: string): string =>
    `${seat}.${createHmac('sha256', from.secret)
      .update(`customer-display ${from.shellRun} ${seat}`)
      .digest('base64url')}`;

  return {
    /** A code for one window; the address that carries it may be read by others. */
    offer(seat: string): string {
      const ticket = from.newTicket();
      tickets.set(digest(ticket), { seat, untilMs: from.monotonicMs() + ticketLifeMs });
      const [oldest] = tickets.keys();
      if (tickets.size > maximumTickets && oldest !== undefined) tickets.delete(oldest);
      return ticket;
    },
    /** `NOT_ALLOWED`: never offered, used, or too old. */
    redeem(ticket: string): Result<Admitted & { token: string }, Failure> {
      const offered = tickets.get(digest(ticket));
      tickets.delete(digest(ticket));
      if (!offered || from.monotonicMs() >= offered.untilMs) return refuse(fail('NOT_ALLOWED'));
      const { seat } = offered;
      return ok({ role: 'display', seat, token: tokenOf(seat) });
    },
    authenticate(token: string): Admitted | null {
      const seat = seatShape.safeParse(token.slice(0, token.lastIndexOf('.')));
      if (!seat.success) return null;
      const isKnown = timingSafeEqual(hash(tokenOf(seat.data)), hash(token));
      return isKnown ? { role: 'display', seat: seat.data } : null;
    },
  };
}

// Found by digest, so that how long it takes says nothing about a ticket.
function digest(ticket: string): string {
  return hash(ticket).toString('base64url');
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
