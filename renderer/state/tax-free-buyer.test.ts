import { expect, it } from 'vitest';
import { countries } from '../../domain/tax-free/countries.ts';
import { buyerOfPassport, noBuyer, readBirthDate, readBuyer } from './tax-free-buyer.ts';

it.each([
  ['12/08/1974', '1974-08-12'],
  ['1.2.1999', '1999-02-01'],
  ['12081974', '1974-08-12'],
  ['31/02/1990', null],
  ['1974', null],
  ['', null],
])('the birth date %s is %s', (text, date) => {
  expect(readBirthDate(text)).toBe(date);
});

it('a passport fills the form but for how long its holder stays, and where they live is offered', () => {
  const zone = {
    ...{ issuingState: 'USA', surname: 'ERIKSSON', givenNames: 'ANNA', nationality: 'USA' },
    ...{ documentNumber: 'L898902C3', birthDate: '1974-08-12', expiresOn: '2030-01-01' },
  };
  const entry = { ...noBuyer, ...buyerOfPassport(zone) };
  expect(entry).toMatchObject({ birthDate: '12/08/1974', residenceCountry: 'US' });
  expect(readBuyer(entry)).toBeNull();
  expect(readBuyer({ ...entry, staysUnderSixMonths: true })).toMatchObject({
    birthDate: '1974-08-12',
    documentCountry: 'USA',
  });
  const german = buyerOfPassport({ ...zone, nationality: 'D' });
  expect(german.residenceCountry).toBe('DE');
  const stateless = buyerOfPassport({ ...zone, nationality: 'XXA' });
  expect(stateless.residenceCountry).toBe('');
});

it('every country is there once and has a name in both languages', () => {
  expect(new Set(countries).size).toBe(countries.length);
  for (const language of ['fr', 'en']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    expect(countries.filter((code) => code !== 'XI' && !names.of(code))).toEqual([]);
  }
});
