import type { OperatorDocument } from '../../contract/document/operator.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { PersonCheck } from './check-person.ts';
import type { SeatOperators } from './seat-operators.ts';

type SignOnRequest =
  | { seat: string; operatorId: string; pin: string }
  | { seat: string; badge: string };

/** `isSignedOn` false: the badge says who it is, and their PIN is asked for. */
interface SignOnAnswer {
  operatorId: string;
  isSignedOn: boolean;
}

/** Operator first (tile or badge), then the PIN. Only the change of who is there is a command (law 1). */
export function createSignOn(from: {
  operators(): readonly OperatorDocument[];
  check: PersonCheck;
  seats: SeatOperators;
  queue: CommandQueue;
}) {
  function enter(
    seat: string,
    operator: OperatorDocument,
    how: 'pin' | 'badge',
  ): Promise<Result<SignOnAnswer, Failure>> {
    return from.queue.run(async () => {
      if (from.seats.isFull(seat)) return refuse(fail('BUSY'));
      from.seats.signOn(seat, operator, how);
      return ok({ operatorId: operator.id, isSignedOn: true });
    });
  }

  return async (request: SignOnRequest): Promise<Result<SignOnAnswer, Failure>> => {
    const { seat } = request;
    const at = { seat, purpose: 'sign-on' } as const;
    if ('pin' in request) {
      const operator = from.operators().find(({ id }) => id === request.operatorId);
      if (!operator) return refuse(fail('OPERATOR_UNKNOWN'));
      const checked = await from.check.byPin(operator, request.pin, at);
      return checked.ok ? enter(seat, operator, 'pin') : checked;
    }
    const known = await from.check.byBadge(request.badge, at);
    if (!known.ok) return known;
    const { operator, isEnough } = known.value;
    return isEnough
      ? enter(seat, operator, 'badge')
      : ok({ operatorId: operator.id, isSignedOn: false });
  };
}
