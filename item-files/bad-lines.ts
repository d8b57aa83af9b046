import type { LineProblem, LineRefusal } from './item-line.ts';

/** How many are said in full; a file of another kind would fill the screen. */
const saidInFull = 20;

/** Collects what is wrong with a file: the first lines in full, of the others how many of each kind. */
export function badLines({
  wordsOf,
  say,
  record,
}: {
  /** A line's problem in the operator's words. */
  wordsOf(number: number, refused: LineRefusal): string;
  say(text: string): void;
  /** Takes every one of them. */
  record(text: string): void;
}) {
  const counts = new Map<LineProblem, number>();
  let count = 0;

  return {
    add(number: number, refused: LineRefusal): void {
      count += 1;
      counts.set(refused.problem, (counts.get(refused.problem) ?? 0) + 1);
      const words = wordsOf(number, refused);
      record(words);
      if (count <= saidInFull) say(words);
    },
    count: () => count,
    /** By kind, for the end of the report; null when all has been said in full. */
    counts: () => (count > saidInFull ? counts : null),
  };
}

export type BadLines = ReturnType<typeof badLines>;
