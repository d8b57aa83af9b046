import type { CustomerDocument } from '../../contract/document/customer.ts';

/** What they may see and correct here: neither their company's terms, nor what a programme reckons by, nor their wishes and sizes. */
export function detailOf({
  kind: _,
  business: __,
  loyalty: ___,
  marks: ____,
  consents: { email, sms, profiling },
  ...customer
}: CustomerDocument) {
  const told = ({ isGiven, at, proof }: typeof email) => ({ isGiven, at, proof: proof ?? null });
  return {
    ...customer,
    consents: { email: told(email), sms: told(sms), profiling: told(profiling) },
  };
}
