import { expect, it } from 'vitest';
import { checkCharacter } from './check-character.ts';

it('is that of a published example, the Global Release Identifier A1-2425G-ABC1234002-M', () => {
  expect(checkCharacter('A12425GABC1234002')).toBe('M');
});
