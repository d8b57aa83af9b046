import { createHash, timingSafeEqual } from 'node:crypto';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Somebody walks over with the tablet and types. */
export const pairingLifeMs = 300_000;
/** Wrong codes, from wherever they come, after which the one that is offered is void. */
export const wrongBeforeVoid = 20;
/** Addresses whose wrong codes are remembered; the oldest goes. */
const maximumAddresses = 256;

export interface PairingOffer {
  /** What the tablet will be called. */
  name: string;
  /** Who offered it. */
  operatorId: string;
}

export type Pairing = ReturnType<typeof createPairing>;

/**
 * The one code that is offered to a tablet: good once, for five minutes. From one address two wrong codes cost
 * nothing, then each makes the next one wait; wherever they come from, twenty make the code void. With
 * 40 bits that is 1 in 5 × 10¹⁰ for whoever guesses.
 */
export function createPairing(monotonicMs: () => number) {
  let offered: (PairingOffer & { digest: Buffer; untilMs: number; wrong: number }) | null = null;
  const wrongFrom = new Map<string, { count: number; untilMs: number }>();

  function current() {
    if (offered !== null && monotonicMs() >= offered.untilMs) offered = null;
    return offered;
  }

  return {
    offer(code: string, offer: PairingOffer): void {
      offered = {
        ...offer,
        digest: digest(code),
        untilMs: monotonicMs() + pairingLifeMs,
        wrong: 0,
      };
    },
    withdraw(): void {
      offered = null;
    },
    /** How long the code that is offered is still good, and how many wrong ones were tried since; null without one. */
    state(): { leftMs: number; wrong: number } | null {
      const now = current();
      return now && { leftMs: now.untilMs - monotonicMs(), wrong: now.wrong };
    },
    /** `TABLET_CODE_WAIT`, `TABLET_CODE_WRONG`; one that was taken is good no more. */
    take(code: string, address: string): Result<PairingOffer, Failure> {
      const before = wrongFrom.get(address);
      const waitMs = (before?.untilMs ?? 0) - monotonicMs();
      if (waitMs > 0) {
        return refuse(fail('TABLET_CODE_WAIT', { seconds: Math.ceil(waitMs / 1_000) }));
      }
      const now = current();
      if (now !== null && timingSafeEqual(now.digest, digest(code))) {
        offered = null;
        wrongFrom.delete(address);
        return ok({ name: now.name, operatorId: now.operatorId });
      }
      if (now !== null && ++now.wrong >= wrongBeforeVoid) offered = null;
      const count = (before?.count ?? 0) + 1;
      wrongFrom.delete(address);
      wrongFrom.set(address, { count, untilMs: monotonicMs() + waitAfterMs(count) });
      const [oldest] = wrongFrom.keys();
      if (wrongFrom.size > maximumAddresses && oldest !== undefined) wrongFrom.delete(oldest);
      return refuse(fail('TABLET_CODE_WRONG'));
    },
  };
}

/** Compared without its grouping, whichever case it was typed in. */
function digest(code: string): Buffer {
  const signs = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(signs).digest();
}

function waitAfterMs(wrong: number): number {
  if (wrong < 3) return 0;
  return wrong < 5 ? 5_000 : 60_000;
}
