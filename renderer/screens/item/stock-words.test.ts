import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import type { ShownStock } from '../../../contract/host/stock-shapes.ts';
import type { Language } from '../../i18n/language.ts';
import { texts } from '../../i18n/texts.ts';
import { stockWords } from './stock-words.ts';

function words(stock: ShownStock | undefined, language: Language = 'fr'): string {
  const intl = createIntl({ locale: language, messages: texts[language] });
  const text = (id: string, values?: Record<string, string | number>) =>
    intl.formatMessage({ id }, values);
  return stockWords(stock, text, language).join(' · ');
}

test('says what is here, and of the network only where none is', () => {
  expect(words({ ownMilli: 3_000, network: '6+' })).toBe('3 ici');
  expect(words({ ownMilli: 0, network: '2-5' })).toBe('0 ici · réseau 2–5');
  expect(words({ ownMilli: 0, network: '0' }, 'en')).toBe('0 here · network 0');
  expect(words({ ownMilli: 1_250, network: null })).toBe('1,25 ici');
});

test('says nothing of what is not known, and none of less than none', () => {
  expect(words(undefined)).toBe('');
  expect(words({ ownMilli: null, network: null })).toBe('');
  expect(words({ ownMilli: null, network: '1' })).toBe('réseau 1');
  expect(words({ ownMilli: -2_000, network: null })).toBe('0 ici');
});
