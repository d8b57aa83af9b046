// Texts live in many files, some of them templates that no test fills: what must not be written is looked for in the sources.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { frenchSlips } from '../support/french-slips.ts';

const root = join(import.meta.dirname, '../..');
const parts = '{contract,domain,electron,hardware,host,platform,renderer}';

it('no source has a full no-break space before ; ! ?, typed or escaped', () => {
  const sources = globSync(`${parts}/**/*.{ts,tsx}`, { cwd: root }).filter(
    (path) => !path.endsWith('.test.ts'),
  );
  expect(sources.length).toBeGreaterThan(500);
  const wrong = sources.filter((path) =>
    /(?:\u00a0|\\u00a0)[;!?]/i.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

it.each([
  ['Rien n’a changé\u00a0; relancez.', '\u00a0; '],
  ['Rien n’a changé ; relancez.', ' ; '],
  ['Encore\u00a0?', '\u00a0?'],
  ['Encore!', 'e!'],
  ['20\u00a0%', '\u00a0%'],
  ['Voyez\u202f: ici', '\u202f: '],
  ['10 €', ' €'],
  ["l'autre", "l'a"],
])('%j is not set as French is', (text, slip) => {
  expect(frenchSlips(text)).toEqual([slip]);
});

it('what is set as French is has no slip', () => {
  const text =
    '«\u00a0Rien\u00a0» n’a changé\u202f; 20\u202f% à 9:05, 10\u00a0€\u00a0: encore\u202f?';
  expect(frenchSlips(text)).toEqual([]);
});
