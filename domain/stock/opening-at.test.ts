import { expect, test } from 'vitest';
import { openingAt } from './opening-at.ts';

const day = [{ from: '10:00', to: '19:30' }];
const noonBreak = [
  { from: '14:00', to: '19:00' },
  { from: '10:00', to: '12:30' },
];
/** Closed on Sunday, and open over noon but for Monday. */
const week = [noonBreak, day, day, day, day, day, []];

test('says until when a place is open, and when it opens next', () => {
  expect(openingAt(week, { weekday: 1, time: '10:00' })).toEqual({ kind: 'open', until: '19:30' });
  expect(openingAt(week, { weekday: 1, time: '19:30' })).toEqual({
    ...{ kind: 'opens', at: '10:00', inDays: 1, weekday: 2 },
  });
  expect(openingAt(week, { weekday: 0, time: '12:45' })).toEqual({
    ...{ kind: 'opens', at: '14:00', inDays: 0, weekday: 0 },
  });
  expect(openingAt(week, { weekday: 5, time: '20:00' })).toEqual({
    ...{ kind: 'opens', at: '10:00', inDays: 2, weekday: 0 },
  });
});

test('a day that ends after midnight is open until then', () => {
  const late = [[], [], [], [{ from: '18:00', to: '02:00' }], [], [], []];
  expect(openingAt(late, { weekday: 3, time: '23:59' })).toEqual({ kind: 'open', until: '02:00' });
  expect(openingAt(late, { weekday: 4, time: '01:59' })).toEqual({ kind: 'open', until: '02:00' });
  expect(openingAt(late, { weekday: 4, time: '02:00' })).toMatchObject({ inDays: 6 });
  expect(openingAt(late, { weekday: 3, time: '17:00' })).toMatchObject({ at: '18:00', inDays: 0 });
});

test('a place without hours says no time', () => {
  const none = Array.from({ length: 7 }, () => []);
  expect(openingAt(none, { weekday: 2, time: '12:00' })).toEqual({ kind: 'closed' });
});
