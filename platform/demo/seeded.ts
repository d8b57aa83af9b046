/** Choices that are the same at every run: everything of the demo comes from one seed. */
export interface Seeded {
  /** From `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  /** `count` different ones, in the order of `from`; all of them when there are fewer. */
  some<T>(from: readonly T[], count: number): T[];
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for a catalogue. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (min: number, max: number): number => min + (next() % (max - min + 1));
  return {
    int,
    pick(from) {
      const picked = from[int(0, from.length - 1)];
      if (picked === undefined) throw new RangeError('Nothing to pick from');
      return picked;
    },
    some(from, count) {
      const left = from.map((_, index) => index);
      while (left.length > count) left.splice(int(0, left.length - 1), 1);
      return left.flatMap((index) => from.slice(index, index + 1));
    },
  };
}
