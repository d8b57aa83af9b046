import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readBadge } from '../../domain/scan/badge-code.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { SerialQueue } from '../store/serial-queue.ts';
import { isPinOf, operatorOfBadge, pepperId } from './pepper.ts';
import { type createPinTries, triesBeforeLock } from './pin-tries.ts';
import type { SeatOperators } from './seat-operators.ts';

/** PINs that wait to be checked: each takes a tenth of a second and 32 MB. */
const maximumWaiting = 4;

export type SignOnRequest =
  | { seat: string; operatorId: string; pin: string }
  | { seat: string; badge: string };

/**
 * Badges of nobody are counted for the whole till, as wrong PINs are for a person: who tries them out
 * names no one, and a page names its own seat.
 */
const badgeTries = 'any badge';
/** Signs of a badge that opens by itself: 80 bits, as random ones are, can't be guessed. */
const shortestAlone = 16;

/** `isSignedOn` false: the badge says who it is, and their PIN is asked for. */
interface SignOnAnswer {
  operatorId: string;
  isSignedOn: boolean;
}

/**
 * Operator first (tile or badge), then the PIN. The slow part runs outside the commands (law 1); only
 * the change of who is there is one. Nothing of a PIN is kept, logged or journalled, also not of a
 * wrong one, which may be a right one of somebody else.
 */
export function createSignOn(from: {
  operators(): readonly OperatorDocument[];
  pepper: Buffer;
  tries: ReturnType<typeof createPinTries>;
  seats: SeatOperators;
  queue: CommandQueue;
  isBadgeEnough(): boolean;
  append(drafts: readonly EntryDraft[]): void;
}) {
  const checks = new SerialQueue(maximumWaiting);

  async function withPin(
    { seat, operatorId, pin }: Extract<SignOnRequest, { pin: string }>,
    operator: OperatorDocument,
  ): Promise<Result<SignOnAnswer, Failure>> {
    const stored = operator.pin;
    if (stored === null || operator.sealedBy !== pepperId(from.pepper)) {
      return refuse(fail('PIN_NONE'));
    }
    const waitMs = from.tries.waitMs(operatorId);
    if (waitMs > 0) return refuse(waitFailure(waitMs));
    if (checks.isFull) return refuse(fail('BUSY'));
    const failures = from.tries.begin(operatorId);
    const isRight = await checks.run(() => isPinOf(pin, stored, from.pepper));
    if (!isRight) return wrongPin(seat, operatorId, failures);
    from.tries.succeeded(operatorId);
    return enter(seat, operator, 'pin');
  }

  async function wrongPin(
    seat: string,
    triedOperatorId: string,
    failures: number,
  ): Promise<Result<never, Failure>> {
    const left = triesBeforeLock - failures;
    if (left > 0) return refuse(fail('PIN_WRONG', { left }));
    const noted = await noteRefused(seat, triedOperatorId, failures);
    return noted.ok ? refuse(waitFailure(from.tries.waitMs(triedOperatorId))) : noted;
  }

  function noteRefused(
    seat: string,
    triedOperatorId: string,
    failures: number,
  ): Promise<Result<null, Failure>> {
    return from.queue.run(async () => {
      const details = { seat, triedOperatorId, failures };
      const body = { event: 'sign-on-refused', details };
      // Who it was is not known; it may not have been the person whose name was touched.
      from.append([{ type: 'event', body, operatorId: '', personal: null }]);
      return ok(null);
    });
  }

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

  async function withBadge({
    seat,
    badge,
  }: Extract<SignOnRequest, { badge: string }>): Promise<Result<SignOnAnswer, Failure>> {
    const body = readBadge(badge);
    if (body === null) return refuse(fail('BADGE_UNKNOWN'));
    const isEnough = from.isBadgeEnough();
    const waitMs = isEnough ? from.tries.waitMs(badgeTries) : 0;
    if (waitMs > 0) return refuse(badgeWait(waitMs));
    const operator = operatorOfBadge(body, from.operators(), from.pepper);
    if (!operator) {
      if (!isEnough) return refuse(fail('BADGE_UNKNOWN'));
      const failures = from.tries.begin(badgeTries);
      const noted = failures < triesBeforeLock ? ok(null) : await noteRefused(seat, '', failures);
      return noted.ok ? refuse(fail('BADGE_UNKNOWN')) : noted;
    }
    if (!isEnough || body.length < shortestAlone) {
      return ok({ operatorId: operator.id, isSignedOn: false });
    }
    from.tries.succeeded(badgeTries);
    return enter(seat, operator, 'badge');
  }
  return async (request: SignOnRequest): Promise<Result<SignOnAnswer, Failure>> => {
    if ('pin' in request) {
      const operator = from.operators().find(({ id }) => id === request.operatorId);
      return operator ? withPin(request, operator) : refuse(fail('OPERATOR_UNKNOWN'));
    }
    return withBadge(request);
  };
}

function badgeWait(waitMs: number): Failure {
  return fail('BADGE_WAIT', { seconds: Math.ceil(waitMs / 1_000) });
}

function waitFailure(waitMs: number): Failure {
  const seconds = Math.ceil(waitMs / 1_000);
  return seconds > 60
    ? fail('PIN_LOCKED', { minutes: Math.ceil(seconds / 60) })
    : fail('PIN_WAIT', { seconds });
}
