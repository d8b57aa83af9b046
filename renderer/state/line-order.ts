interface Touched {
  number: number;
  touchedAtStep: number;
}

/** Where each line stands: line number to the step that put it there; the highest is on top. */
export type LineOrder = ReadonlyMap<number, number>;

/**
 * Newest on top, with one exception: a line whose quantity is being changed by hand stays where it
 * is, or it would jump away from under the finger.
 */
export function orderLines(
  previous: LineOrder,
  lines: readonly Touched[],
  heldLine: number | null,
): LineOrder {
  return new Map(
    lines.map(({ number, touchedAtStep }) => {
      const before = previous.get(number);
      return [number, number === heldLine && before !== undefined ? before : touchedAtStep];
    }),
  );
}

export function inOrder<T extends Touched>(lines: readonly T[], order: LineOrder): readonly T[] {
  const place = ({ number, touchedAtStep }: T): number => order.get(number) ?? touchedAtStep;
  return lines.toSorted((a, b) => place(b) - place(a) || b.number - a.number);
}
