import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import { hostApi } from '../../contract/host/api.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { pdfOf } from './document-pdf.ts';
import { invoiceHelp } from './invoice-help.ts';

const given = z.object({ buyer: z.string().min(1), pdf: z.string().min(1).optional() });
const buyerForm = hostApi.calls.invoiceReceipt.input.shape.buyer;

/** `till invoice`: the facture of a receipt, as JSON and as a page. */
export const invoice: Command = {
  options: { buyer: { type: 'string' }, pdf: { type: 'string' } },
  help: invoiceHelp,
  read({ values, positionals: [receipt, unexpected] }) {
    if (unexpected !== undefined) return refuse(unexpected);
    if (receipt === undefined) return refuse('RECEIPT');
    const parsed = given.safeParse(values);
    if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? 'buyer'}`);
    const { buyer, pdf } = parsed.data;
    return ok((context) => makeInvoice(context, { receipt, buyer: resolve(buyer), pdf }));
  },
};

async function makeInvoice(
  { host, output, newId }: CommandContext,
  { receipt, buyer: file, pdf }: { receipt: string; buyer: string; pdf: string | undefined },
): Promise<CommandEnd> {
  const buyer = await readBuyerFile(file);
  if (typeof buyer === 'string') return { wrong: `${file}: ${buyer}` };
  const seat = `script-${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}`;
  const commandId = newId();
  const made = await host.call('invoiceReceipt', { commandId, seat, receipt, buyer });
  if (!made.ok) return { failed: made.error };
  if (pdf !== undefined) {
    const { journalId, sequence } = made.value;
    const page = await host.call('printInvoice', {
      ...{ commandId: newId(), seat, journalId, sequence },
      on: 'page',
    });
    if (!page.ok) return { failed: page.error };
    try {
      await writeFile(resolve(pdf), await pdfOf(page.value.document, 'whole'));
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      return { failed: fail('FILE_UNWRITABLE', { file: pdf, reason }) };
    }
  }
  await output.lines([JSON.stringify(made.value)]);
  return 'done';
}

/** The buyer, or what is wrong with the file. */
async function readBuyerFile(file: string): Promise<z.output<typeof buyerForm> | string> {
  try {
    const parsed = buyerForm.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  } catch (error) {
    return error instanceof Error ? error.message : 'not JSON';
  }
}
