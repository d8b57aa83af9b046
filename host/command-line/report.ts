import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { pdfOf } from './document-pdf.ts';
import { readEReports } from './read-e-reports.ts';
import { reportCsv } from './report-csv.ts';
import { reportHelp } from './report-help.ts';
import { writeFileOf } from './write-file-of.ts';
import { writeReading } from './write-reading.ts';

type ClosureHead = CallOutput<HostApi, 'closures'>['closures'][number];

/** Which closure is wanted; of several that fit the newest. */
interface Wanted {
  period: ClosureHead['period'];
  fits(closure: ClosureHead): boolean;
}

const given = z.object({
  z: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  csv: z.string().min(1).optional(),
  pdf: z.string().min(1).optional(),
  'e-reporting': z.string().min(1).optional(),
  x: z.boolean().optional(),
  paper: z.boolean().optional(),
});

const pageSize = 50;

/** `till report`: what a closure covers, as JSON and as a table. */
export const report: Command = {
  options: {
    z: { type: 'string' },
    month: { type: 'string' },
    year: { type: 'string' },
    csv: { type: 'string' },
    pdf: { type: 'string' },
    'e-reporting': { type: 'string' },
    x: { type: 'boolean' },
    paper: { type: 'boolean' },
  },
  help: reportHelp,
  read({ values, positionals: [unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = given.safeParse(values);
    if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? 'z'}`);
    const { csv, pdf, 'e-reporting': eReporting, x = false, paper = false, ...which } = parsed.data;
    if (Object.values(which).filter((value) => value !== undefined).length > 1) {
      return refuse('--z --month --year');
    }
    // Sales are reported by the day; a month holds the same ones once more.
    if (eReporting !== undefined && (which.month ?? which.year) !== undefined) {
      return refuse('--e-reporting');
    }
    const isOfClosure = Object.values({ ...which, eReporting }).some(
      (value) => value !== undefined,
    );
    if (x && isOfClosure) return refuse('--x');
    if (paper && !x) return refuse('--paper');
    const files = {
      csv: csv && resolve(csv),
      pdf: pdf && resolve(pdf),
      eReporting: eReporting && resolve(eReporting),
    };
    if (x) return ok((context) => writeReading(context, { ...files, isPrinted: paper }));
    return ok((context) => writeReport(context, wantedOf(which), files));
  },
};

function wantedOf({
  z: number,
  month,
  year,
}: Pick<z.infer<typeof given>, 'z' | 'month' | 'year'>): Wanted {
  if (month !== undefined) return { period: 'month', fits: (c) => c.through.startsWith(month) };
  if (year !== undefined) return { period: 'year', fits: (c) => c.through.startsWith(year) };
  return { period: 'day', fits: (c) => number === undefined || c.number === Number(number) };
}

async function writeReport(
  context: CommandContext,
  wanted: Wanted,
  { csv, pdf, eReporting }: Readonly<Record<'csv' | 'pdf' | 'eReporting', string | undefined>>,
): Promise<CommandEnd> {
  const { host, output } = context;
  const found = await findClosure(context, wanted);
  if (!found.ok) return { failed: found.error };
  const { journalId, sequence } = found.value;
  const closure = await host.call('closureReport', { journalId, sequence });
  if (!closure.ok) return { failed: closure.error };
  const seat = `script-${randomBytes(6).toString('hex')}`;
  const covered = await host.call('closureFigures', { seat, journalId, sequence });
  if (!covered.ok) return { failed: covered.error };
  if (csv !== undefined) {
    const written = await writeFileOf(csv, reportCsv(closure.value, covered.value.figures));
    if (!written.ok) return { failed: written.error };
  }
  if (pdf !== undefined) {
    const paper = await host.call('closureDocument', { seat, journalId, sequence });
    if (!paper.ok) return { failed: paper.error };
    const written = await writeFileOf(pdf, await pdfOf(paper.value.document));
    if (!written.ok) return { failed: written.error };
  }
  if (eReporting !== undefined) {
    const reports = await readEReports(context, closure.value);
    if (!reports.ok) return { failed: reports.error };
    const written = await writeFileOf(eReporting, `${JSON.stringify(reports.value)}\n`);
    if (!written.ok) return { failed: written.error };
  }
  await output.lines([JSON.stringify({ ...closure.value, ...covered.value })]);
  return 'done';
}

async function findClosure(
  { host }: CommandContext,
  { period, fits }: Wanted,
): Promise<Result<ClosureHead, Failure>> {
  let before: number | null = null;
  for (;;) {
    const page: Result<CallOutput<HostApi, 'closures'>, Failure> = await host.call('closures', {
      ...{ period, before },
      limit: pageSize,
    });
    if (!page.ok) return page;
    const { closures }: { closures: ClosureHead[] } = page.value;
    const found = closures.find(fits);
    if (found) return ok(found);
    const last: ClosureHead | undefined = closures.at(-1);
    if (!last || closures.length < pageSize) return refuse(fail('CLOSURE_UNKNOWN'));
    before = last.sequence;
  }
}
