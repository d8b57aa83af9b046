import { groupOf, type OrderDocument } from '../../contract/document/order.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { readCollectCode } from '../../domain/order/collect-code.ts';
import { isPartPaid, lineDueMinor } from '../../domain/order/due-of-line.ts';
import type { OrderStep, OrderStepKind } from '../../domain/order/order.ts';
import { ableMilli } from '../../domain/order/order-parts.ts';
import { placeOfStep } from '../../domain/order/step-order.ts';
import { quantityOfMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** What somebody wants to do with an order. */
interface WantedStep {
  kind: OrderStepKind;
  /** All of this group that can be done so; 0 for all of the order. Lines that are named go first. */
  group: number;
  lines: readonly { line: number; quantityMilli: number }[];
  reasonCode: string;
  parcel: string;
  check: OrderStep['check'];
  /** As the customer said it. */
  code: string;
  holdUntil: string;
}

/** Where it is to be done, and when. */
interface StepAt {
  storeId: string;
  nowMs: number;
  nameOf(placeId: string): Promise<string>;
}

type OrderLine = OrderDocument['lines'][number];

/**
 * The step as the entry will say it, or why it can't be done: nothing is written that the order, as this
 * till knows it, does not allow.
 */
export async function checkStep(
  order: OrderDocument,
  wanted: WantedStep,
  at: StepAt,
): Promise<Result<OrderStep, Failure>> {
  const { kind } = wanted;
  const found = await linesOf(order, wanted, at);
  if (!found.ok) return found;
  const lines = found.value;
  for (const { of } of lines) {
    const may = mayBeDone(order, of, wanted, at);
    if (!may.ok) return may;
  }
  const check = kind === 'handed-over' ? checked(order, wanted) : ok('' as const);
  if (!check.ok) return check;
  return ok({
    ...{ order: order.id, kind, check: check.value, parcel: wanted.parcel },
    lines: lines.map(({ of, milli }) => ({
      ...{ line: of.line, sku: of.sku, quantity: quantityOfMilli(milli) },
    })),
    reasonCode: wanted.reasonCode,
    holdUntil: kind === 'extended' ? wanted.holdUntil : '',
  });
}

/** The lines that it is with, each with so much as can be. */
async function linesOf(
  order: OrderDocument,
  { kind, group, lines }: WantedStep,
  at: StepAt,
): Promise<Result<{ of: OrderLine; milli: number }[], Failure>> {
  const able = (of: OrderLine): number => {
    const { fulfilment, placeId: toPlace } = groupOf(order, of);
    const placeId = placeOfStep({ kind, placeId: at.storeId, toPlace });
    return ableMilli(of.parts, fulfilment, { kind, placeId });
  };
  if (lines.length === 0) {
    const all = order.lines
      .filter((line) => group === 0 || line.group === group)
      .map((of) => ({ of, milli: able(of) }))
      .filter(({ milli }) => milli > 0);
    return all.length > 0 ? ok(all) : refuse(await nothingOf(order, group, at));
  }
  const found: { of: OrderLine; milli: number }[] = [];
  // A line that is named twice is one: a step has each once.
  for (const [line, named] of Map.groupBy(lines, (each) => each.line)) {
    const milli = named.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
    const of = order.lines.find((each) => each.line === line);
    if (!of) return refuse(fail('ORDER_UNKNOWN'));
    const most = able(of);
    if (most === 0) return refuse(await whyNot(of, at));
    if (most < milli) {
      return refuse(fail('ORDER_NOT_SO_MUCH', { name: of.name, quantity: most / 1_000 }));
    }
    found.push({ of, milli });
  }
  return ok(found);
}

async function nothingOf(order: OrderDocument, group: number, at: StepAt): Promise<Failure> {
  const [line, ...more] = order.lines.filter((each) => group === 0 || each.group === group);
  return line && more.length === 0
    ? whyNot(line, at)
    : fail('ORDER_NOTHING_TO_DO', { number: order.number });
}

/** Why nothing of a line can be done so, as somebody says it who looks at where it is. */
async function whyNot({ name, parts }: OrderLine, { storeId, nameOf }: StepAt): Promise<Failure> {
  const is = (...states: readonly string[]): boolean =>
    parts.every(({ state }) => states.includes(state));
  if (is('cancelled')) return fail('ORDER_LINE_CANCELLED', { name });
  if (is('shipped', 'handed-over', 'delivered', 'returned', 'cancelled')) {
    return fail('ORDER_HAS_LEFT', { name });
  }
  const [elsewhere] = parts.filter(({ sourceId }) => sourceId !== '' && sourceId !== storeId);
  if (elsewhere && !parts.some(({ sourceId }) => sourceId === storeId)) {
    return fail('ORDER_LIES_ELSEWHERE', { name, place: await nameOf(elsewhere.sourceId) });
  }
  return is('placed', 'short', 'unfillable')
    ? fail('ORDER_NOT_RESERVED', { name })
    : fail('ORDER_NOT_THE_NEXT_STEP', { name });
}

/** What the state of a line does not say: who answers for it, and the money. */
function mayBeDone(
  order: OrderDocument,
  of: OrderLine,
  { kind, reasonCode, holdUntil }: WantedStep,
  { nowMs }: StepAt,
): Result<null, Failure> {
  const { name } = of;
  switch (kind) {
    case 'short':
    case 'refused':
      return reasonCode === '' ? refuse(fail('REASON_NEEDED')) : ok(null);
    case 'cancelled':
      // Its money goes back with it: a refund cancels the line, a step alone would keep the money.
      return isPartPaid(of) || order.depositNumber !== ''
        ? refuse(fail('ORDER_IS_PAID', { name }))
        : ok(null);
    case 'extended':
      return holdUntil === '' || Date.parse(holdUntil) <= nowMs
        ? refuse(fail('ORDER_HOLD_PAST'))
        : ok(null);
    case 'handed-over': {
      const dueMinor = lineDueMinor(of);
      const { number, currency } = order;
      return dueMinor > 0 ? refuse(fail('ORDER_DUE', { number, dueMinor, currency })) : ok(null);
    }
    default:
      return ok(null);
  }
}

/** How who collects it was known. A code is checked here, whatever the network does. */
function checked(
  { number, collectCode }: OrderDocument,
  { check, code }: WantedStep,
): Result<OrderStep['check'], Failure> {
  if (check === 'identity') return ok(check);
  if (code === '') return refuse(fail('ORDER_CHECK_NEEDED'));
  const isRight = collectCode !== '' && readCollectCode(code) === collectCode;
  return isRight ? ok('code') : refuse(fail('ORDER_CODE_WRONG', { number }));
}
