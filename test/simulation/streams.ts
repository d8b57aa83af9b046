import { seededRandom } from '../support/seeded-random.ts';

/** Random choices of one seed, each purpose with a stream of its own: a new question asked of one leaves the others as they were. */
export interface Choices {
  /** True `percent` times in a hundred. */
  chance(percent: number): boolean;
  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
  fraction(): number;
}

export function streamsOf(seed: number): (purpose: string) => Choices {
  return (purpose) => {
    const fraction = seededRandom(mixed(`${String(seed)} ${purpose}`));
    const whole = (least: number, most: number) =>
      least + Math.floor(fraction() * (most - least + 1));
    return {
      fraction,
      whole,
      chance: (percent) => fraction() * 100 < percent,
      pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
    };
  };
}

/** FNV-1a, 32 bits. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash | 0;
}
