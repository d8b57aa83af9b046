import { ok, type Result, refuse } from '../../result.ts';
import { identifierOf } from './application-identifiers.ts';
import { addElement, type Gs1Elements } from './element-string.ts';
import type { Gs1Problem } from './gs1-problem.ts';

/**
 * A GS1 Digital Link (URI syntax 1.4): any domain, any path before the key, qualifiers in the path,
 * attributes in the query. Null when the text is no address with a GTIN in its path; a parameter that
 * is no Application Identifier is somebody else's and ignored.
 */
export function readDigitalLink(text: string): Result<Gs1Elements, Gs1Problem> | null {
  const [, path = '', query = ''] =
    /^https?:\/\/[^/?#]+(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/i.exec(text) ?? [];
  const segments = path.split('/');
  const key = segments.findIndex(
    (segment, index) => segment === '01' && /^\d{8,14}$/.test(segments[index + 1] ?? ''),
  );
  if (key < 0) return null;
  const elements = new Map<string, string>();
  for (const [name, value] of [...pathPairs(segments.slice(key)), ...queryPairs(query)]) {
    const identifier = identifierOf(name);
    if (!identifier) continue;
    const given = name === '01' ? value.padStart(14, '0') : value;
    const problem = addElement(elements, identifier, given);
    if (problem) return refuse(problem);
  }
  return ok(elements);
}

function pathPairs(segments: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < segments.length; index += 2) {
    pairs.push([segments[index] ?? '', unescaped(segments[index + 1] ?? '')]);
  }
  return pairs;
}

function queryPairs(query: string): [name: string, value: string][] {
  return query.split(/[&;]/).map((parameter) => {
    const [name = '', value = ''] = parameter.split('=', 2);
    return [name, unescaped(value)];
  });
}

/** A text with a stray % means it as it is. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
