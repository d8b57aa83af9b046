import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { attestationHelp } from './archive-texts.ts';
import { attestationPage } from './attestation-page.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';

const values = z.object({ out: z.string().min(1) });

/** `till attestation`: the publisher's individual attestation, prefilled for this till, unsigned. */
export const attestation: Command = {
  options: { out: { type: 'string' } },
  help: attestationHelp,
  read(given) {
    const [unexpected] = given.positionals;
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = values.safeParse(given.values);
    return parsed.success
      ? ok((context) => writeAttestation(context, resolve(parsed.data.out)))
      : refuse('--out');
  },
};

async function writeAttestation(
  { host, output }: CommandContext,
  file: string,
): Promise<CommandEnd> {
  const facts = await host.call('archives', {});
  if (!facts.ok) return { failed: facts.error };
  const { software, seller } = facts.value;
  try {
    await writeFile(file, attestationPage({ software, seller }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { failed: fail('FILE_UNWRITABLE', { file, reason }) };
  }
  await output.lines([JSON.stringify({ file, ...software })]);
  return 'done';
}
