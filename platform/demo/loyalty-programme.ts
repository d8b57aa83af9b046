/** The shop's club: a point a euro, half more for gold, three tiers over a year, rewards from 5 € on. */
export const demoLoyaltyProgramme = {
  version: 1,
  names: { fr: 'Club Lumen', en: 'Lumen Club' },
  currency: 'EUR',
  terms: [
    {
      from: '2025-01-01',
      earning: { kind: 'per-amount', points: 1, perMinor: 100 },
      without: null,
      multipliers: [
        {
          ...{ id: 'gold', names: { fr: 'Points Or', en: 'Gold points' }, percent: 150 },
          tiers: ['gold'],
        },
      ],
      tiers: [
        { id: 'bronze', names: { fr: 'Bronze', en: 'Bronze' }, fromMeasure: 0 },
        { id: 'silver', names: { fr: 'Argent', en: 'Silver' }, fromMeasure: 400 },
        { id: 'gold', names: { fr: 'Or', en: 'Gold' }, fromMeasure: 1_000 },
      ],
      welcomePoints: 50,
      expiryMonths: 24,
      rewards: [
        {
          ...{ id: 'five', names: { fr: '5\u00a0€ de fidélité', en: '€5 reward' }, points: 200 },
          benefit: { kind: 'amount', amountMinor: 500 },
        },
        {
          ...{
            id: 'fifteen',
            names: { fr: '15\u00a0€ de fidélité', en: '€15 reward' },
            points: 500,
          },
          benefit: { kind: 'amount', amountMinor: 1_500 },
          tiers: ['silver', 'gold'],
        },
        {
          ...{ id: 'birthday', names: { fr: 'Anniversaire', en: 'Birthday' }, points: 0 },
          ...{ occasion: 'birthday', benefit: { kind: 'percent', rateBp: 1_000 } },
        },
      ],
    },
  ],
  offline: { points: 300 },
};
