import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { yearOf } from './archive.ts';
import { purgeHelp } from './archive-texts.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';

const values = z.object({
  segment: z.string().regex(/^[1-9]\d{0,5}$/),
  archive: z.string().min(1),
  journal: z.string().min(1).max(64).optional(),
});

/** `till purge`: a closed fiscal year leaves the till, once its archive is verified. */
export const purge: Command = {
  options: {
    segment: { type: 'string' },
    archive: { type: 'string' },
    journal: { type: 'string' },
  },
  help: purgeHelp,
  read(given) {
    const [unexpected] = given.positionals;
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = values.safeParse(given.values);
    if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? 'segment'}`);
    const { segment, archive, journal } = parsed.data;
    return ok((context) =>
      purgeYear(context, { segment: Number(segment), file: resolve(archive), journal }),
    );
  },
};

async function purgeYear(
  context: CommandContext,
  asked: { segment: number; file: string; journal: string | undefined },
): Promise<CommandEnd> {
  const { file } = asked;
  const problem = await verified(file, context);
  if (problem !== null) return { failed: fail('ARCHIVE_NOT_VERIFIED', { file, problem }) };
  const year = await yearOf(context, asked);
  if (!year.ok) return { failed: year.error };
  const purged = await context.host.call('purgeYear', { ...year.value, file });
  if (!purged.ok) return { failed: purged.error };
  await context.output.lines([JSON.stringify(purged.value)]);
  return 'done';
}

/** Null when the stand-alone verifier finds it intact; otherwise its last sentence. A process of its own. */
async function verified(file: string, { language }: CommandContext): Promise<string | null> {
  const program = fileURLToPath(new URL('../verifier/verify-archive.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, file, '--language', language], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const { promise, resolve: end } = Promise.withResolvers<number | null>();
  child.once('error', () => end(null));
  child.once('close', end);
  const code = await promise;
  return code === 0 ? null : (said.trim().split('\n').at(-1) ?? String(code));
}
