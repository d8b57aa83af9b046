import type { ItemLine, LineRefusal } from './item-line.ts';

/** What a line of the file gave: an item or a refusal. Blank lines give nothing. */
export type FileLine =
  | { number: number; refused: null; read: ItemLine }
  | { number: number; refused: LineRefusal };
