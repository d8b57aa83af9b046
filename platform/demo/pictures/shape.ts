/**
 * A part of a picture: its tone and its path in a square of 96. `ink` is the item's colour, `shade`
 * and `light` are that colour darker and lighter, `line` a thin stroke of the shade.
 */
export type Part = readonly [tone: 'ink' | 'shade' | 'light' | 'line', path: string];
export type Shape = readonly Part[];
