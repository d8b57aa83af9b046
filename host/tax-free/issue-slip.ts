import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { OperatorSlip, TaxFreeOperator } from '../../contract/port/tax-free-operator.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TaxFreeBuyer } from '../../domain/tax-free/buyer.ts';
import { buyerObstacles } from '../../domain/tax-free/eligibility.ts';
import type { SlipNews, TaxFreeSlip } from '../../domain/tax-free/slip.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { actorAt } from '../commands/take-step.ts';
import { askOperator, wait } from './ask-operator.ts';
import { passOnCancel } from './cancel-slip.ts';
import { type SlipGoods, slipGoods, slipRequest } from './slip-goods.ts';
import type { KnownSlip } from './slip-store.ts';
import type { TaxFreeContext } from './tax-free-context.ts';
import { newsOf, reasonWord, tell, writeSlip } from './tell-slip.ts';

interface IssueRequest {
  commandId: string;
  seat: string;
  receipts: readonly EntryPlace[];
  buyer: TaxFreeBuyer;
}

/** How often an answer that did not come is asked for while the buyer waits. */
const asks = 2;
const askAgainAfterMs = 2_000;

/**
 * Asks the operator for a slip of these receipts. Written down before anything is sent, as a card payment
 * is: whatever is lost then, the receipts have this one slip, and the operator is asked about it by its
 * key. The buyer's data is passed on and forgotten.
 */
export async function issueSlip(
  request: IssueRequest,
  context: TaxFreeContext,
): Promise<Result<KnownSlip, Failure>> {
  const operator = context.operator();
  const prepared = await context.commands.run(async () => prepare(request, operator, context));
  if (!prepared.ok) return prepared;
  const { slip, goods, isRepeated } = prepared.value;
  if (slip.state !== 'prepared' || operator === null || goods === null) return ok(slip);
  const actor = actorAt(context.till, request.seat);
  const asked = slipRequest(slip.id, request.buyer, goods, context.till);
  const answer = await askOperator((signal) => operator.issue(asked, signal), context.timers);
  if (answer.ok) return tell(slip.id, newsOf(answer.value), actor, context);
  switch (answer.error.kind) {
    case 'refused': {
      const reason = reasonWord(answer.error.reason);
      const news = isRepeated ? { isCancelAsked: true, reason } : never(reason);
      const told = await tell(slip.id, news, actor, context);
      if (!told.ok) return told;
      // An earlier request may still be on its way: it must issue nothing when it arrives.
      if (isRepeated) await passOnCancel(told.value, actor, context);
      return refuse(fail('TAX_FREE_REFUSED', { reason }));
    }
    case 'unreachable': {
      // Of an earlier request nobody knows: the slip stays as it is, and is asked about.
      if (isRepeated) return refuse(fail('TAX_FREE_UNKNOWN'));
      const told = await tell(slip.id, never('unreachable'), actor, context);
      return told.ok ? refuse(fail('TAX_FREE_UNREACHABLE')) : told;
    }
    case 'no-answer': {
      const found = await lookFor(slip.id, operator, context);
      if (found === null) return refuse(fail('TAX_FREE_UNKNOWN'));
      return tell(slip.id, newsOf(found), actor, context);
    }
  }
}

interface Prepared {
  slip: KnownSlip;
  /** Null when nothing is left to ask. */
  goods: SlipGoods | null;
  /** Asked for before, and what came of that is not known. */
  isRepeated: boolean;
}

/** The slip of this request: written now, or the open one of the very same receipts. */
function prepare(
  { commandId, seat, receipts, buyer }: IssueRequest,
  operator: TaxFreeOperator | null,
  context: TaxFreeContext,
): Result<Prepared, Failure> {
  const { slips, till, rules } = context;
  const known = slips.find(commandId);
  if (known && known.state !== 'prepared')
    return ok({ slip: known, goods: null, isRepeated: true });
  if (operator === null) return refuse(fail('TAX_FREE_OFF'));
  const found = slipGoods(receipts, context);
  if (!found.ok) return found;
  const { goods } = found.value;
  const boughtOn = found.value.receipts.map(({ businessDay }) => businessDay).toSorted()[0] ?? '';
  if (buyerObstacles(buyer, boughtOn, rules()).length > 0) return refuse(fail('TAX_FREE_BUYER'));
  const open = known ?? openSlipOf(found.value, context);
  // Its own receipts have a slip: this one.
  const obstacles = goods.obstacles.filter(({ code }) => open === null || code !== 'has-slip');
  if (obstacles.length > 0) return refuse(fail('TAX_FREE_NOT_ELIGIBLE'));
  if (open && open.operator !== operator.name) {
    return refuse(fail('TAX_FREE_OTHER_OPERATOR', { operator: open.operator }));
  }
  if (open) return ok({ slip: open, goods: found.value, isRepeated: true });
  const slip: TaxFreeSlip = {
    id: commandId,
    state: 'prepared',
    isCancelAsked: false,
    operator: operator.name,
    receipts: found.value.sales.map(({ of }) => of),
    currency: till.identity.currency,
    ...{ grossMinor: goods.grossMinor, vatMinor: goods.vatMinor },
    ...{ documentId: '', refundMinor: null, reason: '' },
  };
  writeSlip(slip, actorAt(till, seat), context);
  const written = slips.find(commandId);
  return written
    ? ok({ slip: written, goods: found.value, isRepeated: false })
    : refuse(fail('TAX_FREE_SLIP_GONE'));
}

/** One that was asked for and never answered; asked for again under its own key, it is issued once at most. */
function openSlipOf({ receipts }: SlipGoods, { slips }: TaxFreeContext): KnownSlip | null {
  const [first] = receipts;
  if (!first) return null;
  const open = slips
    .ofReceipt(first)
    .find(({ state, isCancelAsked }) => state === 'prepared' && !isCancelAsked);
  const wanted = new Set(receipts.map(placeText));
  const isSame =
    open?.receipts.length === wanted.size && open.receipts.every((of) => wanted.has(placeText(of)));
  return open && isSame ? open : null;
}

/** Whether the operator has issued it all the same; null while nobody knows. */
async function lookFor(
  key: string,
  operator: TaxFreeOperator,
  { timers }: TaxFreeContext,
): Promise<OperatorSlip | null> {
  for (let ask = 0; ask < asks; ask += 1) {
    const answer = await askOperator((signal) => operator.status(key, signal), timers);
    if (answer.ok && answer.value !== null) return answer.value;
    if (ask + 1 < asks) await wait(askAgainAfterMs, timers);
  }
  return null;
}

function never(reason: string): SlipNews {
  return { state: 'refused', reason };
}
