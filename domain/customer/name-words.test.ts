import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameWords, slipsOf } from './name-words.ts';

test.each([
  ['Zoé Pérrin', ['zoe', 'perrin']],
  ['LE GOFF-Œillet', ['le', 'goff', 'oeillet']],
  ["O'Neil  d’Aubigné", ['o', 'neil', 'd', 'aubigne']],
  ['  ', []],
])('« %s » is %j', (said, words) => {
  expect(nameWords(said)).toEqual(words);
});

const word = fc.stringMatching(/^[a-z]{5,12}$/);

test('a word with one slip of the finger has a slip in common with itself', () => {
  fc.assert(
    fc.property(
      word,
      fc.nat(),
      fc.constantFrom('drop', 'double', 'swap', 'other'),
      (right, n, how) => {
        const at = n % (right.length - 1);
        const letters = [...right];
        if (how === 'drop') letters.splice(at, 1);
        if (how === 'double') letters.splice(at, 0, letters[at] ?? '');
        if (how === 'swap') letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
        if (how === 'other') letters.splice(at, 1, 'q');
        const slips = new Set(slipsOf(right));
        expect(slipsOf(letters.join('')).some((slip) => slips.has(slip))).toBe(true);
      },
    ),
  );
});
