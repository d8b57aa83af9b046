import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTime } from './local-time.ts';

test('the hour that comes twice on 2026-10-25 in Paris is told apart by its offset', () => {
  expect(localTime(Date.parse('2026-10-25T00:59:59.999Z'), 'Europe/Paris')).toEqual({
    local: '2026-10-25T02:59:59',
    offsetMinutes: 120,
  });
  expect(localTime(Date.parse('2026-10-25T01:00:00.000Z'), 'Europe/Paris')).toEqual({
    local: '2026-10-25T02:00:00',
    offsetMinutes: 60,
  });
});

test('the hour that is missing on 2026-03-29 is never shown', () => {
  expect(localTime(Date.parse('2026-03-29T00:59:59.000Z'), 'Europe/Paris').local).toBe(
    '2026-03-29T01:59:59',
  );
  expect(localTime(Date.parse('2026-03-29T01:00:00.000Z'), 'Europe/Paris').local).toBe(
    '2026-03-29T03:00:00',
  );
});

test('midnight is hour 00, and zones west, with half hours or none read right', () => {
  expect(localTime(Date.parse('2026-12-31T23:00:00.000Z'), 'Europe/Paris').local).toBe(
    '2027-01-01T00:00:00',
  );
  const noon = Date.parse('2026-11-22T12:00:00.000Z');
  expect(localTime(noon, 'America/Martinique').offsetMinutes).toBe(-240);
  expect(localTime(noon, 'Asia/Kolkata').offsetMinutes).toBe(330);
  expect(localTime(noon, 'Etc/UTC')).toEqual({ local: '2026-11-22T12:00:00', offsetMinutes: 0 });
});

test('whatever was asked before, it is what the calendar says', () => {
  const zones = ['Europe/Paris', 'America/Martinique', 'Pacific/Chatham', 'Australia/Lord_Howe'];
  const aroundMs = Date.parse('2026-10-25T01:00:00.000Z');
  const moment = fc.oneof(
    fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') }),
    fc.integer({ min: aroundMs - 3_600_000, max: aroundMs + 3_600_000 }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(moment, fc.constantFrom(...zones))), (asked) => {
      for (const [epochMs, timeZone] of asked) {
        const { local } = localTime(epochMs, timeZone);
        const shown = new Date(epochMs).toLocaleString('sv-SE', { timeZone });
        expect(local.replace('T', ' ')).toBe(shown);
      }
    }),
  );
});
