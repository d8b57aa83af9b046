import fc from 'fast-check';
import { expect, it } from 'vitest';
import { privateBuyer, professionalBuyer } from '../../test/support/buyers.ts';
import { readBuyer } from './buyer-form.ts';
import { frenchVatNumber, isSiren, isSiret, readVatNumber } from './company-numbers.ts';

const problemsOf = (changes: Partial<typeof professionalBuyer>) => {
  const read = readBuyer({ ...professionalBuyer, ...changes });
  return read.ok ? [] : read.error.map(({ field, problem }) => `${field}: ${problem}`);
};

it('a SIREN and a SIRET have a key by Luhn', () => {
  expect(['732829320', '552100554', '356000000'].filter(isSiren)).toHaveLength(3);
  expect(['732829321', '55210055', '000000000', '5521005540', 'ABCDEFGHI'].some(isSiren)).toBe(
    false,
  );
  expect(isSiret('73282932000074')).toBe(true);
  expect(isSiret('73282932000075')).toBe(false);
});

it('one wrong digit of a SIREN is found', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const digits = [...'732829320'];
      digits[place] = String((Number(digits[place]) + by) % 10);
      expect(isSiren(digits.join(''))).toBe(false);
    }),
  );
});

it('establishments of La Poste have digits that add up to a multiple of five', () => {
  expect(isSiret('35600000000048')).toBe(true);
  // Luhn says no, and the sum of the digits is 20.
  expect(isSiret('35600000000051')).toBe(true);
  expect(isSiret('35600000000052')).toBe(false);
  // The exception is theirs alone.
  expect(isSiret('73282932000001')).toBe(false);
});

it('a French VAT number is its SIREN with a key', () => {
  expect(frenchVatNumber('732829320')).toBe('FR44732829320');
  expect(readVatNumber('FR44732829320')).toEqual({ country: 'FR', siren: '732829320' });
  expect(readVatNumber('FR45732829320')).toBe('wrong');
  expect(readVatNumber('FR4473282932')).toBe('wrong');
  expect(readVatNumber('DE136695976')).toEqual({ country: 'DE', siren: '' });
  expect(readVatNumber('136695976')).toBe('wrong');
});

it('a buyer is who it is and, apart, what names them', () => {
  expect(readBuyer(professionalBuyer)).toEqual({
    ok: true,
    value: {
      buyer: { kind: 'professional', siren: '732829320', vatNumber: 'FR44732829320' },
      details: {
        ...{ name: 'Atelier Garnier SARL', street: '4 rue des Œillets', postcode: '69004' },
        ...{ city: 'Lyon', country: 'FR', siret: '', orderReference: 'BC-2026-17' },
      },
    },
  });
  const own = readBuyer({ ...privateBuyer, companyNumber: '732829320' });
  expect(own).toMatchObject({ value: { buyer: { kind: 'private', siren: '', vatNumber: '' } } });
});

it('every wrong field is named at once', () => {
  expect(problemsOf({ name: '  ', postcode: '690', companyNumber: '732829321' })).toEqual([
    ...['name: missing', 'postcode: wrong', 'companyNumber: wrong'],
  ]);
  expect(problemsOf({ companyNumber: '', vatNumber: '' })).toEqual(['companyNumber: missing']);
  expect(problemsOf({ vatNumber: 'FR83404833048' })).toEqual(['vatNumber: other-company']);
});

it('a company of another country has a VAT number, where its country has any', () => {
  const abroad = { companyNumber: '', vatNumber: '', postcode: 'D-10115' };
  expect(problemsOf({ ...abroad, country: 'DE' })).toEqual(['vatNumber: missing']);
  expect(problemsOf({ ...abroad, country: 'DE', vatNumber: 'DE 136695976' })).toEqual([]);
  expect(problemsOf({ ...abroad, country: 'US' })).toEqual([]);
});
