import { resolve } from 'node:path';
import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { ok, refuse } from '../../domain/result.ts';
import { accountingHelp } from './accounting-help.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';

const pollEveryMs = 200;

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
  const { host, output, interrupted } = context;
  const started = await host.call('startBooks', request);
  if (!started.ok) return { failed: started.error };
  const { jobId } = started.value;
  let isCancelled = false;
  for (;;) {
    if (interrupted.aborted && !isCancelled) {
      isCancelled = true;
      await host.call('cancelBooks', { jobId });
    }
    const state = await host.call('booksState', { jobId });
    if (!state.ok || state.value.isDone) {
      context.progress('');
      if (!state.ok) return { failed: isCancelled ? fail('INTERRUPTED') : state.error };
      const { jobId: _, isDone, done, total, ...written } = state.value;
      await output.lines([JSON.stringify({ ...written, closedDays: total })]);
      return 'done';
    }
    context.progress(`${state.value.done} / ${state.value.total}`);
    await context.wait(pollEveryMs);
  }
}
