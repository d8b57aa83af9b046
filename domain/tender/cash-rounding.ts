/**
 * What is due in cash where small coins are not used: the nearest multiple of `stepMinor`, half away
 * from zero. What would round to nothing stays as it is. A step of 1 rounds nothing (France).
 */
export function cashDueMinor(remainingMinor: number, stepMinor: number): number {
  const magnitude = Math.abs(remainingMinor);
  const rounded = Math.floor((2 * magnitude + stepMinor) / (2 * stepMinor)) * stepMinor;
  if (rounded === 0) return remainingMinor;
  return remainingMinor < 0 ? -rounded : rounded;
}
