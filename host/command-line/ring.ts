import { randomBytes } from 'node:crypto';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Command, CommandContext, CommandEnd } from './command.ts';
import { noteTexts } from './common-texts.ts';
import { type PlacedAlone, placedOrder } from './placed-order.ts';
import { printAfter } from './print-after.ts';
import { readAddress } from './read-address.ts';
import { readScript } from './read-script.ts';
import { ringHelp } from './ring-help.ts';
import { ringSale } from './ring-sale.ts';
import { readRequest, ringValues } from './ring-values.ts';
import { type SaleRequest, toSale } from './sale-request.ts';
import { signedSale } from './signed-sale.ts';

const maxRepeats = 1_000_000;

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
    address: { type: 'string', multiple: true },
    customer: { type: 'string' },
    deposit: { type: 'string' },
    pay: { type: 'string' },
  },
  help: ringHelp,
  read(given) {
    const [unexpected] = given.positionals;
    if (unexpected !== undefined) return refuse(unexpected);
    const parsed = ringValues.safeParse(given.values);
    if (!parsed.success) return refuse(`--${String(parsed.error.issues[0]?.path[0] ?? 'script')}`);
    const { repeat = '1', script, receipt, address } = parsed.data;
    if (script !== undefined) {
      const { data: _, language: __, script: ___, receipt: ____, ...others } = given.values;
      const [other] = Object.keys(others);
      if (other !== undefined) return refuse(`--script + --${other}`);
      return ok((context) => ringScript(context, script, receipt));
    }
    const request = readRequest(parsed.data);
    if (!request.ok) return request;
    const times = /^\d{1,7}$/.test(repeat) ? Number(repeat) : 0;
    if (times < 1 || times > maxRepeats) return refuse(`--repeat ${repeat}`);
    return ok(async (context) => {
      const addresses: SaleRequest['addresses'][number][] = [];
      for (const file of address) {
        const read = await readAddress(file, context.interrupted);
        if (!read.ok) return { wrong: read.error };
        addresses.push(read.value);
      }
      return ringAll(context, repeated({ ...request.value, addresses }, times), receipt);
    });
  },
};

async function* repeated(request: SaleRequest, times: number): SaleRequests {
  for (let n = 0; n < times; n += 1) yield ok(request);
}

/** What was signed: the sale, the order that it places, or that order alone. */
async function signedRing(
  host: CommandContext['host'],
  seat: string,
  done: PaidView | PlacedAlone,
): Promise<Result<object, Failure>> {
  if (!('receiptNumber' in done)) return placedOrder(host, seat, { order: done, sale: null });
  const sale = await signedSale(host, done);
  if (!sale.ok) return sale;
  const { written, body } = sale.value;
  const named = body.references.find((each) => each.kind === 'order' && 'sequence' in each);
  if (!named || !('sequence' in named)) return ok(written);
  const placed = await placedOrder(host, seat, { order: named, sale: body });
  return placed.ok ? ok({ ...written, ...placed.value }) : placed;
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
    const signed = await signedRing(host, seat, paid.value);
    if (!signed.ok) return { failed: signed.error };
    const { value: done } = paid;
    const hasPaper = receipt !== undefined && 'receiptNumber' in done;
    const paper = hasPaper && { receipt: await printAfter(context, seat, done) };
    // Nobody reads any more (`| head`): what was rung is in the journal, and nothing more is rung.
    if (!(await output.lines([JSON.stringify({ ...signed.value, ...paper })]))) return 'done';
  }
  // The screen of a seat that nobody uses again; whatever becomes of it, the sales are done.
  await host.call('dismissPaid', { seat });
  return 'done';
}
