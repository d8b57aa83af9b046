import { expect, it } from 'vitest';
import { variantGrid } from './variant-grid.ts';

it('every variant has its cell, and what is not made is a gap', () => {
  const items = [
    { id: '1', colour: 'Noir', size: 'L' },
    { id: '2', colour: 'Noir', size: 'S' },
    { id: '3', colour: 'Écru', size: 'M' },
    { id: '4', colour: 'Bleu', size: 'S' },
  ];
  const grid = variantGrid(items);
  expect(grid.sizes).toEqual(['S', 'M', 'L']);
  expect(grid.rows.map(({ colour, cells }) => [colour, cells.map((cell) => cell?.id)])).toEqual([
    ['Bleu', ['4', undefined, undefined]],
    ['Écru', [undefined, '3', undefined]],
    ['Noir', ['2', undefined, '1']],
  ]);
});

it('a model without sizes is one column, one without colours one row', () => {
  expect(variantGrid([{ colour: 'Lilas', size: '' }]).sizes).toEqual(['']);
  expect(variantGrid([{ colour: '', size: '85' }]).rows).toHaveLength(1);
  expect(variantGrid([])).toEqual({ sizes: [], rows: [] });
});
