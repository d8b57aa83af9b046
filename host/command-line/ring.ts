import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { noteTexts } from './common-texts.ts';
import { printAfter } from './print-after.ts';
import { readScript } from './read-script.ts';
import { ringHelp } from './ring-help.ts';
import { ringSale } from './ring-sale.ts';
import { readItem, readTender, type SaleRequest, toSale } from './sale-request.ts';
import { signedSale } from './signed-sale.ts';

const maxRepeats = 1_000_000;

const values = z.object({
  item: z.array(z.string()).default([]),
  tender: z.array(z.string()).default([]),
  repeat: z.string().optional(),
  script: z.string().min(1).optional(),
  receipt: z.literal('paper').optional(),
});

/** What is done with the ticket of each sale; nothing without it, as the law has it. */
type Receipt = 'paper' | undefined;

/** Sales to ring, or at some point what is wrong with how they are asked for. */
type SaleRequests = AsyncIterable<Result<SaleRequest, string>>;

/** `till ring`: one sale, the same one many times, or those of a file, on a seat of its own. */
export const ring: Command = {
  options: {
    item: { type: 'string', multiple: true },
    tender: { type: 'string', multiple: true },
    repeat: { type: 'string' },
    script: { type: 'string' },
    receipt: { type: 'string' },
  },
  help: ringHelp,
  read(given) {
    const [unexpected] = given.positionals;
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = values.safeParse(given.values);
    if (!parsed.success)
      return refuse(parsed.error.issues[0]?.path[0] === 'receipt' ? '--receipt' : '--script');
    const { item, tender, repeat = '1', script, receipt } = parsed.data;
    if (script !== undefined) {
      if (item.length + tender.length > 0 || parsed.data.repeat !== undefined)
        return refuse('--script + --item/--tender/--repeat');
      return ok((context) => ringScript(context, script, receipt));
    }
    const request = readRequest(item, tender);
    if (!request.ok) return request;
    const times = /^\d{1,7}$/.test(repeat) ? Number(repeat) : 0;
    if (times < 1 || times > maxRepeats) return refuse(`--repeat ${repeat}`);
    return ok((context) => ringAll(context, repeated(request.value, times), receipt));
  },
};

function readRequest(
  itemTexts: readonly string[],
  tenderTexts: readonly string[],
): Result<SaleRequest, string> {
  if (itemTexts.length === 0) return refuse('--item');
  const items: SaleRequest['items'][number][] = [];
  for (const text of itemTexts) {
    const item = readItem(text);
    if (!item.ok) return item;
    items.push(item.value);
  }
  const tenders: SaleRequest['tenders'][number][] = [];
  for (const text of tenderTexts) {
    const tender = readTender(text);
    if (!tender.ok) return tender;
    tenders.push(tender.value);
  }
  return ok({ items, tenders });
}

async function* repeated(request: SaleRequest, times: number): SaleRequests {
  for (let n = 0; n < times; n += 1) yield ok(request);
}

/** A file is read through before anything is rung; what comes by stdin is rung as it comes. */
async function ringScript(
  context: CommandContext,
  script: string,
  receipt: Receipt,
): Promise<CommandEnd> {
  if (script !== '-') {
    for await (const request of readScript(script, context.interrupted)) {
      if (!request.ok) return { wrong: request.error };
    }
  }
  return ringAll(context, readScript(script, context.interrupted), receipt);
}

async function ringAll(
  context: CommandContext,
  requests: SaleRequests,
  receipt: Receipt,
): Promise<CommandEnd> {
  const { host, output, interrupted } = context;
  const till = await host.snapshot('till', {});
  if (!till.ok) return { failed: till.error };
  const { currency } = till.value;
  const seat = `script-${randomBytes(6).toString('hex')}`;

  for await (const request of requests) {
    if (!request.ok) return { wrong: request.error };
    const sale = toSale(request.value, currency);
    if (!sale.ok) return { wrong: sale.error };
    if (interrupted.aborted) return { failed: fail('INTERRUPTED') };
    const paid = await ringSale(context, seat, sale.value);
    if (!paid.ok) {
      if (!paid.error.isGivenBack) context.note(noteTexts[context.language].basketLeft(seat));
      return paid.error;
    }
    const signed = await signedSale(host, paid.value);
    if (!signed.ok) return { failed: signed.error };
    const paper = receipt && { receipt: await printAfter(context, seat, paid.value) };
    // Nobody reads any more (`| head`): what was rung is in the journal, and nothing more is rung.
    if (!(await output.lines([JSON.stringify({ ...signed.value, ...paper })]))) return 'done';
  }
  // The screen of a seat that nobody uses again; whatever becomes of it, the sales are done.
  await host.call('dismissPaid', { seat });
  return 'done';
}
