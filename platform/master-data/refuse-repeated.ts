import type { LineRefusal } from './line-refusal.ts';
import type { GivenLine } from './master-kind.ts';

/** Lines whose key no line before them had; `seen` remembers keys by the line that had them first. */
export function refuseRepeated(
  key: readonly string[],
  seen: Map<string, number>,
  lines: readonly GivenLine[],
): { once: GivenLine[]; repeated: LineRefusal[] } {
  const repeated: LineRefusal[] = [];
  const once = lines.filter(({ line, cells }) => {
    const text = JSON.stringify(key.map((name) => cells[name]?.trim() ?? ''));
    const first = seen.get(text);
    if (first === undefined) {
      seen.set(text, line);
      return true;
    }
    repeated.push({ line, column: key.join(', '), problem: 'repeated', found: String(first) });
    return false;
  });
  return { once, repeated };
}
