import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readBadge } from '../../domain/scan/badge-code.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { SerialQueue } from '../store/serial-queue.ts';
import { isPinOf, operatorOfBadge, pepperId } from './pepper.ts';
import { type createPinTries, triesBeforeLock } from './pin-tries.ts';

/** PINs that wait to be checked: each takes a tenth of a second and 32 MB. */
const maximumWaiting = 4;

/**
 * Badges of nobody are counted for the whole till, as wrong PINs are for a person: who tries them out
 * names no one, and a page names its own seat.
 */
const badgeTries = 'any badge';
/** Signs of a badge that opens by itself: 80 bits, as random ones are, can't be guessed. */
const shortestAlone = 16;

/** What somebody shows who they are for; the entry of too many tries says it. */
type Purpose = 'sign-on' | 'approval';

export type PersonCheck = ReturnType<typeof createPersonCheck>;

/**
 * Whether somebody is who they say: a PIN, or a badge. Slow, so it runs outside the commands (law 1).
 * Nothing of a PIN is kept, logged or journalled, also not of a wrong one, which may be a right one of
 * somebody else. One count of tries for whatever it is asked for.
 */
export function createPersonCheck(from: {
  operators(): readonly OperatorDocument[];
  pepper: Buffer;
  tries: ReturnType<typeof createPinTries>;
  queue: CommandQueue;
  isBadgeEnough(): boolean;
  append(drafts: readonly EntryDraft[]): void;
}) {
  const checks = new SerialQueue(maximumWaiting);

  async function byPin(
    { id, pin: stored, sealedBy }: OperatorDocument,
    pin: string,
    at: { seat: string; purpose: Purpose },
  ): Promise<Result<null, Failure>> {
    if (stored === null || sealedBy !== pepperId(from.pepper)) return refuse(fail('PIN_NONE'));
    const waitMs = from.tries.waitMs(id);
    if (waitMs > 0) return refuse(waitFailure(waitMs));
    if (checks.isFull) return refuse(fail('BUSY'));
    const failures = from.tries.begin(id);
    const isRight = await checks.run(() => isPinOf(pin, stored, from.pepper));
    if (!isRight) return wrongPin(id, failures, at);
    from.tries.succeeded(id);
    return ok(null);
  }

  async function wrongPin(
    triedOperatorId: string,
    failures: number,
    at: { seat: string; purpose: Purpose },
  ): Promise<Result<never, Failure>> {
    const left = triesBeforeLock - failures;
    if (left > 0) return refuse(fail('PIN_WRONG', { left }));
    const noted = await noteRefused(triedOperatorId, failures, at);
    return noted.ok ? refuse(waitFailure(from.tries.waitMs(triedOperatorId))) : noted;
  }

  function noteRefused(
    triedOperatorId: string,
    failures: number,
    { seat, purpose }: { seat: string; purpose: Purpose },
  ): Promise<Result<null, Failure>> {
    return from.queue.run(async () => {
      const details = { seat, triedOperatorId, failures };
      const body = { event: `${purpose}-refused`, details };
      // Who it was is not known; it may not have been the person whose name was touched.
      from.append([{ type: 'event', body, operatorId: '', personal: null }]);
      return ok(null);
    });
  }

  /** `isEnough` false: the badge says who it is, and their PIN is asked for. */
  async function byBadge(
    badge: string,
    at: { seat: string; purpose: Purpose },
  ): Promise<Result<{ operator: OperatorDocument; isEnough: boolean }, Failure>> {
    const body = readBadge(badge);
    if (body === null) return refuse(fail('BADGE_UNKNOWN'));
    const isEnough = from.isBadgeEnough();
    const waitMs = isEnough ? from.tries.waitMs(badgeTries) : 0;
    if (waitMs > 0) return refuse(badgeWait(waitMs));
    const operator = operatorOfBadge(body, from.operators(), from.pepper);
    if (!operator) {
      if (!isEnough) return refuse(fail('BADGE_UNKNOWN'));
      const failures = from.tries.begin(badgeTries);
      const noted = failures < triesBeforeLock ? ok(null) : await noteRefused('', failures, at);
      return noted.ok ? refuse(fail('BADGE_UNKNOWN')) : noted;
    }
    if (!isEnough || body.length < shortestAlone) return ok({ operator, isEnough: false });
    from.tries.succeeded(badgeTries);
    return ok({ operator, isEnough: true });
  }

  return { byPin, byBadge };
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
