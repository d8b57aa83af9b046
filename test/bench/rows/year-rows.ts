import type { Journal, SealedEntry } from '../../../contract/port/journal.ts';
import { closureHeadOf } from '../../../host/day/closed-day.ts';
import { sqliteDayStore } from '../../../host/day/day-store.ts';
import { createClosedFigures } from '../../../host/report/closed-figures.ts';
import { openDayFiguresStore } from '../../../host/report/day-figures-store.ts';
import { dayAt } from '../../support/day-keeper-hands.ts';
import { sale } from '../../support/journal-kit.ts';
import { newFolder, openJournalOnDisk } from '../../support/journal-on-disk.ts';
import { type MemoryTill, memoryTill } from '../../support/memory-till.ts';
import type { Bench } from '../group.ts';
import { median, repeat, timed } from '../measure.ts';
import { below, record, type Section } from '../row.ts';

export const yearColumns = ['two months', 'ten years'];

/** Trading days; each has a few sales and its closing, with months and years. */
const days = { 'two months': 60, 'ten years': 3_100 } as const;
const salesADay = 3;
const transactions = 2_000;
const rounds = 60;
const warmUp = 10;

/** One till on a disk whose journal grows by days, as its clock runs through them. */
export async function yearRows(bench: Bench): Promise<void> {
  for (const column of ['two months', 'ten years'] as const) {
    bench.note(`trading ${column} …`);
    await withTill(async (till, disk, reopen) => {
      trade(till, days[column]);
      const put = (what: string, value: number, isFlat = true): void =>
        record(bench.byDays, column, {
          ...{ what, unit: 'ms', value },
          ...(isFlat ? { shouldStayFlat: true } : {}),
        });
      const page = { id: 'bench', role: 'page' as const };
      const each = async (what: string, work: () => unknown) =>
        put(what, median(await timed(repeat(rounds), work, { warmUp })));
      await each('view “day” worked out, median', () => till.daySnapshot());
      await each('a sale folded into drawer and safe, median', () => {
        sell(till, 1);
        till.day().money.current();
      });
      await each('the last 20 closures, median', () =>
        till.dayCalls().closures({ period: null, before: null, limit: 20 }, page),
      );
      await reportRows(till, disk, column, bench.byDays);
      const startedMs = performance.now();
      await reopen();
      put('start: what is overdue, where the money is', performance.now() - startedMs);

      const [sellingMs = 0] = await timed([0], () => sell(till, transactions));
      till.day().money.current();
      const [closingMs = 0] = await timed([0], () => dayAt(till).close());
      record(bench.byDays, column, {
        what: `closing ${transactions.toLocaleString('en-US')} transactions, to its Z on disk`,
        unit: 'ms',
        value: closingMs,
        target: below(1_000),
        yardsticks: [{ what: 'signing them, in one act', value: sellingMs }],
        shouldStayFlat: true,
      });
    });
  }
}

/** What a month and a year say: first read from their entries, then added up from their days. */
async function reportRows(
  { journal }: MemoryTill,
  disk: ReturnType<typeof openJournalOnDisk>,
  column: string,
  section: Section,
): Promise<void> {
  const closed = createClosedFigures({
    ...{ journal, store: openDayFiguresStore(disk.till.sql) },
    pause: async () => {},
    onFailed: () => {},
  });
  for (const period of ['month', 'year'] as const) {
    const closure = lastOf(journal, period);
    if (!closure) continue;
    const [firstMs = 0] = await timed([0], () => closed.of(closure));
    const again = await timed(repeat(rounds), () => closed.of(closure), { warmUp });
    record(section, column, {
      what: `report of the last ${period}, its days added up, median`,
      unit: 'ms',
      value: median(again),
      yardsticks: [{ what: 'the same, its days read for the first time', value: firstMs }],
      // Of two months the year is not over.
      shouldStayFlat: period === 'month',
    });
  }
}

function lastOf(journal: Journal, period: 'month' | 'year'): SealedEntry | null {
  const live = journal.heads().find(({ state }) => state === 'open');
  for (let number = live?.types.closure?.sequence ?? 0; number > 0; number -= 1) {
    const sealed = journal.findByType(live?.journalId ?? '', 'closure', number);
    if (sealed && closureHeadOf(sealed).period === period) return sealed;
  }
  return null;
}

let sold = 0;

/** Sales in one act: what a day writes, without the fsync of each. */
function sell(till: MemoryTill, count: number): void {
  const drafts = repeat(count).map(() => {
    sold += 1;
    return sale(sold, 2);
  });
  till.context().writer.append({
    drafts,
    steps: [],
    endedBaskets: drafts.flatMap((draft) =>
      draft.type === 'transaction' ? [{ basketId: draft.body.basketId, seat: 'till' }] : [],
    ),
  });
}

/** The till closes the day before by itself, late, as the next one begins: days, months and years. */
function trade(till: MemoryTill, count: number): void {
  for (const _ of repeat(count)) {
    sell(till, salesADay);
    till.passDays(1);
  }
}

async function withTill(
  work: (
    till: MemoryTill,
    disk: ReturnType<typeof openJournalOnDisk>,
    reopen: () => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const { folder, remove } = newFolder();
  const disk = openJournalOnDisk(folder);
  try {
    const till = await memoryTill({
      firstStart: '2026-11-22T08:00:00.000Z',
      on: { journal: disk.journal, day: sqliteDayStore(disk.till) },
    });
    till.actAs('manager');
    await work(till, disk, async () => till.restart());
  } finally {
    disk.close();
    remove();
  }
}
