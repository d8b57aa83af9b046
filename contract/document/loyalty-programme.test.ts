import { expect, test } from 'vitest';
import { sampleProgramme, sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import { loyaltyProgramme, loyaltyProgrammeId } from './loyalty-programme.ts';
import { settingDocument } from './setting.ts';

const programme = { version: 1, ...sampleProgramme };
const withTerms = (...terms: object[]) => ({ ...programme, terms });
const asSetting = (value: unknown) => ({ id: loyaltyProgrammeId, kind: 'setting', value });
const isRead = (given: unknown) => loyaltyProgramme.safeParse(given).success;

test('a programme is read as it was written, as a setting too, and what is not said is nothing', () => {
  const { value } = settingDocument.parse(asSetting(programme));
  expect(loyaltyProgramme.parse(value)).toEqual(programme);
  const little = {
    ...{ version: 1, names: { fr: 'Club', en: 'Club' }, currency: 'EUR' },
    terms: [{ from: '2026-01-01', earning: { kind: 'per-amount', points: 1, perMinor: 100 } }],
  };
  expect(loyaltyProgramme.parse(little)).toMatchObject({
    offline: { points: 0 },
    terms: [{ rewards: [], tiers: [], multipliers: [], expiryMonths: null, welcomePoints: 0 }],
  });
});

test('terms come in the order of their days, tiers the lowest first, ids once, and of known tiers', () => {
  const later = { ...sampleTerms, from: '2026-06-01' };
  expect(isRead(withTerms(sampleTerms, later))).toBe(true);
  expect(isRead(withTerms(later, sampleTerms))).toBe(false);
  expect(isRead(withTerms({ ...sampleTerms, tiers: sampleTerms.tiers.toReversed() }))).toBe(false);
  const [reward] = sampleTerms.rewards;
  if (!reward) throw new Error('The sample has a reward');
  expect(isRead(withTerms({ ...sampleTerms, rewards: [reward, reward] }))).toBe(false);
  const ofNoTier = { ...reward, tiers: ['platinum'] };
  expect(isRead(withTerms({ ...sampleTerms, rewards: [ofNoTier] }))).toBe(false);
});
