/**
 * Money that another till of the store brought to the safe that this one keeps, or had out of it. That
 * till’s own journal says it as a drop, a closing or a float, so sums over a store leave it out.
 */
export function isBetweenTills({ kind }: { kind: string }): boolean {
  return kind === 'takings-brought' || kind === 'float-given';
}
