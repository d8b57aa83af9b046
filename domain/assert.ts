/** A broken law of the program, not of the operator: says which, and stops the command. */
export function assert(holds: boolean, law: string): asserts holds {
  if (!holds) throw new Error(`Broken law: ${law}`);
}

/** The end of every switch over a union: a new member without a case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Broken law: no case for ${nameOfCase(value)}`);
}

/** What tells it from the other members, and nothing else of it: the value may hold a person or a secret. */
function nameOfCase(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 40);
  if (typeof value !== 'object' || value === null) return typeof value;
  const entries = Object.entries(value);
  const named = entries.find(([key, name]) => discriminants.has(key) && typeof name === 'string');
  return named ? `${named[0]} ${String(named[1]).slice(0, 40)}` : 'an object';
}

const discriminants: ReadonlySet<string> = new Set(['kind', 'type', 'do', 'code', 'state']);
