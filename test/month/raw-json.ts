export type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

/** A member of an object; null of anything else. */
export function get(value: Json, member: string): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return value[member] ?? null;
}

export function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

/** An amount; throws for what is none. */
export function minor(value: Json): bigint {
  if (typeof value !== 'number') throw new Error('no amount');
  return BigInt(value);
}
