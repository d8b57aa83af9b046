import { expect, it } from 'vitest';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
import { permissionsSetting } from './rules.ts';

it('a setting that names nothing is the defaults', () => {
  expect(permissionsSetting.parse({})).toEqual(defaultPermissions);
});

it('a setting changes what it names and leaves the rest', () => {
  const changed = permissionsSetting.parse({
    cashier: { 'line-discount': { upToRateBp: 1_500 }, 'line-void': false, settings: true },
  });
  expect(changed.cashier['line-discount']).toEqual({
    isAllowed: true,
    upToRateBp: 1_500,
    upToMinor: null,
  });
  expect(changed.cashier['line-void'].isAllowed).toBe(false);
  expect(changed.cashier.settings.isAllowed).toBe(true);
  expect(changed.cashier['basket-discount']).toEqual(defaultPermissions.cashier['basket-discount']);
  expect(changed.manager).toEqual(defaultPermissions.manager);
});

it.each([
  { cashier: { 'line-discount': { upToRateBp: 20_000 } } },
  { cashier: { 'line-discount': { upToRateBp: 500, unlessOnSale: true } } },
  { cashier: null },
  'everything',
])('what can not be read gives nobody anything: %j', (setting) => {
  expect(() => permissionsSetting.parse(setting)).toThrow();
});

it('roles and actions of a later release are left out, and the rest is taken', () => {
  const changed = permissionsSetting.parse({
    supervisor: { 'line-void': true },
    cashier: { 'gift-card-sale': { upToMinor: 5_000 }, 'line-void': false },
  });
  expect(Object.keys(changed).toSorted()).toEqual(Object.keys(defaultPermissions).toSorted());
  expect(changed.cashier).toEqual({
    ...defaultPermissions.cashier,
    'line-void': { isAllowed: false, upToRateBp: null, upToMinor: null },
  });
});
