import { expect, test } from 'vitest';
import { isDefect, warningText } from './till-warnings.ts';

const defect = {
  code: 'JOURNAL_DEFECT',
  details: { journalId: '4f2a', sequence: 12, problem: 'hash' },
};

test('a defect of the journal is to be looked at, and is told with its details', () => {
  expect(isDefect(defect)).toBe(true);
  expect(warningText(defect, 'fr')).toContain('4f2a');
  expect(warningText(defect, 'en')).toContain('entry 12');
});

test('weak keys are listed and alarm nobody', () => {
  const weak = { code: 'KEYS_WEAK', details: {} };
  expect(isDefect(weak)).toBe(false);
  expect(warningText(weak, 'en')).not.toBeNull();
});

test.each(['NEW_IN_NEXT_VERSION', 'constructor', '__proto__', ''])(
  'a code that this page does not know (%s) has no sentence and breaks nothing',
  (code) => {
    expect(warningText({ code, details: {} }, 'fr')).toBeNull();
    expect(isDefect({ code, details: {} })).toBe(false);
  },
);
