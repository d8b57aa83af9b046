import { resolve } from 'node:path';
import { z } from 'zod';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput, CallOutput } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { archiveHelp, controlHelp } from './archive-texts.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { followJob } from './follow-job.ts';

type Asked = CallInput<HostApi, 'startArchive'>['asked'];
type Purpose = CallInput<HostApi, 'startArchive'>['purpose'];
type State = CallOutput<HostApi, 'archiveState'>;

const day = z.union([z.literal(''), z.iso.date()]);
const values = z.object({
  out: z.string().min(1),
  from: day.default(''),
  through: day.default(''),
  segment: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .optional(),
  journal: z.string().min(1).max(64).optional(),
  personal: z.boolean().default(false),
});

/** `till archive`: a signed archive of the journals. */
export const archive: Command = {
  options: {
    out: { type: 'string' },
    from: { type: 'string' },
    through: { type: 'string' },
    segment: { type: 'string' },
    journal: { type: 'string' },
    personal: { type: 'boolean' },
  },
  help: archiveHelp,
  read: (given) => readAsked(given, 'archive'),
};

/** `till tax-control`: what an inspector is given. */
export const taxControl: Command = {
  options: { out: { type: 'string' }, from: { type: 'string' }, through: { type: 'string' } },
  help: controlHelp,
  read: (given) => readAsked(given, 'tax-control'),
};

function readAsked(
  given: Parameters<Command['read']>[0],
  purpose: Purpose,
): ReturnType<Command['read']> {
  const [unexpected] = given.positionals;
  if (unexpected !== undefined) return refuse(unexpected);
  const parsed = values.safeParse(given.values);
  if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? 'out'}`);
  const { out, from, through, segment, journal, personal } = parsed.data;
  const hasDays = from !== '' || through !== '';
  if (segment !== undefined && hasDays) return refuse('--segment --from');
  if (journal !== undefined && segment === undefined) return refuse('--journal');
  if (from !== '' && through !== '' && from > through) return refuse(`--through ${through}`);
  return ok(async (context) => {
    const asked: Result<Asked, Failure> =
      segment === undefined
        ? ok({ from, through })
        : await yearOf(context, { segment: Number(segment), journal });
    if (!asked.ok) return { failed: asked.error };
    return writeArchive(context, {
      purpose,
      asked: asked.value,
      withPersonal: personal,
      file: resolve(out),
    });
  });
}

/** The journal in use, unless another one is named. */
export async function yearOf(
  { host }: CommandContext,
  { segment, journal }: { segment: number; journal: string | undefined },
): Promise<Result<{ journalId: string; segment: number }, Failure>> {
  if (journal !== undefined) return ok({ journalId: journal, segment });
  const till = await host.snapshot('till', {});
  return till.ok ? ok({ journalId: till.value.journal.journalId, segment }) : till;
}

async function writeArchive(
  context: CommandContext,
  request: CallInput<HostApi, 'startArchive'>,
): Promise<CommandEnd> {
  const { host } = context;
  const started = await host.call('startArchive', request);
  if (!started.ok) return { failed: started.error };
  const { jobId } = started.value;
  return followJob(context, {
    state: () => host.call('archiveState', { jobId }),
    cancel: () => host.call('cancelArchive', { jobId }),
    result: resultOf,
  });
}

function resultOf({ file, bytes, sha256, entries, keyId }: State) {
  return { file, bytes, sha256, entries, keyId };
}
