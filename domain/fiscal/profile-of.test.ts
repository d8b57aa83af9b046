import { expect, test } from 'vitest';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { receiptFacts } from '../../test/support/receipt-facts.ts';
import { receiptOf } from '../receipt/receipt-of.ts';
import type { FiscalProfile } from './fiscal-profile.ts';
import { jetCodes } from './jet-codes.ts';
import { fiscalProfileOf } from './profile-of.ts';

const bread = makeTransaction({ basketId: 'basket-000000000000001', lines: [breadLine] });
const textOf = (profile: FiscalProfile) =>
  JSON.stringify(receiptOf(receiptFacts(bread, { profile, copyNumber: 2 })));

test('a French company has the French profile, any other the one without duties', () => {
  expect(fiscalProfileOf('FR').id).toBe('fr');
  for (const country of ['BE', 'LU', '']) expect(fiscalProfileOf(country).id).toBe('none');
});

test('in France a copy is a duplicate with its number, and the paper names its program and its record', () => {
  const paper = textOf(fiscalProfileOf('FR'));
  expect(paper).toContain('DUPLICATA 2');
  expect(paper).toContain('Comptoir 1.0.0 - 5hdDXaQA');
});

test('elsewhere a copy is a copy, and no proof is printed', () => {
  const paper = textOf(fiscalProfileOf('BE'));
  expect(paper).toContain('COPIE 2');
  expect(paper).not.toMatch(/DUPLICATA|5hdDXaQA/);
});

test('day, month and year are closed in France whether or not anybody asks', () => {
  expect(fiscalProfileOf('FR').compulsoryClosures).toEqual(['day', 'month', 'year']);
  expect(fiscalProfileOf('BE').compulsoryClosures).toEqual([]);
});

test('codes of the event journal are numbers, and a word without one has none', () => {
  for (const code of Object.values(jetCodes)) expect(code).toMatch(/^\d{2,3}$/);
  expect(fiscalProfileOf('FR').eventCode('archive')).toBe('20');
  expect(fiscalProfileOf('FR').eventCode('never-heard-of')).toBeNull();
  expect(fiscalProfileOf('BE').eventCode('archive')).toBeNull();
});
