import { describe, expect, it } from 'vitest';
import { frenchSlips } from '../../test/support/french-slips.ts';
import { fail, failureText } from './failure.ts';
import { failureTexts } from './texts.ts';

const codes = Object.keys(failureTexts) as (keyof typeof failureTexts)[];

describe.each(codes)('%s', (code) => {
  const { fr, en } = failureTexts[code];

  it('says the same details in both languages', () => {
    const details = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(details(fr)).toEqual(details(en));
  });

  it('is set as French and English are', () => {
    expect(frenchSlips(fr)).toEqual([]);
    expect(en).not.toMatch(/['"]/);
    expect(fr).toMatch(/[.…]$/);
    expect(en).toMatch(/[.…]$/);
  });
});

it('a text keeps what no detail fills', () => {
  expect(failureText(fail('UNKNOWN_CODE', {}), 'en')).toContain('{code}');
  expect(failureText(fail('UNKNOWN_CODE', { code: '42' }), 'en')).toContain('42');
});

it('a way to pay is called by its name where the details have it, and by its id otherwise', () => {
  const named = fail('COUNT_INCOMPLETE', { type: 'cheque', typeFr: 'Chèque', typeEn: 'Cheque' });
  expect(failureText(named, 'fr')).toContain('Chèque');
  expect(failureText(named, 'en')).toContain('Cheque');
  expect(failureText(fail('COUNT_INCOMPLETE', { type: 'cheque' }), 'fr')).toContain('cheque');
});

it('a reward is called by its name in the language of the screen', () => {
  const details = { reward: 'candle', rewardFr: 'Une bougie', rewardEn: 'A candle' };
  expect(failureText(fail('REWARD_LACKS_GIFT', details), 'fr')).toContain('Une bougie');
  expect(failureText(fail('REWARD_LACKS_GIFT', details), 'en')).toContain('A candle');
});
