import {
  addDifferences,
  type Candidate,
  type Cause,
  type Differences,
  differencesKey,
} from './cause.ts';
import type { CountedDay } from './counted-day.ts';
import { counterCauses } from './counter-causes.ts';
import { movementCauses } from './movement-causes.ts';
import { paymentCauses } from './payment-causes.ts';
import { typingCauses } from './typing-causes.ts';

/** What may have happened; several places in the day that fit it equally well are its examples. */
export interface Explanation {
  /** One or two mistakes together; none: what was looked at explains nothing. */
  examples: readonly (readonly Cause[])[];
  /** From 0 to 1, over all explanations together: how much of what could have happened this is. */
  confidence: number;
}

/** Chance that a day has a second mistake beside the first. */
const secondMistake = 0.08;
/** Chance that a difference is none of what is known here: coins lost, change miscounted again and again. */
const noneOfThese = 0.15;
/** Half of the differences that nothing explains are smaller. */
const usualSlackMinor = 200;
const mostExplanations = 5;
const mostExamples = 3;

/**
 * Ranks what could explain a difference, the likeliest first; empty without a difference. Each cause
 * must make up the difference of every tender exactly. By Bayes: how often such a mistake is made,
 * shared among all places where it could have been made, so a kind that fits anything counts little.
 */
export function explainDifference(day: CountedDay): Explanation[] {
  const found = differencesOf(day);
  if (found.size === 0) return [];
  const singles = [
    ...paymentCauses(day),
    ...movementCauses(day),
    ...typingCauses(day),
    ...counterCauses(day),
  ].filter(({ makes }) => [...makes.values()].some((minor) => minor !== 0));
  const weighed = [...oneMistake(singles, found), ...twoMistakes(singles, found)];
  const groups = [...grouped(weighed), { examples: [], weight: noneWeight(found, day) }];
  const all = groups.reduce((sum, { weight }) => sum + weight, 0);
  return groups
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostExplanations)
    .map(({ examples, weight }) => ({ examples, confidence: weight / all }));
}

/** Counted less expected, of the tenders where it is not zero. */
function differencesOf({ tenders }: CountedDay): Differences {
  return new Map(
    tenders
      .map(({ type, countedMinor, expectedMinor }) => [type, countedMinor - expectedMinor] as const)
      .filter(([, minor]) => minor !== 0),
  );
}

interface Weighed {
  causes: readonly Cause[];
  weight: number;
}

function oneMistake(singles: readonly Candidate[], found: Differences): Weighed[] {
  const wanted = differencesKey(found);
  return singles
    .filter(({ makes }) => differencesKey(makes) === wanted)
    .map(({ cause, likelihood }) => ({ causes: [cause], weight: likelihood }));
}

/** Each pair once; the second is looked up by what the first leaves unexplained. */
function twoMistakes(singles: readonly Candidate[], found: Differences): Weighed[] {
  const byKey = new Map<string, number[]>();
  for (const [index, { makes }] of singles.entries()) {
    const key = differencesKey(makes);
    const known = byKey.get(key);
    if (known) known.push(index);
    else byKey.set(key, [index]);
  }
  return singles.flatMap((first, at) => {
    const left = addDifferences(found, negated(first.makes));
    if (left.size === 0) return [];
    return (byKey.get(differencesKey(left)) ?? [])
      .filter((index) => index > at)
      .flatMap((index) => {
        const second = singles[index];
        if (!second) return [];
        const weight = secondMistake * first.likelihood * second.likelihood;
        return [{ causes: [first.cause, second.cause], weight }];
      });
  });
}

function negated(differences: Differences): Differences {
  return new Map([...differences].map(([type, minor]) => [type, -minor]));
}

/** By the kinds of mistake: five tickets of one amount are one explanation with five places. */
function grouped(weighed: readonly Weighed[]) {
  const groups = new Map<string, Weighed[]>();
  for (const each of weighed) {
    const kinds = each.causes
      .map(({ kind }) => kind)
      .sort()
      .join(' ');
    const known = groups.get(kinds);
    if (known) known.push(each);
    else groups.set(kinds, [each]);
  }
  return [...groups.values()].map((group) => ({
    weight: group.reduce((sum, { weight }) => sum + weight, 0),
    examples: group
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, mostExamples)
      .map(({ causes }) => causes),
  }));
}

/**
 * Small differences happen by themselves, in cash above all; twice as large is a quarter as likely, and
 * one amount to the cent as good as its neighbour.
 */
function noneWeight(found: Differences, { tenders }: CountedDay): number {
  return [...found].reduce((weight, [type, minor]) => {
    const isCash = tenders.some((tender) => tender.type === type && tender.isCash);
    const usual = usualSlackMinor / (usualSlackMinor + Math.abs(minor)) ** 2;
    return (weight * usual * (isCash ? 1 : 0.2)) / 2;
  }, noneOfThese);
}
