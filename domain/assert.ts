/** A broken law of the program, not of the operator: says which, and stops the command. */
export function assert(holds: boolean, law: string): asserts holds {
  if (!holds) throw new Error(`Broken law: ${law}`);
}

/** The end of every switch over a union: a new member without a case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Broken law: no case for ${JSON.stringify(value)}`);
}
