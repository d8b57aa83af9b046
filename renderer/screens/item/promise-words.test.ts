import { expect, it } from 'vitest';
import { shortDaysText } from './promise-words.ts';

it('promised days are said as short as they can be told apart', () => {
  const promise = (from: string, through: string) => ({ level: 'likely' as const, from, through });
  const said = (from: string, through: string, language: 'fr' | 'en') =>
    shortDaysText(promise(from, through), language).replaceAll(/\s/g, ' ');
  expect(said('2026-12-03', '2026-12-05', 'fr')).toBe('jeu. 3 – sam. 5 déc.');
  expect(said('2026-12-03', '2026-12-05', 'en')).toBe('Thu 3 – Sat 5 Dec');
  expect(said('2026-11-30', '2026-12-02', 'fr')).toBe('lun. 30 nov. – mer. 2 déc.');
  expect(said('2026-12-01', '2026-12-01', 'fr')).toBe('mar. 1 déc.');
  expect(said('', '', 'fr')).toBe('');
});
