import { type Failure, fail } from '../../contract/failure/failure.ts';
import type {
  FindOrdersAnswer,
  FindOrdersRequest,
  FoundOrder,
} from '../../contract/platform/find-orders.ts';
import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import { paidLineNamed } from '../../domain/order/paid-line.ts';
import { orderIdsGivenBack } from '../../domain/order/step-order.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { webShopRefund } from '../../domain/tender/web-shop-refund.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { placeOfWebOrder } from '../../domain/transaction/sold-place.ts';
import { itemFacts } from '../commands/ring-item.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { KnownContent } from './known-receipts.ts';
import type { KnownSale } from './known-sale.ts';
import { verifiedEntries } from './verified-entries.ts';

/** What finding an order out needs; nothing of it is a command (law 1). */
export interface OrderLearning {
  till: TillContext;
  /** Asks the platform; null at a till that stands alone. */
  askOrders(request: FindOrdersRequest): Promise<Result<FindOrdersAnswer, Failure> | null>;
  /** Writes among the commands. */
  write(work: () => void): Promise<void>;
}

/**
 * The orders that no till took with this number, or of this customer: what a web shop was paid for, and what
 * of it came back. Where they stand, newest first.
 */
export async function learnWebOrders(
  asked: FindOrdersRequest,
  parts: OrderLearning,
): Promise<Result<readonly EntryPlace[], Failure>> {
  const answer = await parts.askOrders(asked);
  if (answer === null) return refuse(fail('RECEIPTS_NEED_PLATFORM'));
  if (!answer.ok) return answer;
  await keep(answer.value, parts);
  return ok(
    answer.value.orders.flatMap(({ order, isOfWeb }) =>
      isOfWeb ? [placeOfWebOrder(order.id)] : [],
    ),
  );
}

/**
 * How the orders stand that lines of a sale are of, where this till's store has nothing to do with them: so it
 * knows whether the goods have left. Where the platform does not answer, who takes them back is asked.
 */
export async function learnWhereabouts(sale: KnownSale, parts: OrderLearning): Promise<void> {
  const ids = new Set<string>();
  for (const { fulfilment, number, priceSource } of sale.transaction.lines) {
    if (fulfilment === 'take' || fulfilment === 'return') continue;
    const of = { ...sale.of, line: number };
    for (const id of orderIdsGivenBack({ of, orderLine: paidLineNamed(priceSource) })) ids.add(id);
  }
  const unknown: string[] = [];
  for (const id of ids)
    if ((await parts.till.documents.get('orders', id)) === null) unknown.push(id);
  if (unknown.length === 0) return;
  const answer = await parts.askOrders({ by: 'id', ids: unknown.slice(0, 100) });
  if (answer?.ok) await keep(answer.value, parts);
}

async function keep(answer: FindOrdersAnswer, parts: OrderLearning): Promise<void> {
  const { till, write } = parts;
  const asOf = new Date(answer.atMs).toISOString();
  const contents: { of: EntryPlace; content: KnownContent }[] = [];
  for (const found of answer.orders)
    contents.push({ of: placeOfWebOrder(found.order.id), content: await contentOf(found, till) });
  const back = verifiedEntries(answer).flatMap(({ entry, givesBackOf }) => {
    const of = { journalId: entry.journalId, sequence: entry.sequence };
    // Its own journal knows what this till gave back.
    if (till.journal.find(of.journalId, of.sequence) !== null) return [];
    return [{ of, content: { kind: 'entry' as const, entry }, asOf, givesBackOf }];
  });
  await write(() =>
    till.receipts.put([...contents.map((each) => ({ ...each, asOf, givesBackOf: [] })), ...back]),
  );
}

/** The items as they are now: an order says what was paid, not at which rate. One that is unknown here can't come back. */
async function contentOf(found: FoundOrder, till: TillContext): Promise<KnownContent> {
  const items: Record<string, ItemFacts> = {};
  const skus = found.isOfWeb ? found.order.lines.map(({ sku }) => sku) : [];
  for (const item of await till.documents.getMany('items', [...new Set(skus)])) {
    const facts = await itemFacts(till, item, '');
    if (facts.ok) items[item.id] = facts.value;
  }
  return { kind: 'order', found, items, refundTo: refundTo(found, till) };
}

/**
 * What pays it back, as the retailer set it: the web shop by itself, where it hears of it; cash; else an
 * avoir. The way it was paid is out of a till's reach.
 */
function refundTo(
  { isShopTold }: FoundOrder,
  till: TillContext,
): (KnownContent & { kind: 'order' })['refundTo'] {
  const how = till.refundsWebOrdersBy();
  if (how === 'web-shop' && isShopTold) return { type: webShopRefund.id, kind: webShopRefund.kind };
  const kind = how === 'cash' ? 'cash' : 'store-credit';
  const type = till.tenders().types.find((each) => each.kind === kind && each.isOffered);
  return { type: type?.id ?? kind, kind };
}
