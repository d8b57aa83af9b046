// npm run bench: SPEC §8's rows of the till, measured and printed, never asserted.
import { writeFileSync } from 'node:fs';
import type { Group } from './group.ts';
import { growthSection } from './growth.ts';
import { loadNow, thisMachine } from './machine.ts';
import { openBench } from './open-bench.ts';
import { readOptions, usage } from './options.ts';
import type { Section } from './row.ts';
import { allocationRows } from './rows/allocation-rows.ts';
import { customerRows } from './rows/customer-rows.ts';
import { dayRows } from './rows/day-rows.ts';
import { differenceRows } from './rows/difference-rows.ts';
import { doorRows } from './rows/door-rows.ts';
import { entryRows } from './rows/entry-rows.ts';
import { feedRows } from './rows/feed-rows.ts';
import { journalRows } from './rows/journal-rows.ts';
import { outageRows } from './rows/outage-rows.ts';
import { pageRows } from './rows/page-rows.ts';
import { platformRows } from './rows/platform-rows.ts';
import { promiseRows } from './rows/promise-rows.ts';
import { pullRows } from './rows/pull-rows.ts';
import { rpcRows } from './rows/rpc-rows.ts';
import { snapshotRows } from './rows/snapshot-rows.ts';
import { startRows } from './rows/start-rows.ts';
import { stockRows } from './rows/stock-rows.ts';
import { storeRows } from './rows/store-rows.ts';
import { yearRows } from './rows/year-rows.ts';
import { renderSection } from './table.ts';

/** In this order; each one that needs a till with items has it imported first. */
const groups: readonly Group[] = [
  {
    name: 'import',
    async run(bench) {
      for (const size of bench.sizes) await bench.tillWith(size);
    },
  },
  { name: 'start', run: startRows },
  { name: 'page', run: pageRows },
  { name: 'rpc', run: rpcRows },
  { name: 'day', run: dayRows },
  { name: 'entries', run: entryRows },
  { name: 'store', run: storeRows },
  { name: 'journal', run: journalRows },
  { name: 'platform', run: platformRows },
  { name: 'door', run: doorRows },
  { name: 'outage', run: outageRows },
  { name: 'feeds', run: feedRows },
  { name: 'pull', run: pullRows },
  { name: 'snapshot', run: snapshotRows },
  { name: 'years', run: yearRows },
  { name: 'differences', run: differenceRows },
  { name: 'allocation', run: allocationRows },
  { name: 'promises', run: promiseRows },
  { name: 'stock', run: stockRows },
  { name: 'customers', run: customerRows },
];

// Ctrl-C and a closed terminal end the run like its end does: folders and hosts are taken away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(130));
// The measures are of the items that a run imports, beside the few of the small demo; no welcome opens.
process.env.COMPTOIR_DEMO = 'small';
process.exit(await main());

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null || options.only === 'list') {
    process.stderr.write(`${usage}\n\ngroups: ${groups.map(({ name }) => name).join(', ')}\n`);
    return options === null ? 2 : 0;
  }
  const machine = thisMachine();
  const startedMs = performance.now();
  const bench = openBench(options, note);
  const failures: string[] = [];
  try {
    for (const group of groups.filter(({ name }) => name.includes(options.only))) {
      note(`${group.name} …`);
      await group.run(bench).catch((error: unknown) => {
        failures.push(`FAILED: ${group.name}: ${messageOf(error)}`);
        note(failures.at(-1) ?? '');
      });
    }
  } finally {
    await bench.close();
  }

  const measured = [
    bench.bySize,
    bench.byEntries,
    bench.byDays,
    bench.storeAlone,
    ...bench.journalAlone,
  ];
  const sections = [
    ...measured,
    growthSection(measured),
    bench.byDatabase,
    bench.till,
    bench.differences,
    bench.orders,
  ].filter(isWorthPrinting);
  const run = {
    ...machine,
    items: bench.catalogue.origin,
    loadAtEnd: loadNow(),
    minutes: Number(((performance.now() - startedMs) / 60_000).toFixed(1)),
  };
  const json = `${JSON.stringify({ run, sections, failures }, null, 2)}\n`;
  if (options.output === 'json') process.stdout.write(json);
  else process.stdout.write(text(run, sections, failures));
  if (typeof options.output === 'object') writeFileSync(options.output.file, json);
  return sections.some(({ rows }) => rows.length > 0) ? 0 : 1;
}

function text(
  run: Record<string, string | number>,
  sections: readonly Section[],
  failures: readonly string[],
): string {
  const facts = Object.entries(run).map(([name, value]) => `- ${name}: ${value}`);
  return [...facts, '', ...sections.map(renderSection), ...failures, ''].join('\n');
}

function isWorthPrinting({ rows, notes }: Section): boolean {
  return rows.length > 0 || notes.length > 0;
}

function note(text: string): void {
  const seconds = (performance.now() / 1_000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${text}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
