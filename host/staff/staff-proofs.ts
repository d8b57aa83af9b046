import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillOperators } from '../operators/till-operators.ts';

/** The basket is right there. */
const goodForMs = 60_000;
/** A till's page and its tablets. */
const mostSeats = 32;

export type StaffProofs = ReturnType<typeof createStaffProofs>;

/**
 * That somebody of the staff is at the till: by their badge or PIN, for one seat and a short time, in
 * memory. Checked outside the commands (law 1), counted with the tries of a sign-on.
 */
export function createStaffProofs(from: {
  operators: Pick<TillOperators, 'active' | 'check'>;
  monotonicMs(): number;
  newToken(): string;
}) {
  const bySeat = new Map<string, { operatorId: string; token: string; untilMs: number }>();

  function give(seat: string, operatorId: string): { operatorId: string; token: string } {
    const token = from.newToken();
    bySeat.delete(seat);
    bySeat.set(seat, { operatorId, token, untilMs: from.monotonicMs() + goodForMs });
    const [oldest] = bySeat.keys();
    if (bySeat.size > mostSeats && oldest !== undefined) bySeat.delete(oldest);
    return { operatorId, token };
  }

  return {
    /** The token is empty after a badge that only says who it is: then their PIN is asked for. */
    async prove(
      request: { seat: string } & ({ operatorId: string; pin: string } | { badge: string }),
    ): Promise<Result<{ operatorId: string; token: string }, Failure>> {
      const { seat } = request;
      const at = { seat, purpose: 'approval' } as const;
      if ('pin' in request) {
        const buyer = from.operators.active().find(({ id }) => id === request.operatorId);
        if (!buyer) return refuse(fail('OPERATOR_UNKNOWN'));
        const checked = await from.operators.check.byPin(buyer, request.pin, at);
        return checked.ok ? ok(give(seat, buyer.id)) : checked;
      }
      const known = await from.operators.check.byBadge(request.badge, at);
      if (!known.ok) return known;
      const { operator, isEnough } = known.value;
      return ok(isEnough ? give(seat, operator.id) : { operatorId: operator.id, token: '' });
    },
    /** Whom a token is of; null where it is of another seat, or too old. */
    operatorOf(seat: string, token: string): string | null {
      const given = bySeat.get(seat);
      const isGood = given?.token === token && from.monotonicMs() < given.untilMs;
      return isGood ? given.operatorId : null;
    },
  };
}
