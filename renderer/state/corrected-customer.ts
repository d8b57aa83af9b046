import type { HostApi } from '../../contract/host/api.ts';
import type { SaidOfCustomer } from '../../contract/host/calls/customer-calls.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { type ConsentPurpose, consentPurposes } from '../../domain/customer/consent.ts';

type KnownCustomer = NonNullable<CallOutput<HostApi, 'customerDetail'>['customer']>;

/** A customer who is being corrected, as it is typed. */
export interface CorrectedCustomer {
  customerId: string;
  /** Basket that was served when it began; null for none. Another one is another customer's: nothing of this is shown there. */
  basketId: string | null;
  said: SaidOfCustomer;
  /** As they are known, with their proofs. */
  known: KnownCustomer['consents'];
  /** What they said anew: given, or taken back. */
  consents: Partial<Record<ConsentPurpose, boolean>>;
}

/** Begins with what is known. */
export function correctionOf(
  { id, consents, tier: _, points: __, ...said }: KnownCustomer,
  basketId: string | null,
): CorrectedCustomer {
  return { customerId: id, basketId, said, known: consents, consents: {} };
}

/** Those that changed: who says again what is known gives no new consent. */
export function newConsents({ known, consents }: Pick<CorrectedCustomer, 'known' | 'consents'>) {
  return consentPurposes.flatMap((purpose) => {
    const isGiven = consents[purpose];
    return isGiven === undefined || isGiven === known[purpose].isGiven
      ? []
      : [{ purpose, isGiven }];
  });
}

/** The correction that belongs to what is served now; null for none. */
export function correctionIn(
  { corrected }: { corrected: CorrectedCustomer | null },
  basketId: string | null,
): CorrectedCustomer | null {
  return corrected?.basketId === basketId ? corrected : null;
}
