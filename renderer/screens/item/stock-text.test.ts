import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import type { NetworkStock, StockSource } from '../../../contract/host/stock-shapes.ts';
import type { Language } from '../../i18n/language.ts';
import { texts } from '../../i18n/texts.ts';
import type { Text } from '../../i18n/use-text.ts';
import { availableText, freshnessOf, placeText } from './stock-text.ts';

const textOf =
  (language: Language): Text =>
  (id, values) =>
    String(
      createIntl({ locale: language, messages: texts[language] }).formatMessage({ id }, values),
    );
const source = (changes: Partial<StockSource>): StockSource => ({
  ...{ id: 's', kind: 'store', name: 'Villeurbanne', km: 4, opening: null, available: null },
  ...{ reservedMilli: null, dropShipDays: null, certainty: 'sure' },
  ...changes,
});
const place = (changes: Partial<StockSource>, language: Language = 'fr') =>
  placeText(source(changes), textOf(language), language);
const available = (of: StockSource['available'], kind: StockSource['kind'] = 'store') =>
  availableText({ available: of, kind }, textOf('fr'), 'fr');

test('says how far it is and until when one can go there', () => {
  expect(place({ opening: { kind: 'open', until: '19:30' } })).toBe(
    '4\u00a0km · ouvert jusqu’à 19\u00a0h\u00a030',
  );
  expect(place({ km: 0, opening: { kind: 'opens', at: '14:00', inDays: 0, weekday: 0 } })).toBe(
    'moins d’1\u00a0km · ouvre à 14\u00a0h',
  );
  const monday = { kind: 'opens', at: '10:00', inDays: 2, weekday: 0 } as const;
  expect(place({ opening: monday })).toBe('4\u00a0km · ouvre lundi à 10\u00a0h');
  expect(place({ opening: monday }, 'en')).toBe('4\u00a0km · opens Monday at 10:00');
  expect(place({ kind: 'supplier', km: null, dropShipDays: 10 })).toBe(
    'envoyé par le fournisseur · 10 jours ouvrés',
  );
});

test('says how many there are, or about how many', () => {
  expect(available({ kind: 'exact', milli: 20_000 })).toBe('20 disponibles');
  expect(available({ kind: 'exact', milli: 1_000 })).toBe('1 disponible');
  expect(available({ kind: 'exact', milli: 1_250 })).toBe('1,25 disponibles');
  expect(available({ kind: 'exact', milli: 0 })).toBe('0 disponible');
  expect(available({ kind: 'band', band: '2-5' })).toBe('2 à 5 disponibles');
  expect(available({ kind: 'band', band: '6+' })).toBe('6 ou plus');
  expect(available(null)).toBe('pas compté');
  expect(available(null, 'supplier')).toBe('sur demande');
});

test('says how fresh it is, in amber and calmly when it is not', () => {
  const stock: NetworkStock = {
    ...{ sku: 'A', from: 'live', isAsking: false, ageMs: 0, why: null },
    ...{ variants: {}, sources: [], moreCount: 0 },
  };
  const said = (of: NetworkStock | null, ageMs: number | null, isOffline = false) =>
    freshnessOf(of, ageMs, isOffline, textOf('fr'), 'fr');
  expect(said(stock, 4_000)).toEqual({
    words: expect.stringMatching(/^En direct · il y a 4.s$/),
    tone: 'good',
  });
  expect(said({ ...stock, from: 'remembered' }, 40_000).tone).toBe('amber');
  expect(said({ ...stock, from: 'bands' }, 2 * 3_600_000, true)).toEqual({
    words: expect.stringMatching(/^Hors ligne · chiffres d’il y a 2.h$/),
    tone: 'amber',
  });
  expect(said({ ...stock, from: 'none' }, null)).toEqual({
    ...{ words: 'Ce magasin seulement', tone: 'quiet' },
  });
  expect(said(null, null).words).toBe('Mise à jour…');
});
