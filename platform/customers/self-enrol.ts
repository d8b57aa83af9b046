import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { CustomerPart } from '../../contract/entry/customer.ts';
import { assert } from '../../domain/assert.ts';
import { type ConsentPurpose, consentTextVersion } from '../../domain/customer/consent.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { shopDay } from '../loyalty/shop-day.ts';
import { lockCustomers } from './lock-customers.ts';

/** What somebody filled in on their own telephone. */
export interface SelfEnrolment {
  customerId: string;
  storeId: string;
  part: CustomerPart;
  /** Those that were answered, each by itself. */
  consents: readonly { purpose: ConsentPurpose; isGiven: boolean }[];
  /** In which they read the questions. */
  language: 'fr' | 'en';
}

/**
 * Somebody becomes a customer of a store by themselves. Their invitation is used up by it, for ever: who was erased
 * comes back by no code. Of the consents the proof is kept without who gave it: by their random id alone, with
 * wording, language, time and way. False when the invitation was used. Throws DatabaseError.
 */
export async function selfEnrol(
  sql: FeedTransaction,
  { customerId, storeId, part, consents, language }: SelfEnrolment,
  nowMs: number,
): Promise<boolean> {
  await lockCustomers(sql, [customerId]);
  if (await isSelfEnrolled(sql, customerId)) return false;
  const proof = consents.map(({ purpose, isGiven }) => ({
    ...{ purpose, isGiven, textVersion: consentTextVersion, language, how: 'own-device' },
  }));
  const used = await sql.query(
    `insert into self_enrolments (customer_id, store_id, at_ms, consents) values ($1, $2, $3, $4)
     on conflict (customer_id) do nothing returning customer_id`,
    [customerId, storeId, nowMs, JSON.stringify(proof)],
  );
  if (used.length === 0) return false;
  const at = shopDay(nowMs);
  const said = (purpose: ConsentPurpose) => ({
    isGiven: consents.some((each) => each.purpose === purpose && each.isGiven),
    at,
  });
  const document: CustomerDocument = {
    ...{ id: customerId, kind: 'customer', ...part, tier: '', points: 0 },
    consents: { email: said('email'), sms: said('sms'), profiling: said('profiling') },
    ...{ business: null, loyalty: null },
  };
  const written = sql.write([
    { scope: `store:${storeId}`, change: { collection: 'customers', document } },
  ]);
  assert(written.ok, 'A customer is as their schema says, as the form was');
  return true;
}

/** Whether an invitation was used, or whoever it was for was erased. */
export async function isSelfEnrolled(
  sql: Pick<FeedTransaction, 'query'>,
  customerId: string,
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from self_enrolments where customer_id = $1
     union all select 1 from erased_references where reference = $1`,
    [customerId],
  );
  return rows.length > 0;
}
