import { expect, it } from 'vitest';
import { invoiceNumber, invoiceSeries } from './invoice-number.ts';

const at = {
  company: { siren: '552100554' },
  store: { id: 's-1', siret: '55210055400013' },
  till: { number: '2' },
  journalId: 'dXbMYue0eyGaB00swcP8TQ',
};

it('names the establishment by its NIC, the till, the mark of the journal and the number', () => {
  const series = invoiceSeries(at);
  expect(series).toMatch(/^F-00013-2-[0-9A-Z]{2}$/);
  expect(invoiceNumber({ series, number: 42 })).toBe(`${series}-000042`);
});

it('tills of one number in two stores of a company share no number, whatever their journals', () => {
  const other = { ...at, store: { id: 's-2', siret: '55210055400021' } };
  expect(invoiceSeries(other)).not.toBe(invoiceSeries(at));
});

it.each([
  ['without a SIRET', { id: 's-1', siret: '' }],
  ['with the SIRET of another company', { id: 's-1', siret: '73282932000013' }],
])('a store %s is named by its id', (_, store) => {
  expect(invoiceSeries({ ...at, store })).toMatch(/^F-s-1-2-/);
});
