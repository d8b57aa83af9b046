import { overall, type Score, scoreDifferences } from '../differences/score.ts';
import type { Bench } from '../group.ts';
import { below, record, type Target } from '../row.ts';

const daysEach = 300;

/** How often a seeded mistake of a day is named, by kind of mistake; the targets are of all together. */
export async function differenceRows(bench: Bench): Promise<void> {
  const scores = scoreDifferences(daysEach);
  for (const [mistake, score] of scores) recordScore(bench, mistake, score);
  recordScore(bench, 'all together', overall(scores.values()), {
    first: atLeast(60),
    amongThree: atLeast(85),
    falselySure: below(10),
  });
}

function recordScore(
  bench: Bench,
  what: string,
  score: Score,
  targets: { first?: Target; amongThree?: Target; falselySure?: Target } = {},
): void {
  const percent = (share: number): number => Number((share * 100).toFixed(1));
  const shares = [
    { column: 'named first', share: score.first, target: targets.first },
    { column: 'among three', share: score.amongThree, target: targets.amongThree },
    { column: 'sure and wrong', share: score.falselySure, target: targets.falselySure },
  ];
  for (const { column, share, target } of shares)
    record(bench.differences, column, {
      ...{ what, unit: '% of days', value: percent(share) },
      ...(target ? { target } : {}),
    });
}

function atLeast(limit: number): Target {
  return { text: `≥ ${limit}`, isMet: (value) => value >= limit };
}
