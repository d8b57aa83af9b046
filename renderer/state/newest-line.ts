/** The line touched last, or null of an empty basket. */
export function newestLine<T extends { touchedAtStep: number }>(lines: readonly T[]): T | null {
  return lines.reduce<T | null>(
    (newest, line) => (newest && newest.touchedAtStep >= line.touchedAtStep ? newest : line),
    null,
  );
}
