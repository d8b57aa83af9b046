import { explainDifference } from '../../../domain/difference/explain-difference.ts';
import { type Mistake, seededDay, singleMistakes } from './seeded-day.ts';

/** Share of seeded mistakes that were named first, or among the first three; and sure but wrong. */
export interface Score {
  days: number;
  first: number;
  amongThree: number;
  /** Named with 80 % or more, and wrong. */
  falselySure: number;
}

/** One group a mistake, two at once, and none that can be known. Days without a difference do not count. */
export function scoreDifferences(daysEach: number): Map<string, Score> {
  const groups: [string, (seed: number) => readonly Mistake[]][] = [
    ...singleMistakes.map((mistake): [string, () => readonly Mistake[]] => [
      mistake,
      () => [mistake],
    ]),
    ['two at once', (seed) => twoOf(seed)],
    ['none-of-these', () => ['none-of-these']],
  ];
  return new Map(
    groups.map(([name, mistakesOf], at) => [name, scoreGroup(daysEach, at * 100_000, mistakesOf)]),
  );
}

export function overall(scores: Iterable<Score>): Score {
  const sum = { days: 0, first: 0, amongThree: 0, falselySure: 0 };
  for (const score of scores) {
    sum.days += score.days;
    sum.first += score.first * score.days;
    sum.amongThree += score.amongThree * score.days;
    sum.falselySure += score.falselySure * score.days;
  }
  return shares(sum);
}

function scoreGroup(
  days: number,
  firstSeed: number,
  mistakesOf: (seed: number) => readonly Mistake[],
): Score {
  const sum = { days: 0, first: 0, amongThree: 0, falselySure: 0 };
  for (let seed = firstSeed; seed < firstSeed + days; seed += 1) {
    const mistakes = mistakesOf(seed);
    const explanations = explainDifference(seededDay(seed, mistakes));
    if (explanations.length === 0) continue;
    const truth = named(mistakes.filter((mistake) => mistake !== 'none-of-these'));
    const ranked = explanations.map(({ examples }) =>
      named((examples[0] ?? []).map(({ kind }) => kind)),
    );
    const at = ranked.indexOf(truth);
    sum.days += 1;
    if (at === 0) sum.first += 1;
    if (at >= 0 && at < 3) sum.amongThree += 1;
    if (at !== 0 && (explanations[0]?.confidence ?? 0) >= 0.8) sum.falselySure += 1;
  }
  return shares(sum);
}

function twoOf(seed: number): readonly Mistake[] {
  const first = singleMistakes[seed % singleMistakes.length];
  const second = singleMistakes[Math.floor(seed / singleMistakes.length) % singleMistakes.length];
  return first && second ? [first, second] : [];
}

function named(kinds: readonly string[]): string {
  return kinds.toSorted().join(' ');
}

function shares({ days, first, amongThree, falselySure }: Score): Score {
  const of = (count: number): number => (days === 0 ? 0 : count / days);
  return { days, first: of(first), amongThree: of(amongThree), falselySure: of(falselySure) };
}
