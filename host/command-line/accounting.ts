import { resolve } from 'node:path';
import { z } from 'zod';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { ok, refuse } from '../../domain/result.ts';
import { accountingHelp } from './accounting-help.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { followJob } from './follow-job.ts';

const given = z.object({
  out: z.string().min(1),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  format: z.enum(['fec', 'csv']).default('fec'),
  siret: z
    .string()
    .regex(/^[0-9A-Z]{14}$/)
    .optional(),
});

/** `till accounting`: the books of closed days. */
export const accounting: Command = {
  options: {
    out: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    format: { type: 'string' },
    siret: { type: 'string' },
  },
  help: accountingHelp,
  read({ values, positionals: [unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = given.safeParse(values);
    if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? 'out'}`);
    const { out, from = '', to = '', format, siret = '' } = parsed.data;
    if (from !== '' && to !== '' && from > to) return refuse(`--to ${to}`);
    const asked = { from, through: to, siret, format };
    return ok((context) => writeBooks(context, { asked, file: resolve(out) }));
  },
};

async function writeBooks(
  context: CommandContext,
  request: CallInput<HostApi, 'startBooks'>,
): Promise<CommandEnd> {
  const { host } = context;
  const started = await host.call('startBooks', request);
  if (!started.ok) return { failed: started.error };
  const { jobId } = started.value;
  return followJob(context, {
    state: () => host.call('booksState', { jobId }),
    cancel: () => host.call('cancelBooks', { jobId }),
    result: ({ jobId: _, isDone, done, total, ...written }) => ({ ...written, closedDays: total }),
  });
}
