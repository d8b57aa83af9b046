import { compareSizes } from './size-order.ts';

/** The variants of a model as a shop lays them out: colours below each other, sizes beside. */
export interface VariantGrid<T> {
  sizes: string[];
  rows: {
    colour: string /** One per size; null where that one is not made. */;
    cells: (T | null)[];
  }[];
}

/** Of two items with one size and colour, which a catalogue should not have, the first is shown. */
export function variantGrid<T extends { size: string; colour: string }>(
  items: readonly T[],
): VariantGrid<T> {
  const sizes = [...new Set(items.map(({ size }) => size))].sort(compareSizes);
  const colours = [...new Set(items.map(({ colour }) => colour))].sort((a, b) =>
    a.localeCompare(b, 'fr'),
  );
  return {
    sizes,
    rows: colours.map((colour) => ({
      colour,
      cells: sizes.map(
        (size) => items.find((item) => item.size === size && item.colour === colour) ?? null,
      ),
    })),
  };
}
