import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import type { ReturnableReceipt } from '../../contract/host/calls/return-calls.ts';
import { scriptFailed } from '../../domain/basket/script-failed.ts';
import { printQuantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { dispositions } from '../../domain/return/dispositions.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { noteTexts } from './common-texts.ts';
import { returnHelp } from './return-help.ts';
import { signedSale } from './signed-sale.ts';

const values = z.object({
  reason: z.string().min(1).optional(),
  disposition: z.enum(dispositions).default('restock'),
  tender: z.string().min(1).optional(),
  here: z.enum(['yes', 'no']).optional(),
});

/** As it was asked for; a null quantity is all that is left. */
interface WishedLine {
  line: number;
  quantity: string | null;
}

interface Wish extends z.infer<typeof values> {
  receipt: string;
  lines: readonly WishedLine[];
}

/** Each way to give back is tried once; a receipt was paid by a few. */
const mostRefunds = 20;

/** `till return`: goods of a receipt back, and the money for them, on a seat of its own. */
export const takeReturn: Command = {
  options: {
    reason: { type: 'string' },
    disposition: { type: 'string' },
    tender: { type: 'string' },
    here: { type: 'string' },
  },
  help: returnHelp,
  read({ values: given, positionals: [receipt, ...wished] }) {
    if (receipt === undefined) return refuse('RECEIPT');
    if (wished.length === 0) return refuse('LINE');
    const parsed = values.safeParse(given);
    if (!parsed.success) return refuse(`--${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    const lines: WishedLine[] = [];
    for (const text of wished) {
      const [, line, quantity = null] = /^(\d{1,4})(?:[*x](\d[\d.,]{0,11}))?$/.exec(text) ?? [];
      if (line === undefined) return refuse(text);
      lines.push({ line: Number(line), quantity });
    }
    return ok((context) => giveBack(context, { ...parsed.data, receipt, lines }));
  },
};

async function giveBack(context: CommandContext, wish: Wish): Promise<CommandEnd> {
  const { host, output, newId } = context;
  const found = await host.call('findReceipt', { receipt: wish.receipt });
  if (!found.ok) return { failed: found.error };
  const lines = linesOf(found.value, wish);
  if (!lines.ok) return { failed: lines.error };
  const seat = `script-${randomBytes(6).toString('hex')}`;
  const added = await host.call('returnLines', {
    ...{ commandId: newId(), seat, of: found.value.of, entered: 'keyed' },
    lines: lines.value,
  });
  const given: string[] = [];
  const paid = added.ok ? await refundAll(context, { seat, tender: wish.tender, given }) : added;
  if (!paid.ok) {
    for (const tenderId of given)
      await host.call('removeTender', { commandId: newId(), seat, tenderId });
    const abandoned = await host.call('abandon', {
      ...{ commandId: newId(), seat, reasonCode: scriptFailed },
    });
    const isGone = abandoned.ok || abandoned.error.code === 'NO_OPEN_BASKET';
    if (!isGone) context.note(noteTexts[context.language].basketLeft(seat));
    return { failed: paid.error };
  }
  const signed = await signedSale(host, paid.value);
  if (!signed.ok) return { failed: signed.error };
  const { knownBy, isVerified, asked, asOf } = found.value;
  const of = { ...found.value.of, receiptNumber: found.value.receiptNumber };
  const back = { of: { ...of, knownBy, isVerified, asked, asOf } };
  await output.lines([JSON.stringify({ ...signed.value.written, ...back })]);
  await host.call('dismissPaid', { seat });
  return 'done';
}

function linesOf(receipt: ReturnableReceipt, { lines, reason, disposition, here }: Wish) {
  const reasonCode = reason ?? receipt.reasons[0]?.code ?? '';
  const wished = lines.map(({ line, quantity }) => {
    const sold = receipt.lines.find(({ number }) => number === line);
    if (!sold) return null;
    // Of nothing that is left the call says why.
    const all = printQuantity(sold.left.value > 0 ? sold.left : sold.sold);
    const asked = sold.isAsked && here !== undefined ? { isHere: here === 'yes' } : {};
    return { line, quantity: quantity ?? all, reasonCode, disposition, ...asked };
  });
  const there = wished.filter((line) => line !== null);
  return there.length === wished.length
    ? ok(there)
    : refuse(fail(receipt.isWhole ? 'LINE_GONE' : 'RETURN_LINES_UNKNOWN'));
}

/**
 * To each tender that paid for the goods its part, in the order that the page suggests; or all to one.
 * Remembers in `given` what was given back before it was refused.
 */
async function refundAll(
  { host, newId, interrupted }: CommandContext,
  { seat, tender, given }: { seat: string; tender: string | undefined; given: string[] },
): Promise<Result<PaidView, Failure>> {
  for (let refunds = 0; refunds < mostRefunds; refunds += 1) {
    if (interrupted.aborted) return refuse(fail('INTERRUPTED'));
    const sale = await host.snapshot('sale', { seat });
    if (!sale.ok) return sale;
    const { basket } = sale.value;
    if (!basket) return refuse(fail('NO_OPEN_BASKET'));
    const basketVersion = basket.version;
    if (basket.remainingMinor === 0) {
      const completed = await host.call('complete', { commandId: newId(), seat, basketVersion });
      if (!completed.ok) return completed;
      return completed.value.paid ? ok(completed.value.paid) : refuse(fail('REFUND_NOT_POSSIBLE'));
    }
    const way = basket.refundWays.find(({ type }) => tender === undefined || type === tender);
    const type = way?.type ?? tender;
    if (type === undefined) return refuse(fail('REFUND_NOT_POSSIBLE'));
    const dueMinor = 0 - basket.remainingMinor;
    const amountMinor = Math.min(dueMinor, way?.suggestedMinor || (way?.maximumMinor ?? dueMinor));
    const commandId = newId();
    const back = await host.call('refund', {
      ...{ commandId, seat, type, amountMinor, reference: '', basketVersion },
    });
    if (!back.ok) return back;
    if (back.value.paid) return ok(back.value.paid);
    given.push(commandId);
  }
  return refuse(fail('REFUND_NOT_POSSIBLE'));
}
