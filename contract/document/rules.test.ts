import { expect, it } from 'vitest';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { defaultReasons } from '../../domain/pricing/discount-reasons.ts';
import { permissionsOf, reasonsOf } from './rules.ts';

it('a till without settings has the defaults', () => {
  expect(permissionsOf(null)).toEqual(defaultPermissions);
  expect(reasonsOf('line-discount', null)).toEqual(defaultReasons['line-discount']);
});

it('a setting changes what it names and leaves the rest', () => {
  const changed = permissionsOf({
    cashier: { 'line-discount': { upToRateBp: 1_500 }, 'line-void': false, 'no-sale': true },
  });
  expect(changed.cashier['line-discount']).toEqual({
    isAllowed: true,
    upToRateBp: 1_500,
    upToMinor: null,
  });
  expect(changed.cashier['line-void'].isAllowed).toBe(false);
  expect(changed.cashier['no-sale'].isAllowed).toBe(true);
  expect(changed.cashier['basket-discount']).toEqual(defaultPermissions.cashier['basket-discount']);
  expect(changed.manager).toEqual(defaultPermissions.manager);
});

it.each([
  { cashier: { 'line-discunt': true } },
  { cashier: { 'line-discount': { upToRateBp: 20_000 } } },
  { boss: {} },
  'everything',
])('what can not be read gives nobody anything: %j', (setting) => {
  expect(() => permissionsOf(setting)).toThrow();
});
