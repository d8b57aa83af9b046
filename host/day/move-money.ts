import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { dayCalls } from '../../contract/host/calls/day-calls.ts';
import { heldIn } from '../../domain/day/day-money.ts';
import type { Held, Money, MoneyPlace } from '../../domain/day/money.ts';
import type { Action } from '../../domain/operator/permissions.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { permitAmount } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay, type DayContext } from './day-context.ts';
import { liveHead } from './day-keeper.ts';

type Request = z.output<typeof dayCalls.moveMoney.input>;
type Answer = z.output<typeof dayCalls.moveMoney.output>;

/** What changes its place, and under which command. */
export interface Movement {
  kind: Request['kind'] | 'takings-brought' | 'float-given';
  commandId: string;
  seat: string;
  money: readonly Money[];
  reasonCode: string;
  pouch: string;
  direction: 'in' | 'out';
}

/** From where to where, and who may. */
const ways: Readonly<
  Record<Movement['kind'], { from: MoneyPlace; to: MoneyPlace; action: Action; hasReason: boolean }>
> = {
  'cash-drop': { from: 'drawer', to: 'safe', action: 'cash-drop', hasReason: false },
  'paid-in': { from: 'outside', to: 'drawer', action: 'paid-in', hasReason: true },
  'paid-out': { from: 'drawer', to: 'outside', action: 'paid-out', hasReason: true },
  float: { from: 'safe', to: 'drawer', action: 'safe', hasReason: false },
  'bank-deposit': { from: 'safe', to: 'bank', action: 'safe', hasReason: false },
  'change-order': { from: 'bank', to: 'safe', action: 'safe', hasReason: false },
  'takings-brought': { from: 'outside', to: 'safe', action: 'safe', hasReason: false },
  'float-given': { from: 'safe', to: 'outside', action: 'safe', hasReason: false },
  'safe-correction': { from: 'outside', to: 'safe', action: 'safe', hasReason: true },
};

/** Money that changes its place without a sale: one entry, before the drawer opens for it. */
export async function moveMoney(
  request: Request,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const known = dayCalls.moveMoney.output.nullable().parse(answered(day, request.commandId));
  return known ? ok(known) : bookMovement(request, day);
}

/** The entry of a movement, and what changes beside it. */
export function bookMovement(
  { kind, commandId, seat, money, reasonCode, pouch, direction }: Movement,
  day: DayContext,
  beside: () => void = () => undefined,
): Result<Answer, Failure> {
  const { till } = day;
  const way = ways[kind];
  const sumMinor = money.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const permitted = permitAmount(till, seat, way.action, sumMinor);
  if (!permitted.ok) return permitted;
  // A drop and a float pass through the drawer of whoever works here; the rest is of who keeps the safe.
  const isOfSafe = way.from !== 'drawer' && way.to !== 'drawer';
  if (isOfSafe && !day.isSafeHere()) return refuse(fail('SAFE_ELSEWHERE'));
  const isNothing = money.length === 0 || money.some(({ amountMinor }) => amountMinor <= 0);
  if (isNothing) return refuse(fail('MONEY_AMOUNT'));
  const unknown = money.find(({ type }) => till.tenders().types.every(({ id }) => id !== type));
  if (unknown) return refuse(fail('MONEY_TYPE_UNKNOWN', { type: unknown.type }));
  if (way.hasReason && reasonCode === '') return refuse(fail('REASON_NEEDED'));
  const isOut = kind === 'safe-correction' && direction === 'out';
  const [from, to] = isOut ? [way.to, way.from] : [way.from, way.to];
  const { slipNumber: lastSlip, safe } = day.money.current();
  const lacking = from === 'safe' ? lackingIn(safe, money) : null;
  if (lacking !== null) return refuse(fail('SAFE_TOO_LITTLE', { type: lacking }));
  day.keeper.closeOverdue();
  const slipNumber = kind === 'bank-deposit' ? lastSlip + 1 : 0;
  const { journalId, types } = liveHead(till.journal);
  const number = (types['money-moved']?.sequence ?? 0) + 1;
  const answer = { journalId, number, slipNumber };
  const place = appendDay(day, {
    ...{ commandId, answer, beside },
    drafts: [
      {
        type: 'money-moved',
        body: { kind, from, to, money, reasonCode, slipNumber, pouch, approval: null },
        operatorId: actorAt(till, seat),
        personal: null,
      },
    ],
  });
  if (from === 'drawer' || to === 'drawer') day.openDrawer(place);
  return ok(answer);
}

/** The tender type of which more would leave the safe than lies there, or null. */
function lackingIn(safe: readonly Held[], money: readonly Money[]): string | null {
  const types = new Set(money.map(({ type }) => type));
  const outMinor = (type: string) =>
    money
      .filter((each) => each.type === type)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return [...types].find((type) => outMinor(type) > heldIn(safe, type).amountMinor) ?? null;
}

/** More cash lies in the drawer than the shop allows. */
export function isDropDue(day: Pick<DayContext, 'money' | 'rules'>): boolean {
  const { drawerLimitMinor } = day.rules();
  if (drawerLimitMinor === null) return false;
  return heldIn(day.money.current().drawer, 'cash').amountMinor > drawerLimitMinor;
}

/** Cash of which only the amount is known. */
export function plainCash(amountMinor: number): Money {
  return { type: 'cash', amountMinor, pieces: 0, denominations: [], items: [] };
}
