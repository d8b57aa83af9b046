import { expect, it } from 'vitest';
import { recentDays } from './recent-days.ts';

it('a day is the shop’s, over the change of its clock and of the month', () => {
  const late = Date.parse('2026-11-01T23:30:00Z');
  expect(recentDays(late, 'Europe/Paris', 3)).toEqual(['2026-11-02', '2026-11-01', '2026-10-31']);
  expect(recentDays(late, 'America/Martinique', 1)).toEqual(['2026-11-01']);
});
