import { get, type Json, parseJson } from './json.ts';

/** An entry as a line of JSON (`docs/journal-format.md` §1). */
export interface StoredLine {
  journalId: string;
  segment: number;
  sequence: number;
  type: string;
  typeSequence: number;
  businessDay: string;
  /** base64 */
  bytes: string;
  hash: string;
  signature: string;
  keyId: string;
  format: number;
}

const members = {
  journalId: 'string',
  segment: 'number',
  sequence: 'number',
  type: 'string',
  typeSequence: 'number',
  businessDay: 'string',
  bytes: 'string',
  hash: 'string',
  signature: 'string',
  keyId: 'string',
  format: 'number',
} as const;

/** Null when a member is missing, of another kind, or one too many. */
export function readLine(text: string): StoredLine | null {
  const value = parseJson(text);
  return value !== undefined && isStoredLine(value) ? value : null;
}

function isStoredLine(value: Json): value is Json & StoredLine {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const names = Object.keys(members);
  return (
    Object.keys(value).length === names.length &&
    Object.entries(members).every(([name, kind]) => typeof get(value, name) === kind)
  );
}

/** The signed octets and what they say; null when they are no base64 or no JSON object. */
export function readSigned(line: StoredLine): { bytes: Buffer; entry: Json } | null {
  const bytes = Buffer.from(line.bytes, 'base64');
  if (bytes.toString('base64') !== line.bytes) return null;
  const entry = parseJson(bytes.toString('utf8'));
  if (entry === undefined || entry === null || typeof entry !== 'object') return null;
  return { bytes, entry };
}
