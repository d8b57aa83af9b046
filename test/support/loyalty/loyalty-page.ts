import type { FeedPage } from '../../../contract/port/documents.ts';
import type { LoyaltyProgramme } from '../../../domain/loyalty/loyalty-programme.ts';
import { sampleCustomer, tillPage } from '../../conformance/sample-documents.ts';
import { sampleProgramme } from './sample-programme.ts';

/** A customer with points, and the programme that counts them, as a feed brings both. */
export function loyaltyPage({
  id = 'customer-0000000000001',
  points = 320,
  tier = 'silver',
  offlinePoints = 0,
  change = {},
}: {
  id?: string;
  points?: number;
  tier?: string;
  offlinePoints?: number;
  change?: Partial<LoyaltyProgramme>;
} = {}): FeedPage {
  const programme = {
    version: 1,
    ...sampleProgramme,
    offline: { points: offlinePoints },
    ...change,
  };
  const value = JSON.parse(JSON.stringify(programme));
  const loyalty = {
    ...{ asOf: '2026-11-21T19:00:00.000Z', hasPurchased: true, birthdayYear: '' },
    ...{ nextTier: null, nextExpiry: null },
  };
  return tillPage(
    1,
    [
      {
        collection: 'customers',
        document: { ...sampleCustomer(id), points, tier, birthMonth: null, loyalty },
      },
      { collection: 'settings', document: { id: 'loyalty.programme', kind: 'setting', value } },
    ],
    'store.till',
  );
}
