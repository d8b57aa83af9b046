import { printedNumber } from '../../contract/entry/dossier-effect.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { monthsAfter } from '../../domain/after-sales/guarantee.ts';
import { assert } from '../../domain/assert.ts';
import { quoteNumber, quoteOf } from '../../domain/quote/quote.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { storeStep } from '../baskets/basket-shelf.ts';
import { abandonment } from '../commands/abandon.ts';
import { permit } from '../commands/permit.ts';
import { ackOf, alreadyTaken, type BasketAck, seenBasket, shelve } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { notInTraining } from '../training/not-in-training.ts';

/** Why a basket ended that became a quote. */
const asQuote = 'quote';

/**
 * Promises the basket's goods at its prices until a day, and ends it: nothing is sold. The quote and the
 * abandoned basket are sealed together, so it is made once.
 */
export async function makeQuote(
  request: { commandId: string; seat: string; basketVersion: number; months: number },
  till: TillContext,
): Promise<Result<BasketAck & { number: string }, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok({ ...taken, number: numberOf(till, taken.basketId) });
  const live = notInTraining(till);
  if (!live.ok) return live;
  const seen = seenBasket(till, request);
  if (!seen.ok) return seen;
  const basket = seen.value;
  const permitted = permit(till, request.seat, 'quote', basket);
  if (!permitted.ok) return permitted;
  const quote = quoteOf(basket, monthsAfter(till.businessDay(), request.months));
  if (!quote.ok) return refuse(fail(quote.error.code));
  const { step, draft } = abandonment(till, basket, request.commandId, asQuote);
  const { customer } = basket;
  const quoted: EntryDraft = {
    type: 'quote',
    body: quote.value,
    operatorId: step.operatorId,
    personal: customer && {
      reference: customer.id,
      part: { name: customer.business?.name ?? customer.name },
    },
  };
  till.writer.append({
    drafts: [quoted, draft],
    steps: [storeStep(step)],
    endedBaskets: [{ basketId: basket.id, seat: basket.seat }],
  });
  shelve(till, [step]);
  return ok({ ...ackOf(step), number: numberOf(till, basket.id) });
}

/** It stands right before the end of its basket. */
function numberOf({ journal }: TillContext, basketId: string): string {
  const end = journal.findByBasket(basketId);
  const entry = end && journal.find(end.journalId, end.sequence - 1);
  assert(entry?.type === 'quote', 'A quote was made of this basket');
  return quoteNumber(printedNumber(readEntry(entry.bytes)));
}
