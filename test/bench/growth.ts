import { newSection, type Row, type Section } from './row.ts';

/** Flat, on a machine that others use too: the largest costs at most so many times the smallest. */
const flatRatio = 1.5;

/**
 * SPEC §8: scan, sale and search flat as items and entries grow. Of each such row the dearest column
 * against the smallest one, from medians, since what else runs on the machine shows in the tails.
 */
export function growthSection(sections: readonly Section[]): Section {
  const growth = newSection('Cost as work grows: last column ÷ first', ['ratio'], 'ratio');
  for (const { columns, rows } of sections) {
    const [first] = columns;
    const last = columns.at(-1);
    if (first === undefined || last === undefined || first === last) continue;
    for (const row of rows) {
      const ratio = row.shouldStayFlat ? ratioOf(row, first, last) : null;
      if (ratio !== null) growth.rows.push(growthRow(`${row.what}: ${last} ÷ ${first}`, ratio));
    }
  }
  return growth;
}

function ratioOf({ values }: Row, first: string, last: string): number | null {
  const from = values[first];
  const to = values[last];
  return from === undefined || to === undefined || from === 0 ? null : to / from;
}

function growthRow(what: string, ratio: number): Row {
  return {
    what,
    unit: '×',
    target: `≤ ${flatRatio}`,
    values: { ratio: Number(ratio.toFixed(2)) },
    yardsticks: [],
    isMet: { ratio: ratio <= flatRatio },
    shouldStayFlat: false,
  };
}
