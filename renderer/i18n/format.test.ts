import { expect, test } from 'vitest';
import {
  agoText,
  countChangeText,
  hourOf,
  momentText,
  moneyAxisText,
  moneyChangeText,
  moneyText,
  quantityText,
  rateText,
  shareText,
} from './format.ts';

test('amounts follow the language of the operator', () => {
  expect(moneyText(123_456_789, 'EUR', 'fr')).toBe('1\u00a0234\u00a0567,89\u00a0€');
  expect(moneyText(123_456_789, 'EUR', 'en')).toBe('€1,234,567.89');
});

test('a negative amount has a true minus in both languages', () => {
  expect(moneyText(-8_900, 'EUR', 'fr')).toBe('\u221289,00\u00a0€');
  expect(moneyText(-8_900, 'EUR', 'en')).toBe('\u2212€89.00');
});

test('the largest amount a till handles is drawn to the cent', () => {
  expect(moneyText(9_999_999_999, 'EUR', 'en')).toBe('€99,999,999.99');
});

test('a currency without cents shows none', () => {
  expect(moneyText(1_250, 'JPY', 'en')).toBe('JP¥1,250');
});

test('quantities show as many decimals as their scale', () => {
  expect(quantityText({ value: 1_250, scale: 3 }, 'fr')).toBe('1,250');
  expect(quantityText({ value: 2, scale: 0 }, 'en')).toBe('2');
});

test('rates are written as percent', () => {
  expect(rateText(550, 'fr')).toBe('5,5\u202f%');
  expect(rateText(2_000, 'en')).toBe('20%');
});

test('a share is whole, a change has its sign and a decimal, and none is told as such', () => {
  expect(shareText(6_107, 'fr')).toBe('61\u202f%');
  expect(shareText(620, 'fr', { isChange: true })).toBe('+6,2\u202f%');
  expect(shareText(-10_500, 'en', { isChange: true })).toBe('\u2212105%');
  expect(shareText(3, 'en', { isChange: true })).toBe('=');
  expect(moneyChangeText(-190, 'EUR', 'fr')).toBe('\u22121,90\u00a0€');
  expect(moneyChangeText(0, 'EUR', 'fr')).toBe('=');
  expect(countChangeText(4, 'fr')).toBe('+4');
});

test('amounts on an axis are short', () => {
  expect(moneyAxisText(150_000, 'EUR', 'fr')).toBe('1,5\u00a0k\u00a0€');
  expect(moneyAxisText(-123_456_789, 'EUR', 'en')).toBe('\u2212€1.2m');
});

test('the hour is that of the shop', () => {
  expect(hourOf(Date.UTC(2026, 10, 30, 23, 30), 'Europe/Paris')).toBe(0);
});

test('an age is told in the largest unit that fits', () => {
  const now = Date.UTC(2026, 10, 22, 14, 0);
  expect(agoText(now - 30_000, now, 'fr', 'à l’instant')).toBe('à l’instant');
  expect(agoText(now - 12 * 60_000, now, 'fr', '')).toMatch(/^il y a 12.min$/);
  expect(agoText(now - 125 * 60_000, now, 'en', '')).toMatch(/^2.hr?\.? ago$/);
});

test('a moment of another day is told with its day, in the shop’s zone', () => {
  const nowMs = Date.UTC(2026, 10, 22, 9);
  const said = (atMs: number, language: 'fr' | 'en') =>
    momentText(atMs, nowMs, language, 'Europe/Paris');
  expect(said(Date.UTC(2026, 10, 22, 8, 5), 'fr')).toBe('09:05');
  expect(said(Date.UTC(2026, 10, 21, 23, 30), 'fr')).toBe('00:30');
  expect(said(Date.UTC(2026, 10, 21, 17, 2), 'fr')).toBe('21 nov. à 18:02');
  expect(said(Date.UTC(2026, 10, 21, 17, 2), 'en')).toBe('21 Nov at 18:02');
});
