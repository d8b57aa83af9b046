import type { WantedRight } from '../../domain/operator/wanted-right.ts';
import type { AskedCommand, GivenApproval } from './command-approval.ts';

/** Seats whose newest question is kept, and as many approvals: a till's page and a few tablets. */
const maximumSeats = 32;
/** Somebody has to come to the till. */
const askedForMs = 10 * 60_000;
/** The page sends the command again at once. */
const givenForMs = 60_000;

/** What was refused, and what would have to be allowed. */
export interface Question extends AskedCommand {
  wanted: WantedRight;
}

/**
 * Questions that were asked and approvals that were given, each of one command and for a short time, in
 * memory: what a host that dies forgets was not done either. A seat has one of each, the newest.
 */
export function createApprovalDesk(monotonicMs: () => number, newToken: () => string) {
  const questions = boundedBySeat<Question>(monotonicMs);
  const approvals = boundedBySeat<GivenApproval & { token: string }>(monotonicMs);
  return {
    ask: (question: Question) => questions.set(question.seat, question, askedForMs),
    /** The question that is open at a seat, if it is about this command. */
    question(seat: string, commandHash: string): Question | null {
      const question = questions.get(seat);
      return question?.commandHash === commandHash ? question : null;
    },
    /** Answers a question, once; returns the token that the command is to carry. */
    give({ wanted, ...asked }: Question, by: Pick<GivenApproval, 'approver' | 'how'>): string {
      questions.delete(asked.seat);
      const token = newToken();
      approvals.set(asked.seat, { ...asked, ...by, token }, givenForMs);
      return token;
    },
    /** What allows this command of this person; null where the token is of another, too old or used. */
    approval(
      token: string,
      { commandHash, seat, requestedById }: Omit<AskedCommand, 'command'>,
    ): GivenApproval | null {
      const given = approvals.get(seat);
      const isOfThis =
        given?.token === token &&
        given.commandHash === commandHash &&
        given.requestedById === requestedById;
      return isOfThis ? given : null;
    },
    /** What was allowed is done. */
    spend: (seat: string) => approvals.delete(seat),
  };
}

export type ApprovalDesk = ReturnType<typeof createApprovalDesk>;

/** One value a seat, for a while; the oldest goes where there are too many. */
function boundedBySeat<T>(monotonicMs: () => number) {
  const bySeat = new Map<string, { value: T; untilMs: number }>();
  return {
    get(seat: string): T | null {
      const known = bySeat.get(seat);
      return known !== undefined && monotonicMs() < known.untilMs ? known.value : null;
    },
    set(seat: string, value: T, forMs: number): void {
      bySeat.delete(seat);
      bySeat.set(seat, { value, untilMs: monotonicMs() + forMs });
      const [oldest] = bySeat.keys();
      if (bySeat.size > maximumSeats && oldest !== undefined) bySeat.delete(oldest);
    },
    delete: (seat: string) => void bySeat.delete(seat),
  };
}
