import type { BasketView, GroupView, LineView } from '../../contract/host/basket-shapes.ts';
import { unreachable } from '../../domain/assert.ts';
import { inOrder, type LineOrder } from './line-order.ts';

/** A heading over goods given back, and its lines. */
export interface ReturnSection {
  key: string;
  returned: NonNullable<LineView['returned']>;
}

export type Row =
  | { kind: 'line'; line: LineView }
  /** A heading over what leaves together; its fee stands on it. */
  | { kind: 'group'; group: GroupView }
  /** What is paid now on the groups above it. */
  | { kind: 'deposit'; amountMinor: number }
  | { kind: 'section'; section: ReturnSection };

/**
 * What is taken, newest on top; below it what leaves later, group by group in the order in which they were
 * begun; last what comes back, by receipt and reason. Each under its heading.
 */
export function rowsOf(
  { lines, groups, deposit }: Pick<BasketView, 'lines' | 'groups' | 'deposit'>,
  order: LineOrder,
): readonly Row[] {
  const ordered = inOrder(lines, order);
  const isGrouped = ({ group }: LineView): boolean => groups.some(({ number }) => number === group);
  const taken = ordered.filter(
    (line) => line.returned === null && line.origin !== 'deposit' && !isGrouped(line),
  );
  const leaving = groups.flatMap((group): Row[] => [
    { kind: 'group', group },
    ...ordered.filter((line) => line.group === group.number && line.origin === 'rung').map(asRow),
  ]);
  return [
    ...taken.map(asRow),
    ...leaving,
    ...(deposit ? [{ kind: 'deposit', amountMinor: deposit.amountMinor } as const] : []),
    ...returnRows(ordered),
  ];
}

function returnRows(ordered: readonly LineView[]): Row[] {
  const sections = new Map<string, { section: ReturnSection; lines: LineView[] }>();
  for (const line of ordered) {
    const { returned } = line;
    if (returned === null) continue;
    const key = `${returned.receiptNumber} ${returned.reasonCode}`;
    const known = sections.get(key);
    if (known) known.lines.push(line);
    else sections.set(key, { section: { key, returned }, lines: [line] });
  }
  return [...sections.values()].flatMap((each): Row[] => [
    { kind: 'section', section: each.section },
    ...each.lines.map(asRow),
  ]);
}

function asRow(line: LineView): Row {
  return { kind: 'line', line };
}

/** The lines of the rows, as the eye goes over them. */
export function linesIn(rows: readonly Row[]): readonly LineView[] {
  return rows.flatMap((row) => (row.kind === 'line' ? [row.line] : []));
}

/** A row among the others, whatever is above it. */
export function keyOfRow(row: Row): string | number {
  switch (row.kind) {
    case 'line':
      return row.line.number;
    case 'group':
      return `group ${row.group.number}`;
    case 'deposit':
      return 'deposit';
    case 'section':
      return row.section.key;
    default:
      return unreachable(row);
  }
}
