import type { TillIdentity } from '../../contract/document/setting.ts';
import type { RungAt } from '../../contract/selling/offers-of.ts';
import { localTime } from '../journal/local-time.ts';

/** Where and when a till rings what it rings now. */
export function rungAt(till: {
  readonly identity: TillIdentity;
  now(): string;
  businessDay(): string;
}): RungAt {
  const { identity } = till;
  return {
    storeId: identity.store.id,
    businessDay: till.businessDay(),
    localTime: localTime(Date.parse(till.now()), identity.store.zone).local,
    currency: identity.currency,
  };
}
