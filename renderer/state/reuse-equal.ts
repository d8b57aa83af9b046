/**
 * `next`, with every part that is equal to the same part of `previous` taken from there. A snapshot
 * arrives as new objects although one line of sixty changed; drawn parts are compared by identity.
 */
export function reuseEqual<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return reuseIn(previous, next);
  if (isRecord(previous) && isRecord(next)) return reuseIn(previous, next);
  return next;
}

function reuseIn<T extends object>(previous: object, next: T): T {
  const before = new Map<string, unknown>(Object.entries(previous));
  let isEqual = before.size === Object.keys(next).length;
  for (const [key, value] of Object.entries(next)) {
    const reused = reuseEqual(before.get(key), value);
    if (!Object.is(reused, before.get(key)) || !before.has(key)) isEqual = false;
    if (!Object.is(reused, value)) Reflect.set(next, key, reused);
  }
  return isEqual && isSameKind(previous, next) ? previous : next;
}

function isSameKind<T extends object>(previous: object, next: T): previous is T {
  return Array.isArray(previous) === Array.isArray(next);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
