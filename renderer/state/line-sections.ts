import type { LineView } from '../../contract/host/basket-shapes.ts';
import { inOrder, type LineOrder } from './line-order.ts';

/** A heading over goods given back, and its lines. */
export interface ReturnSection {
  key: string;
  returned: NonNullable<LineView['returned']>;
}

export type Row = { kind: 'line'; line: LineView } | { kind: 'section'; section: ReturnSection };

/** What is sold, newest on top; below it what comes back, by receipt and reason, each under its heading. */
export function rowsOf(lines: readonly LineView[], order: LineOrder): readonly Row[] {
  const ordered = inOrder(lines, order);
  const sold = ordered.filter(({ returned }) => returned === null);
  const sections = new Map<string, { section: ReturnSection; lines: LineView[] }>();
  for (const line of ordered) {
    const { returned } = line;
    if (returned === null) continue;
    const key = `${returned.receiptNumber} ${returned.reasonCode}`;
    const known = sections.get(key);
    if (known) known.lines.push(line);
    else sections.set(key, { section: { key, returned }, lines: [line] });
  }
  const asRow = (line: LineView): Row => ({ kind: 'line', line });
  return [
    ...sold.map(asRow),
    ...[...sections.values()].flatMap((each): Row[] => [
      { kind: 'section', section: each.section },
      ...each.lines.map(asRow),
    ]),
  ];
}

/** The lines of the rows, as the eye goes over them. */
export function linesIn(rows: readonly Row[]): readonly LineView[] {
  return rows.flatMap((row) => (row.kind === 'line' ? [row.line] : []));
}
