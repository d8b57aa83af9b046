import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const program = join(import.meta.dirname, '..', '..', 'dist', 'host', 'till.mjs');

export interface EndedCommand {
  code: number | null;
  lines: string[];
  errors: string;
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** The command line, as `npm run till --` runs it from the built programs. */
export function startCommand(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args, '--data', folder, '--language', 'en'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.add(child);
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const { promise, resolve } = Promise.withResolvers<EndedCommand>();
  child.on('close', (code) => {
    children.delete(child);
    resolve({ code, lines: out.split('\n').filter((line) => line !== ''), errors });
  });
  return { child, ended: promise, printed: () => out };
}

/** `till <args> --data folder`, to its end. */
export function runTill(folder: string, ...args: string[]): Promise<EndedCommand> {
  const { child, ended } = startCommand(folder, args);
  child.stdin.end();
  return ended;
}

const sale = z.object({
  journalId: z.string(),
  sequence: z.int(),
  receiptNumber: z.string(),
  currency: z.literal('EUR'),
  grossMinor: z.int(),
  changeMinor: z.int(),
  hash: z.string(),
  vat: z.array(z.object({ vatRateBp: z.int(), grossMinor: z.int() })),
  tenders: z.array(z.object({ type: z.string(), amountMinor: z.int() })),
  lines: z.array(z.object({ sku: z.string(), label: z.string(), grossMinor: z.int() })),
});

/** What `ring` printed. */
export function salesOf({ lines }: EndedCommand): z.infer<typeof sale>[] {
  return lines.map((line) => sale.parse(JSON.parse(line)));
}

const entry = z.looseObject({
  journalId: z.string(),
  sequence: z.int(),
  type: z.string(),
  hash: z.string(),
  entry: z.looseObject({ body: z.looseObject({}) }),
});

/** What `journal` prints. */
export async function entriesOf(folder: string): Promise<z.infer<typeof entry>[]> {
  const { lines } = await runTill(folder, 'journal');
  return lines.map((line) => entry.parse(JSON.parse(line)));
}

/** The object that a command printed. */
export function resultOf({ lines }: EndedCommand): unknown {
  return JSON.parse(lines[0] ?? 'null');
}

/** What `verify` prints. */
export async function verified(folder: string): Promise<unknown> {
  return resultOf(await runTill(folder, 'verify'));
}

/** A GTIN-13 of its own for each number. */
export function gtin13(n: number): string {
  const digits = `300${String(n).padStart(9, '0')}`;
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}
