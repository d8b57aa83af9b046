import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket, BasketLine, ReturnedGoods } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { maximumLines } from '../../domain/basket/ring.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { parseQuantity, printQuantity, quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type GiveBackRefusal, giveBack } from '../../domain/return/give-back.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { invoicesAt } from '../invoices/read-invoice.ts';
import { feesGivenBack } from '../returns/fees-given-back.ts';
import { type KnownSale, knownSale } from '../returns/known-sale.ts';
import { leftMilli } from '../returns/left-the-store.ts';
import { leftOfSale } from '../returns/receipt-state.ts';
import { slipLetsReturn } from '../tax-free/return-allowed.ts';
import { permit, permitAmount } from './permit.ts';
import { basketFor } from './ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

interface Request {
  commandId: string;
  seat: string;
  of: EntryPlace;
  lines: readonly WishedLine[];
  entered: BasketLine['entered'];
}

interface WishedLine {
  line: number;
  quantity: string;
  reasonCode: string;
  disposition: ReturnedGoods['disposition'];
  /** Of a delivery's fee. */
  feeOf?: readonly number[];
  /** Whether the goods are there, as who takes them back says; absent where nobody had to say it. */
  isHere?: boolean;
}

/** Lines of one receipt into the seat's basket as goods given back: all of them in one commit, or none. */
export async function returnLines(
  request: Request,
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const open = till.shelf.openOn(request.seat);
  const permitted = permit(till, request.seat, 'refund', open?.basket ?? null);
  if (!permitted.ok) return permitted;
  const isReason = (code: string) => till.rules().reasons.return.some((each) => each.code === code);
  if (!request.lines.every(({ reasonCode }) => isReason(reasonCode)))
    return refuse(fail('REASON_UNKNOWN'));
  const { basket, opening } = basketFor(till, request);
  const made = await returnSteps(request, till, basket);
  if (!made.ok) return made;
  const { sale, steps } = made.value;
  const trusted = permitUnasked(till, request.seat, sale, steps.reduce(applyStep, basket));
  if (!trusted.ok) return trusted;
  commitSteps(till, [...opening, ...steps]);
  const last = steps.at(-1);
  return last ? ok(ackOf(last)) : refuse(fail('LINE_GONE'));
}

/**
 * The steps that give lines of one receipt back in a basket, its delivery's fee with them where that goes back
 * too; the last one answers for the command. Nothing is stored, and nobody is asked who may.
 */
export async function returnSteps(
  request: Pick<Request, 'commandId' | 'of' | 'lines' | 'entered'>,
  till: TillContext,
  basket: Basket,
): Promise<Result<{ sale: KnownSale; steps: BasketStep[] }, Failure>> {
  const sale = knownSale(till, request.of);
  if (!sale) return refuse(fail('RECEIPT_ELSEWHERE'));
  const { currency } = sale.transaction;
  if (currency !== till.identity.currency) {
    return refuse(fail('ITEM_OTHER_CURRENCY', { name: sale.receiptNumber, currency }));
  }
  if (isInvoicedByOther(till, sale)) {
    return refuse(fail('RETURN_OTHER_COMPANY', { company: sale.soldBy.companyName }));
  }
  if (!sale.isWhole) return refuse(fail('RETURN_LINES_UNKNOWN'));
  const slipLets = slipLetsReturn(till, request.of);
  if (!slipLets.ok) return slipLets;
  const fees = await feesOf(till, sale, request.lines, basket);
  const lines = withFees(request.lines, fees);
  const pictures = await picturesOf(till, sale, lines);
  const left = await leftOf(till, sale, lines);
  const steps = stepsOf(till, { ...request, lines }, { sale, basket, pictures, left });
  return steps.ok ? ok({ sale, steps: steps.value }) : steps;
}

/**
 * A code that no key here checks is believed by who may. One that is right says what was sold, and nothing
 * of what came back since: while the platform can't tell, only so much is paid back on it (law 10).
 */
export function permitUnasked(
  till: TillContext,
  seat: string,
  sale: KnownSale,
  after: Basket,
): Result<null, Failure> {
  const believed = sale.isVerified ? ok(null) : permit(till, seat, 'return-unverified', after);
  if (!believed.ok || sale.knownBy !== 'code' || sale.asOf !== null) return believed;
  const unasked = after.lines.flatMap(({ returned }) => {
    const of = returned?.of && 'journalId' in returned.of ? returned.of : null;
    const known = of && knownSale(till, of);
    return known?.knownBy === 'code' && known.asOf === null ? [returned?.grossMinor ?? 0] : [];
  });
  return permitAmount(till, seat, 'return-offline', 0 - sumMinor(unasked));
}

/** Only the company that sells can credit its invoice; the till may belong to another one by now. */
function isInvoicedByOther({ journal, identity }: TillContext, { of, soldBy }: KnownSale): boolean {
  return soldBy.companyId !== identity.company.id && invoicesAt(journal, of).length > 0;
}

/** One step a line, each on the basket that the ones before it made; the last has the command's id. */
function stepsOf(
  till: TillContext,
  request: Pick<Request, 'commandId' | 'lines' | 'entered'>,
  on: {
    sale: KnownSale;
    basket: Basket;
    pictures: ReadonlyMap<number, string>;
    left: ReadonlyMap<number, number | null>;
  },
): Result<BasketStep[], Failure> {
  const others = till.shelf.all().filter(({ id }) => id !== on.basket.id);
  const steps: BasketStep[] = [];
  let basket = on.basket;
  for (const [index, wish] of request.lines.entries()) {
    const room = roomForStep(basket);
    if (!room.ok) return room;
    const body = bodyOf(till, wish, { ...on, basket, others, entered: request.entered });
    if (!body.ok) return body;
    const isLast = index === request.lines.length - 1;
    const commandId = isLast ? request.commandId : `${request.commandId}:${index + 1}`;
    const step = nextStep(till, basket, commandId, body.value);
    steps.push(step);
    basket = applyStep(basket, step);
  }
  return ok(steps);
}

function bodyOf(
  till: TillContext,
  wish: WishedLine,
  on: {
    sale: KnownSale;
    basket: Basket;
    others: readonly Basket[];
    pictures: ReadonlyMap<number, string>;
    left: ReadonlyMap<number, number | null>;
    entered: BasketLine['entered'];
  },
): ReturnType<typeof giveBackOrFailure> {
  const { sale, basket, entered } = on;
  const sold = sale.transaction.lines.find(({ number }) => number === wish.line);
  const quantity = parseQuantity(wish.quantity, sold?.quantity.scale ?? 0);
  if (!quantity.ok) return refuse(fail('BAD_QUANTITY', { quantity: wish.quantity }));
  const goneMilli = on.left.get(wish.line) ?? null;
  // A fee is nowhere.
  const isKnown = goneMilli !== null || wish.isHere !== undefined || wish.feeOf !== undefined;
  if (!isKnown) return refuse(fail('RETURN_GOODS_WHERE', { name: sold?.label ?? '' }));
  const left = leftOfSale(till, sale, [...on.others, basket]);
  if (!left.ok) return left;
  return giveBackOrFailure(
    giveBack(
      basket,
      sale,
      {
        ...wish,
        quantity: quantity.value,
        picture: on.pictures.get(wish.line) ?? '',
        hasLeft:
          goneMilli === null ? wish.isHere === true : goneMilli >= quantityMilli(quantity.value),
        entered,
      },
      left.value.get(wish.line)?.givenBack ?? [],
    ),
    wish.quantity,
  );
}

/** The delivery's fee, where nothing of its group is left to send; what came back of it already stays. */
async function feesOf(
  till: TillContext,
  sale: KnownSale,
  wishes: readonly WishedLine[],
  basket: Basket,
): Promise<FeeLine[]> {
  const [first] = wishes;
  const soldLine = (line: number) =>
    sale.transaction.lines.find(({ number }) => number === line) ?? null;
  const wished = wishes.flatMap(({ line, quantity }) => {
    const parsed = parseQuantity(quantity, soldLine(line)?.quantity.scale ?? 0);
    return parsed.ok ? [{ line, milli: quantityMilli(parsed.value) }] : [];
  });
  const orders = { ...till, pause: () => Promise.resolve() };
  const fees = await feesGivenBack(sale.of, wished, basket, orders);
  const left = leftOfSale(till, sale, till.shelf.all());
  return fees.flatMap(({ line, feeOf }) => {
    const fee = soldLine(line);
    const known = left.ok ? left.value.get(line) : undefined;
    const isWhole = (known?.givenBack.length ?? 0) === 0;
    if (!fee || !first || !isWhole) return [];
    return [
      { ...first, line, quantity: printQuantity(fee.quantity), disposition: 'restock', feeOf },
    ];
  });
}

type FeeLine = WishedLine & { feeOf: readonly number[] };

/** Each fee right after the last goods that bring it: an undo takes both back. */
function withFees(wishes: readonly WishedLine[], fees: readonly FeeLine[]): WishedLine[] {
  return wishes.flatMap((wish, index) => {
    const later = wishes.slice(index + 1);
    const brought = fees.filter(
      ({ feeOf }) => feeOf.includes(wish.line) && !later.some(({ line }) => feeOf.includes(line)),
    );
    return [wish, ...brought];
  });
}

/** By line, thousandths that are with the customer; null where nobody here knows. */
async function leftOf(
  till: TillContext,
  { of, transaction }: KnownSale,
  wishes: readonly WishedLine[],
): Promise<ReadonlyMap<number, number | null>> {
  const orders = { ...till, pause: () => Promise.resolve() };
  const found = wishes.map(async ({ line }) => {
    const sold = transaction.lines.find(({ number }) => number === line);
    return [line, sold ? await leftMilli(sold, of, orders) : 0] as const;
  });
  return new Map(await Promise.all(found));
}

/** As the catalogue has them now: an entry holds none. */
async function picturesOf(
  { documents }: TillContext,
  { transaction }: KnownSale,
  wishes: readonly WishedLine[],
): Promise<ReadonlyMap<number, string>> {
  const found = wishes.map(async ({ line }) => {
    const sold = transaction.lines.find(({ number }) => number === line);
    const item = sold ? await documents.get('items', sold.sku) : null;
    return [line, item?.picture ?? ''] as const;
  });
  return new Map(await Promise.all(found));
}

function giveBackOrFailure(
  given: ReturnType<typeof giveBack>,
  quantity: string,
): Result<BasketStep['body'], Failure> {
  return given.ok ? given : refuse(giveBackFailure(given.error, quantity));
}

function giveBackFailure(refusal: GiveBackRefusal, quantity: string): Failure {
  switch (refusal.code) {
    case 'RETURN_REFUSED':
      return fail(refusals[refusal.why], { name: refusal.name });
    case 'RETURN_TOO_MANY':
      return fail('RETURN_TOO_MANY', { name: refusal.name, left: printQuantity(refusal.left) });
    default:
      return fail(refusal.code, { quantity, limit: maximumLines });
  }
}

const refusals = {
  'gift-card': 'RETURN_GIFT_CARD',
  deposit: 'RETURN_DEPOSIT',
  'account-payment': 'RETURN_ACCOUNT_PAYMENT',
  'given-back': 'RETURN_OF_RETURN',
  'all-returned': 'RETURN_ALL_RETURNED',
} as const;
