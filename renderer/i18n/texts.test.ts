import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { frenchSlips } from '../../test/support/french-slips.ts';
import { locales } from './language.ts';
import { texts } from './texts.ts';

const french = Object.entries(texts.fr);
const english = Object.entries(texts.en);

test('both languages have the same keys, and a text for each', () => {
  expect(Object.keys(texts.en)).toEqual(Object.keys(texts.fr));
  for (const [key, text] of [...french, ...english]) expect(text, key).not.toBe('');
});

test('French puts a narrow no-break space before ; ! ? % and a no-break space before : and €', () => {
  for (const [key, text] of french) expect(frenchSlips(text), key).toEqual([]);
});

test('apostrophes are typographic, and nothing exclaims', () => {
  for (const [key, text] of [...french, ...english]) expect(text, key).not.toMatch(/['"!]/);
});

test('both languages use the same arguments', () => {
  for (const [key, text] of french) {
    expect(argumentsOf(english.find(([other]) => other === key)?.[1] ?? ''), key).toEqual(
      argumentsOf(text),
    );
  }
});

test('every text is well-formed ICU', () => {
  const values = { count: 2, done: 1, total: 3 };
  for (const [language, messages] of Object.entries(texts)) {
    const intl = createIntl({
      locale: locales[language === 'en' ? 'en' : 'fr'],
      messages,
      onError(error) {
        throw error;
      },
    });
    for (const [key, text] of Object.entries(messages)) {
      const named = Object.fromEntries(argumentsOf(text).map((name) => [name, 'x']));
      expect(intl.formatMessage({ id: key }, { ...named, ...values }), key).toBeTruthy();
    }
  }
});

function argumentsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))].sort();
}
