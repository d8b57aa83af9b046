import type { LoyaltyProgramme, LoyaltyTerms } from '../../../domain/loyalty/loyalty-programme.ts';

const named = (name: string) => ({ fr: name, en: name });

/** A point a euro, double on lighting and for gold, 5 € for 100 points; gold from 1,000 points in twelve months. */
export const sampleTerms: LoyaltyTerms = {
  from: '2026-01-01',
  earning: { kind: 'per-amount', points: 1, perMinor: 100 },
  without: { skus: ['bag'], models: [], categories: [] },
  multipliers: [
    {
      ...{ id: 'lighting', names: named('Lighting'), percent: 200, tiers: [], weekdays: [] },
      ...{ items: { skus: [], models: [], categories: ['lighting'] }, from: '', through: '' },
    },
    {
      ...{ id: 'gold', names: named('Gold'), percent: 150, items: null, tiers: ['gold'] },
      ...{ from: '', through: '', weekdays: [] },
    },
  ],
  tiers: [
    { id: 'silver', names: named('Silver'), fromMeasure: 200 },
    { id: 'gold', names: named('Gold'), fromMeasure: 1_000 },
  ],
  tierMeasure: 'points',
  tierWindow: { kind: 'rolling', months: 12 },
  welcomePoints: 50,
  expiryMonths: 12,
  rewards: [
    {
      ...{ id: 'five', names: named('5 €'), points: 100, occasion: 'any', tiers: [] },
      ...{ benefit: { kind: 'amount', amountMinor: 500 }, fromMinor: 0, withdrawn: false },
    },
    {
      ...{ id: 'birthday', names: named('Birthday'), points: 0, occasion: 'birthday', tiers: [] },
      ...{ benefit: { kind: 'percent', rateBp: 2_000 }, fromMinor: 0, withdrawn: false },
    },
    {
      ...{ id: 'candle', names: named('A candle'), points: 300, occasion: 'any', tiers: ['gold'] },
      ...{ benefit: { kind: 'gift', sku: 'candle' }, fromMinor: 0, withdrawn: false },
    },
  ],
};

export const sampleProgramme: LoyaltyProgramme = {
  names: named('Club'),
  currency: 'EUR',
  terms: [sampleTerms],
  offline: { points: 200 },
};
