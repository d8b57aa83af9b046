import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { depositSlipHelp } from './deposit-slip-help.ts';
import { pdfOf } from './document-pdf.ts';

const given = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .optional(),
  pdf: z.string().min(1).optional(),
});

/** `till deposit-slip`: what went to the bank, as JSON and as the paper that went with it. */
export const depositSlip: Command = {
  options: { number: { type: 'string' }, pdf: { type: 'string' } },
  help: depositSlipHelp,
  read({ values, positionals: [unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = given.safeParse(values);
    if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? 'number'}`);
    const { number, pdf } = parsed.data;
    const slipNumber = number === undefined ? null : Number(number);
    return ok((context) => writeSlip(context, slipNumber, pdf && resolve(pdf)));
  },
};

async function writeSlip(
  { host, output }: CommandContext,
  slipNumber: number | null,
  pdf: string | undefined,
): Promise<CommandEnd> {
  const seat = `script-${randomBytes(6).toString('hex')}`;
  const found = await host.call('depositDocument', { seat, slipNumber });
  if (!found.ok) return { failed: found.error };
  const { document, ...deposit } = found.value;
  if (pdf !== undefined) {
    try {
      await writeFile(pdf, await pdfOf(document));
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      return { failed: fail('FILE_UNWRITABLE', { file: pdf, reason }) };
    }
  }
  await output.lines([JSON.stringify(deposit)]);
  return 'done';
}
