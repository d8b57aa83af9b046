import { z } from 'zod';
import { quantity, reasonCode } from '../../contract/entry/amounts.ts';
import { stockWorkHead } from '../../contract/host/calls/stock-work-calls.ts';
import type { Inventory } from '../../domain/stock-works/inventory.ts';
import { stockConditions } from '../../domain/stock-works/stock-moved.ts';
import type { StockWork, WorkLine } from '../../domain/stock-works/stock-work.ts';
import type { TillFile } from '../store/till-file.ts';

/** A line as it is kept, with the command that changed it last: the same one again changes nothing. */
export interface KeptLine extends WorkLine {
  commandId: string;
}

/** Where works on the stock are kept until they end: over a crash, for whoever goes on with them. */
export interface WorkStore {
  /** Oldest first. */
  works(): StockWork[];
  find(id: string): StockWork | null;
  /** In the order in which they were first scanned. */
  lines(workId: string): KeptLine[];
  inventories(): Inventory[];
  /** The following change, each inside the database transaction of an act or on its own through `alone`. */
  put(work: StockWork): void;
  putLine(workId: string, line: KeptLine): void;
  removeLine(workId: string, line: Pick<WorkLine, 'sku' | 'condition'>): void;
  remove(workId: string): void;
  putInventory(inventory: Inventory): void;
  removeInventory(id: string): void;
  alone(work: () => void): void;
}

export function sqliteWorkStore(till: Pick<TillFile, 'sql' | 'transaction'>): WorkStore {
  const { sql } = till;
  const works = sql.prepare('SELECT work FROM stock_works');
  const one = sql.prepare('SELECT work FROM stock_works WHERE id = ?');
  const put = sql.prepare(`INSERT INTO stock_works VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET work = excluded.work`);
  const lines = sql.prepare('SELECT line FROM stock_work_lines WHERE workId = ? ORDER BY number');
  const putLine = sql.prepare(`INSERT INTO stock_work_lines VALUES (?, ?, ?,
      (SELECT coalesce(max(number), 0) + 1 FROM stock_work_lines WHERE workId = ?), ?)
    ON CONFLICT (workId, sku, condition) DO UPDATE SET line = excluded.line`);
  const removeLine = sql.prepare(
    'DELETE FROM stock_work_lines WHERE workId = ? AND sku = ? AND condition = ?',
  );
  const remove = sql.prepare('DELETE FROM stock_works WHERE id = ?');
  const removeLines = sql.prepare('DELETE FROM stock_work_lines WHERE workId = ?');
  const inventories = sql.prepare('SELECT inventory FROM stock_inventories');
  const putInventory = sql.prepare(`INSERT INTO stock_inventories VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET inventory = excluded.inventory`);
  const removeInventory = sql.prepare('DELETE FROM stock_inventories WHERE id = ?');
  return {
    works: () =>
      works
        .all()
        .flatMap((row) => readable(storedWork, workRow.parse(row).work))
        .toSorted(oldestFirst),
    find(id) {
      const row = one.get(id);
      return row === undefined ? null : (readable(storedWork, workRow.parse(row).work)[0] ?? null);
    },
    lines: (workId) =>
      lines.all(workId).flatMap((row) => readable(storedLine, lineRow.parse(row).line)),
    inventories: () =>
      inventories
        .all()
        .flatMap((row) => readable(storedInventory, inventoryRow.parse(row).inventory))
        .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)),
    put: (work) => void put.run(work.id, JSON.stringify(work)),
    putLine: (workId, line) =>
      void putLine.run(workId, line.sku, line.condition, workId, JSON.stringify(line)),
    removeLine: (workId, { sku, condition }) => void removeLine.run(workId, sku, condition),
    remove(workId) {
      remove.run(workId);
      removeLines.run(workId);
    },
    putInventory: (inventory) => void putInventory.run(inventory.id, JSON.stringify(inventory)),
    removeInventory: (id) => void removeInventory.run(id),
    alone: (work) => void till.transaction(() => work()),
  };
}

/** Without a file: for tests and simulated tills (law 13). Survives what a crash would not take from a file. */
export function memoryWorkStore(): WorkStore {
  const works = new Map<string, StockWork>();
  const lines = new Map<string, Map<string, KeptLine>>();
  const inventories = new Map<string, Inventory>();
  const keyOf = ({ sku, condition }: Pick<WorkLine, 'sku' | 'condition'>) => `${condition}|${sku}`;
  return {
    works: () => [...works.values()].toSorted(oldestFirst),
    find: (id) => works.get(id) ?? null,
    lines: (workId) => [...(lines.get(workId)?.values() ?? [])],
    inventories: () => [...inventories.values()],
    put: (work) => void works.set(work.id, work),
    putLine(workId, line) {
      const known = lines.get(workId) ?? new Map<string, KeptLine>();
      lines.set(workId, known.set(keyOf(line), line));
    },
    removeLine: (workId, line) => void lines.get(workId)?.delete(keyOf(line)),
    remove(workId) {
      works.delete(workId);
      lines.delete(workId);
    },
    putInventory: (inventory) => void inventories.set(inventory.id, inventory),
    removeInventory: (id) => void inventories.delete(id),
    alone: (work) => work(),
  };
}

/** What can't be read (an earlier program’s) is no work: it is begun anew. */
function readable<T>(shape: z.ZodType<T>, text: string): T[] {
  const read = shape.safeParse(JSON.parse(text));
  return read.success ? [read.data] : [];
}

function oldestFirst(a: StockWork, b: StockWork): number {
  return a.startedAt.localeCompare(b.startedAt) || a.id.localeCompare(b.id);
}

/** As it is listed, but for what its lines come to. */
const storedWork = z.object(stockWorkHead.omit({ itemCount: true, valueMinor: true }).shape);
const storedLine = z.object({
  sku: z.string(),
  gtin: z.string(),
  label: z.string(),
  unit: z.enum(['piece', 'kg', 'm', 'l']),
  condition: z.enum(stockConditions),
  quantity,
  announced: quantity.nullable(),
  unitPriceMinor: z.int().nullable(),
  reasonCode,
  expectedMilli: z.int().nullable(),
  countedAt: z.string(),
  isMoved: z.boolean(),
  commandId: z.string(),
});
const storedInventory = z.object({
  id: z.string(),
  scope: z.enum(['rolling', 'full']),
  label: z.string(),
  openedBy: z.string(),
  openedAt: z.string(),
});
const workRow = z.object({ work: z.string() });
const lineRow = z.object({ line: z.string() });
const inventoryRow = z.object({ inventory: z.string() });
