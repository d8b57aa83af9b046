import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  buyerObstacles,
  frenchTaxFreeRules,
  type TaxFreeLine,
  type TaxFreeReceipt,
  taxFreeGoods,
} from './eligibility.ts';

const rules = { ...frenchTaxFreeRules, excludedCategories: new Set(['tobacco']) };
const today = '2026-11-30';

function line(changes: Partial<TaxFreeLine> = {}): TaxFreeLine {
  return {
    number: 1,
    label: 'Pull',
    quantity: { value: 1, scale: 0 },
    fulfilment: 'take',
    accounting: 'turnover',
    category: 'knitwear',
    eReportingCategory: 'TLB1',
    vatRateBp: 2_000,
    grossMinor: 12_000,
    vatMinor: 2_000,
    ...changes,
  };
}

function receipt(changes: Partial<TaxFreeReceipt> = {}): TaxFreeReceipt {
  return {
    journalId: 'A'.repeat(22),
    sequence: 2,
    receiptNumber: '1-000001-K7',
    businessDay: today,
    storeId: 's-1',
    currency: 'EUR',
    hasSlip: false,
    lines: [line()],
    ...changes,
  };
}

const obstaclesOf = (...receipts: TaxFreeReceipt[]) =>
  taxFreeGoods(receipts, today, rules).obstacles;
const sold = (grossMinor: number) => receipt({ lines: [line({ grossMinor, vatMinor: 1 })] });

describe('the amount', () => {
  it('must be above 100 €, by a cent', () => {
    expect(obstaclesOf(sold(10_001))).toEqual([]);
    expect(obstaclesOf(sold(10_000))).toEqual([{ code: 'below-threshold', missingMinor: 1 }]);
    expect(obstaclesOf(sold(8_751))).toEqual([{ code: 'below-threshold', missingMinor: 1_250 }]);
  });

  it('counts what is eligible alone', () => {
    const mixed = receipt({
      lines: [line({ grossMinor: 9_000 }), line({ number: 2, eReportingCategory: 'TPS1' })],
    });
    expect(obstaclesOf(mixed)).toEqual([{ code: 'below-threshold', missingMinor: 1_001 }]);
  });

  it('is enough exactly when what is missing would have been bought too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), (grossMinor) => {
        const [obstacle] = obstaclesOf(sold(grossMinor));
        if (obstacle?.code !== 'below-threshold') {
          expect(grossMinor).toBeGreaterThan(10_000);
          return;
        }
        expect(obstaclesOf(sold(grossMinor + obstacle.missingMinor))).toEqual([]);
        expect(obstaclesOf(sold(grossMinor + obstacle.missingMinor - 1))).not.toEqual([]);
      }),
    );
  });
});

describe('the goods', () => {
  it.each([
    ['returned', { grossMinor: 0, vatMinor: 0 }],
    ['returned', { fulfilment: 'return', grossMinor: -12_000 }],
    ['service', { eReportingCategory: 'TPS1' }],
    ['no-vat', { eReportingCategory: 'TMA1' }],
    ['no-vat', { vatMinor: 0, vatRateBp: 0 }],
    ['not-carried', { fulfilment: 'ship' }],
    ['money', { accounting: 'liability' }],
    ['money', { accounting: 'deposit' }],
    ['category', { category: 'tobacco' }],
  ] as const)('are left out: %s', (exclusion, changes) => {
    const goods = taxFreeGoods([receipt({ lines: [line(changes)] })], today, rules);
    expect(goods.lines[0]?.exclusion).toBe(exclusion);
    expect(goods).toMatchObject({ grossMinor: 0, obstacles: [{ code: 'nothing-eligible' }] });
  });
});

describe('the receipts', () => {
  const on = (businessDay: string, grossMinor = 6_000) =>
    receipt({ businessDay, lines: [line({ grossMinor })] });

  it('of three days in a row in one shop add up', () => {
    expect(obstaclesOf(on('2026-11-28'), on('2026-11-30'))).toEqual([]);
    expect(obstaclesOf(on('2026-11-27'), on('2026-11-30'))).toEqual([
      { code: 'days-apart', from: '2026-11-27', through: '2026-11-30' },
    ]);
  });

  it('get a slip by the third day', () => {
    expect(obstaclesOf(on('2026-11-28', 12_000))).toEqual([]);
    expect(obstaclesOf(on('2026-11-27', 12_000))).toEqual([
      { code: 'too-late', lastDay: '2026-11-29' },
    ]);
  });

  it.each([
    ['other-store', { storeId: 's-2' }],
    ['other-currency', { currency: 'CHF' }],
    ['has-slip', { hasSlip: true }],
  ] as const)('are refused: %s', (code, changes) => {
    const other = receipt({ receiptNumber: '2-000002-K7', ...changes });
    expect(obstaclesOf(receipt(), other)).toEqual([{ code, receiptNumber: '2-000002-K7' }]);
  });

  it('are asked for where there is none', () => {
    expect(obstaclesOf()).toEqual([{ code: 'no-receipt' }]);
  });
});

describe('who buys', () => {
  const buyer = { birthDate: '1990-05-01', residenceCountry: 'US', staysUnderSixMonths: true };
  const reasons = (changes: Partial<typeof buyer>) =>
    buyerObstacles({ ...buyer, ...changes }, today, rules);

  it.each([...['US', 'GB', 'CH', 'CN', 'NC', 'PF', 'AX', 'IC', 'AD']])(
    'may live in %s',
    (residenceCountry) => {
      expect(reasons({ residenceCountry })).toEqual([]);
    },
  );

  it.each([...['FR', 'DE', 'MC', 'RE', 'YT', 'XI', 'HR']])(
    'may not live in %s',
    (residenceCountry) => {
      expect(reasons({ residenceCountry })).toEqual(['lives-in-eu']);
    },
  );

  it('is sixteen on the day', () => {
    expect(reasons({ birthDate: '2010-11-30' })).toEqual([]);
    expect(reasons({ birthDate: '2010-12-01' })).toEqual(['too-young']);
    expect(ageOn('2008-02-29', '2024-02-28')).toBe(15);
    expect(ageOn('2008-02-29', '2025-02-28')).toBe(16);
    expect(ageOn('2008-02-29', '2025-03-01')).toBe(17);
  });

  it('stays less than six months', () => {
    expect(reasons({ staysUnderSixMonths: false })).toEqual(['stays-too-long']);
  });
});
