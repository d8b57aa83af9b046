/** Parsed JSON as a stranger has it: nothing is known of its shape. */
export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

/** Undefined when it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The member at the path, null when there is none. */
export function get(value: Json, ...path: string[]): Json {
  let found = value;
  for (const member of path) {
    if (found === null || typeof found !== 'object' || Array.isArray(found)) return null;
    found = Object.hasOwn(found, member) ? (found[member] ?? null) : null;
  }
  return found;
}

export function text(value: Json): string {
  return typeof value === 'string' ? value : '';
}

/** NaN for anything else: no comparison with it holds. */
export function number(value: Json): number {
  return typeof value === 'number' ? value : Number.NaN;
}

export function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Equal whatever the order of members. */
export function same(a: Json, b: Json): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((element, index) => same(element, b[index] ?? null));
  }
  const members = Object.keys(a);
  const isSameSize = members.length === Object.keys(b).length;
  return isSameSize && members.every((m) => Object.hasOwn(b, m) && same(get(a, m), get(b, m)));
}
