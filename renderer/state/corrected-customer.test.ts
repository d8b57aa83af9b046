import { expect, test } from 'vitest';
import { correctionOf, newConsents } from './corrected-customer.ts';

const given = { isGiven: true, at: '2026-03-14', proof: null };
const known = {
  ...{ id: 'c-1', tier: 'gold', points: 12, firstName: 'Zoé', lastName: 'Pérrin', phone: '' },
  ...{ email: '', postcode: '69002', city: 'Lyon', language: 'fr' as const, cardNumber: '' },
  ...{
    birthMonth: 4,
    consents: { email: given, sms: { ...given, isGiven: false }, profiling: given },
  },
};

test('a correction begins with what is known, and says of no consent anything', () => {
  const correction = correctionOf(known, 'basket-1');
  expect(correction).toMatchObject({
    customerId: 'c-1',
    said: { lastName: 'Pérrin', birthMonth: 4 },
  });
  expect(newConsents(correction)).toEqual([]);
});

test('only what they say otherwise than before is a consent given or taken back', () => {
  const consents = { email: false, sms: true, profiling: true };
  expect(newConsents({ ...correctionOf(known, null), consents })).toEqual([
    { purpose: 'email', isGiven: false },
    { purpose: 'sms', isGiven: true },
  ]);
});
