import type { OperatorDocument } from '../../contract/document/operator.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { ApprovalQuestion } from '../../contract/host/calls/approval-calls.ts';
import { covers, roleThatCould } from '../../domain/operator/permissions.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PersonCheck } from '../operators/check-person.ts';
import type { TillRules } from '../operators/till-rules.ts';
import type { ApprovalDesk, Question } from './approval-desk.ts';

/** Digits of the PIN of who approves: four could be watched and remembered by who asks. */
const approverPinDigits = 6;

interface Refused {
  seat: string;
  /** Hash of the refused command. */
  command: string;
}
type ApproveRequest = Refused & ({ operatorId: string; pin: string } | { badge: string });

/**
 * A second person allows a command that was refused: whoever may do it, and not who asks for it. Their
 * PIN or badge is checked as for a sign-on, outside the commands; nobody signs on or off by it.
 */
export function createApprove(from: {
  desk: ApprovalDesk;
  check: PersonCheck;
  operators(): readonly OperatorDocument[];
  operatorAt(seat: string): OperatorDocument | null;
  rules(): TillRules;
}) {
  /** As long as who asked is there. */
  function openQuestion({ seat, command }: Refused): Result<Question, Failure> {
    const question = from.desk.question(seat, command);
    const isThere = question !== null && from.operatorAt(seat)?.id === question.requestedById;
    return isThere ? ok(question) : refuse(fail('APPROVAL_GONE'));
  }

  /** Why this person can't allow it, or null. */
  function refusalOf(
    { wanted: { action, asked }, requestedById }: Question,
    { id, role }: OperatorDocument,
  ): Failure | null {
    if (id === requestedById) return fail('APPROVAL_OWN');
    const { permissions } = from.rules();
    const taken = asked ?? { offMinor: 0, fullMinor: 0 };
    if (covers(permissions[role][action], taken)) return null;
    return fail('APPROVAL_BEYOND', {
      role: roleThatCould(permissions, action, taken) ?? 'nobody',
    });
  }

  function give(
    request: Refused,
    approver: OperatorDocument,
    how: 'pin' | 'badge',
  ): Result<{ approverId: string; token: string }, Failure> {
    // Once more: a PIN takes its time, and somebody else may be there, or asked something else.
    const question = openQuestion(request);
    if (!question.ok) return question;
    const refusal = refusalOf(question.value, approver);
    if (refusal !== null) return refuse(refusal);
    const token = from.desk.give(question.value, { approver, how });
    return ok({ approverId: approver.id, token });
  }

  return {
    askApproval(request: Refused): Result<ApprovalQuestion, Failure> {
      const question = openQuestion(request);
      if (!question.ok) return question;
      const { action, asked, limit } = question.value.wanted;
      return ok({
        action,
        asked: asked && {
          amountMinor: asked.offMinor,
          ofMinor: asked.fullMinor,
          currency: asked.currency,
        },
        limit: limit && { rateBp: limit.upToRateBp, amountMinor: limit.upToMinor },
        approvers: from
          .operators()
          .filter((operator) => refusalOf(question.value, operator) === null)
          .map(({ id, alias, role, pin }) => ({ id, alias, role, pinDigits: pin?.digits ?? 0 }))
          .toSorted((a, b) => a.alias.localeCompare(b.alias, 'fr')),
        pinDigits: approverPinDigits,
      });
    },

    async approve(
      request: ApproveRequest,
    ): Promise<Result<{ approverId: string; token: string }, Failure>> {
      const question = openQuestion(request);
      if (!question.ok) return question;
      const at = { seat: request.seat, purpose: 'approval' } as const;
      if ('pin' in request) {
        const approver = from.operators().find(({ id }) => id === request.operatorId);
        if (!approver) return refuse(fail('OPERATOR_UNKNOWN'));
        const refusal = refusalOf(question.value, approver) ?? shortPin(approver, request.pin);
        if (refusal !== null) return refuse(refusal);
        const checked = await from.check.byPin(approver, request.pin, at);
        return checked.ok ? give(request, approver, 'pin') : checked;
      }
      const known = await from.check.byBadge(request.badge, at);
      if (!known.ok) return known;
      const { operator, isEnough } = known.value;
      if (isEnough) return give(request, operator, 'badge');
      const refusal = refusalOf(question.value, operator) ?? shortPin(operator);
      return refusal === null ? ok({ approverId: operator.id, token: '' }) : refuse(refusal);
    },
  };
}

function shortPin({ pin }: OperatorDocument, typed: string | null = null): Failure | null {
  if (pin === null) return fail('PIN_NONE');
  const digits = Math.min(pin.digits, typed?.length ?? pin.digits);
  if (digits >= approverPinDigits) return null;
  return fail('APPROVAL_PIN_SHORT', { digits: approverPinDigits });
}
