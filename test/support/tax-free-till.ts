import { taxFreeSlipBody } from '../../contract/entry/tax-free-slip.ts';
import type { SlipRequest, TaxFreeOperator } from '../../contract/port/tax-free-operator.ts';
import { createCommandQueue } from '../../host/commands/command-queue.ts';
import { sqliteDayStore } from '../../host/day/day-store.ts';
import type { StoredJob } from '../../host/printing/stored-job.ts';
import { openTillSettings } from '../../host/settings/till-settings.ts';
import { openTaxFree } from '../../host/tax-free/open-tax-free.ts';
import { createSimulatedOperator } from '../../host/tax-free/operators/simulated-operator.ts';
import { sqliteSlipStore } from '../../host/tax-free/slip-store.ts';
import { taxFreeHandlers } from '../../host/tax-free/tax-free-handlers.ts';
import { cashierAt } from './cashier.ts';
import { newFolder, openJournalOnDisk } from './journal-on-disk.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

export type TaxFreeTill = Awaited<ReturnType<typeof taxFreeTill>>;

/** What nobody may ever find at the till again. */
export const secretBuyer = {
  surname: 'ZWYCZAJNA',
  givenNames: 'PELAGIA',
  documentNumber: 'QX8473625',
  documentCountry: 'USA',
  birthDate: '1974-08-12',
  residenceCountry: 'US',
  staysUnderSixMonths: true,
};

/**
 * A till on a file of its own whose shop offers tax-free slips of the simulator. `restart` is a kill of
 * the host: the operator outside goes on.
 */
export async function taxFreeTill() {
  const { folder, remove } = newFolder();
  const disk = openJournalOnDisk(folder);
  const store = sqliteSlipStore(disk.till);
  const memory = await memoryTill({
    items: shopItems,
    on: { journal: disk.journal, day: sqliteDayStore(disk.till), slips: store },
  });
  const cashier = cashierAt(memory);
  const settings = openTillSettings(disk.till);
  settings.set('tax-free.operator', 'simulator');
  const errors: unknown[] = [];
  const printed: Pick<StoredJob, 'id' | 'paper' | 'document'>[] = [];
  const operator = createSimulatedOperator({ pause: async () => {} });
  /** What the operator was sent. */
  const asked: SlipRequest[] = [];
  const listening: TaxFreeOperator = {
    ...operator,
    issue(request, signal) {
      asked.push(request);
      return operator.issue(request, signal);
    },
  };
  const page = { id: 'page', role: 'page' as const };
  let running = start();

  function start() {
    const commands = createCommandQueue();
    const taxFree = openTaxFree({
      ...{ till: memory.context(), slips: memory.slips(), commands, settings },
      operators: { simulator: listening },
      // What is waited for a moment comes at once; bounds and rounds when a test says so.
      timers: {
        after(delayMs, run) {
          if (delayMs > 3_000) return () => undefined;
          const soon = setImmediate(run);
          return () => clearImmediate(soon);
        },
      },
      printing: {
        printDocument(job) {
          printed.push(job);
          const { document: _, ...view } = job;
          const state = { copyNumber: 0, reason: '', state: 'waiting', failure: null } as const;
          return { ok: true, value: { ...view, ...state, createdAt: '' } };
        },
      },
      onChanged: () => undefined,
      onFailed: (error) => errors.push(error),
    });
    return { taxFree, calls: taxFreeHandlers(taxFree) };
  }

  return {
    ...memory,
    cashier,
    operator,
    settings,
    printed,
    asked: () => asked,
    errors,
    sql: disk.till.sql,
    store,
    taxFree: () => running.taxFree,
    /** One sale in cash: two jumpers are 159.80 €, one is too little. */
    async sell(jumpers = 2) {
      for (let count = 0; count < jumpers; count += 1) await cashier.scan('jumper');
      await cashier.cash(100_000);
      const sold = memory.transactions().at(-1);
      if (!sold) throw new Error('Nothing was sold');
      return { journalId: sold.journal.id, sequence: sold.sequence };
    },
    eligibility: async (...receipts: ({ journalId: string; sequence: number } | string)[]) =>
      running.calls.taxFreeEligibility({ seat: 'till', receipts }, page),
    issue: async (
      receipts: { journalId: string; sequence: number }[],
      given: { commandId?: string; buyer?: Partial<typeof secretBuyer> } = {},
    ) =>
      running.calls.issueTaxFree(
        {
          commandId: given.commandId ?? memory.newCommandId(),
          seat: 'till',
          receipts,
          buyer: { ...secretBuyer, ...given.buyer },
        },
        page,
      ),
    cancel: async (slipId: string) => running.calls.cancelTaxFree({ seat: 'till', slipId }, page),
    refresh: async (slipId: string) => running.calls.refreshTaxFree({ seat: 'till', slipId }, page),
    list: async () => running.calls.taxFreeSlips({ seat: 'till', before: null, limit: 50 }, page),
    print: async (slipId: string) =>
      running.calls.printTaxFree(
        { commandId: memory.newCommandId(), seat: 'till', slipId, printer: 'main' },
        page,
      ),
    /** How the slips stood, entry by entry. */
    told: () =>
      memory
        .entries()
        .filter(({ type }) => type === 'tax-free-slip')
        .map(({ body }) => taxFreeSlipBody.parse(body)),
    restart() {
      memory.restart();
      running = start();
    },
    /** Everything that stands in any table of the till's file. */
    fileText(): string {
      const { sql } = disk.till;
      const tables = sql.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
      return tables
        .flatMap((table) => sql.prepare(`SELECT * FROM "${nameOf(table)}"`).all())
        .map((found) =>
          Object.values(found as object)
            .map(cellText)
            .join('\t'),
        )
        .join('\n');
    },
    end() {
      disk.close();
      remove();
    },
  };
}

function nameOf(found: unknown): string {
  return String(Object(found).name);
}

function cellText(cell: unknown): string {
  return cell instanceof Uint8Array ? new TextDecoder().decode(cell) : String(cell);
}
