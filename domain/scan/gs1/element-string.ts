import { ok, type Result, refuse } from '../../result.ts';
import {
  type ApplicationIdentifier,
  identifierAt,
  identifierOf,
} from './application-identifiers.ts';
import { valueProblem } from './check-value.ts';
import type { Gs1Problem } from './gs1-problem.ts';

/** What a GS1 code says: Application Identifier → value, in the order given. */
export type Gs1Elements = ReadonlyMap<string, string>;

/** Ends a value whose length is not fixed: FNC1, which scanners send as this sign. */
export const groupSeparator = '\u001d';

/** Reads what a GS1-128, DataBar, GS1 DataMatrix or GS1 QR holds (General Specifications §7.8). */
export function readElementString(text: string): Result<Gs1Elements, Gs1Problem> {
  const elements = new Map<string, string>();
  let index = 0;
  while (index < text.length) {
    if (text[index] === groupSeparator) {
      index += 1;
      continue;
    }
    const identifier = identifierAt(text, index);
    if (!identifier) {
      if (!canSkip(elements, text, index)) {
        return refuse({ problem: 'UNKNOWN_IDENTIFIER', ai: text.slice(index, index + 4) });
      }
      index = endOfElement(text, index);
      continue;
    }
    const start = index + identifier.ai.length;
    const end = endOfValue(text, start, identifier);
    const problem = addElement(elements, identifier, text.slice(start, end));
    if (problem) return refuse(problem);
    index = end;
  }
  return ok(elements);
}

/** The form for people, as it stands under the bars: `(01)03520170012346(17)271231(10)A12`. */
export function readBracketed(text: string): Result<Gs1Elements, Gs1Problem> {
  const elements = new Map<string, string>();
  const starts = [...text.matchAll(/\((\d{2,4})\)/g)];
  for (const [position, match] of starts.entries()) {
    const ai = match[1] ?? '';
    const identifier = identifierOf(ai);
    if (!identifier && elements.size > 0) continue;
    if (!identifier) return refuse({ problem: 'UNKNOWN_IDENTIFIER', ai });
    const value = text.slice(match.index + match[0].length, starts[position + 1]?.index).trim();
    const problem = addElement(elements, identifier, value);
    if (problem) return refuse(problem);
  }
  return ok(elements);
}

/** Adds one element, unless its value is wrong or another than the one given before. */
export function addElement(
  elements: Map<string, string>,
  identifier: ApplicationIdentifier,
  value: string,
): Gs1Problem | null {
  const { ai } = identifier;
  const problem = valueProblem(identifier, value);
  if (problem) return problem;
  if ((elements.get(ai) ?? value) !== value) return { problem: 'GIVEN_TWICE', ai };
  elements.set(ai, value);
  return null;
}

/**
 * The standard gains identifiers faster than tills are updated: once the item is known, one that is not
 * does not keep it from being sold. All new ones end by FNC1 (§7.8.5).
 */
function canSkip(elements: Gs1Elements, text: string, index: number): boolean {
  return elements.has('01') && /^\d{2}/.test(text.slice(index, index + 2));
}

function endOfValue(text: string, start: number, identifier: ApplicationIdentifier): number {
  const end = endOfElement(text, start);
  return identifier.isFixed ? Math.min(end, start + identifier.mostLength) : end;
}

function endOfElement(text: string, start: number): number {
  const separator = text.indexOf(groupSeparator, start);
  return separator < 0 ? text.length : separator;
}
