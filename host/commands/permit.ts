import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { type OverLimit, overLimit } from '../../domain/operator/over-limit.ts';
import {
  type Action,
  boundPassed,
  covers,
  type OperatorRole,
  type Permission,
  roleThatCould,
} from '../../domain/operator/permissions.ts';
import { takesGoodsOff } from '../../domain/operator/takes-goods-off.ts';
import { limitOf, type WantedRight } from '../../domain/operator/wanted-right.ts';
import type { Reduction } from '../../domain/pricing/manual-reduction.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from './till-context.ts';

/**
 * Approvals that a basket's entry can name. It is a bound on what a second person has to look through,
 * too: who needs more of them should have rung it themselves.
 */
const maximumApprovals = 20;

/** Whether who works at the seat may do it at all, or was allowed it; the refusal says who could. */
export function permit(
  till: TillContext,
  seat: string,
  action: Action,
  /** The basket it is done to, if it is done to one. */
  basket: Basket | null = null,
): Result<null, Failure> {
  const alone = permitAlone(till, seat, action);
  if (alone.ok || alone.error.code !== 'ROLE_NOT_ALLOWED') return alone;
  const wanted = { action, basketId: basket?.id ?? '', asked: null, limit: null };
  return orApproved(till, { seat, basket }, wanted, {
    mayAllow: (role) => till.rules().permissions[role][action].isAllowed,
    refusal: () => alone.error,
  });
}

/** Whether who works at the seat may do it by themselves. */
export function permitAlone(
  till: TillContext,
  seat: string,
  action: Action,
): Result<null, Failure> {
  const { permissions } = till.rules();
  const operator = till.operator(seat);
  if (operator === null) return refuse(fail('SIGN_ON_FIRST'));
  if (permissions[operator.role][action].isAllowed) return ok(null);
  return refuse(fail('ROLE_NOT_ALLOWED', { role: nameOf(roleThatCould(permissions, action)) }));
}

/** Whether who works at the seat may do it with so much money. */
export function permitAmount(
  till: TillContext,
  seat: string,
  action: Action,
  amountMinor: number,
): Result<null, Failure> {
  const permitted = permit(till, seat, action);
  if (!permitted.ok) return permitted;
  return permitSum(till, seat, action, { amountMinor, currency: till.identity.currency });
}

/** Whether who works at the seat may change the basket so: what it takes off, goods or prices. */
export function permitChange(
  till: TillContext,
  before: Basket,
  after: Basket,
): Result<null, Failure> {
  const permitted = takesGoodsOff(before, after)
    ? permit(till, after.seat, 'line-void', after)
    : ok(null);
  return permitted.ok ? permitPrices(till, before, after) : permitted;
}

/**
 * Whether who works at the seat may give back what the basket gives, whoever gave the parts of it:
 * the money, or what its goods that come back are worth.
 */
export function permitRefund(
  till: TillContext,
  basket: Basket,
  amountMinor = sumMinor(basket.tenders.map((tender) => Math.max(0, -tender.amountMinor))),
): Result<null, Failure> {
  const { seat, currency } = basket;
  const permitted = permit(till, seat, 'refund', basket);
  if (!permitted.ok) return permitted;
  return permitSum(till, seat, 'refund', { amountMinor, currency }, basket);
}

/** Whether who works at the seat may give the staff price above the quota, for so much of the basket. */
export function permitBeyondQuota(
  till: TillContext,
  basket: Basket,
  amountMinor: number,
): Result<null, Failure> {
  const { seat, currency } = basket;
  return permitSum(till, seat, 'staff-quota', { amountMinor, currency }, basket);
}

/** Of what may be done at all: whether with so much money. */
function permitSum(
  till: TillContext,
  seat: string,
  action: Action,
  { amountMinor, currency }: { amountMinor: number; currency: string },
  basket: Basket | null = null,
): Result<null, Failure> {
  const { permissions } = till.rules();
  const operator = till.operator(seat);
  if (operator === null) return refuse(fail('SIGN_ON_FIRST'));
  const mine = permissions[operator.role][action];
  const whole = { offMinor: amountMinor, fullMinor: amountMinor };
  const isWithin = (permission: Permission): boolean =>
    permission.upToMinor === null || amountMinor <= permission.upToMinor;
  if (mine.isAllowed && isWithin(mine)) return ok(null);
  const wanted: WantedRight = {
    ...{ action, basketId: basket?.id ?? '' },
    asked: { ...whole, currency },
    limit: limitOf(mine),
  };
  return orApproved(till, { seat, basket }, wanted, {
    mayAllow(role) {
      const theirs = permissions[role][action];
      return theirs.isAllowed && isWithin(theirs);
    },
    refusal() {
      const role = nameOf(roleThatCould(permissions, action, whole));
      return mine.upToMinor === null
        ? fail('ROLE_NOT_ALLOWED', { role })
        : fail('OVER_LIMIT_AMOUNT', { limitMinor: mine.upToMinor, currency, role });
    },
  });
}

/** Whether who works at the seat may take so much off what it would cost. */
export function permitReduction(
  till: TillContext,
  action: Action,
  reduction: Reduction,
  basket: Basket,
): Result<null, Failure> {
  const { permissions } = till.rules();
  const { seat, currency } = basket;
  const operator = till.operator(seat);
  if (operator === null) return refuse(fail('SIGN_ON_FIRST'));
  const mine = permissions[operator.role][action];
  if (covers(mine, reduction)) return ok(null);
  const asked = { ...reduction, currency };
  const wanted = { action, basketId: basket.id, asked, limit: limitOf(mine) };
  return orApproved(till, { seat, basket }, wanted, {
    mayAllow: (role) => covers(permissions[role][action], reduction),
    refusal: () =>
      overFailure(
        mine,
        mine.isAllowed ? boundPassed(mine, reduction) : 'never',
        currency,
        roleThatCould(permissions, action, reduction),
      ),
  });
}

function overFailure(
  { upToRateBp, upToMinor }: Permission,
  passed: OverLimit['passed'] | null,
  currency: string,
  could: OperatorRole | null,
): Failure {
  const role = nameOf(could);
  if (passed === 'rate') return fail('OVER_LIMIT', { limitBp: upToRateBp ?? 0, role });
  if (passed === 'amount')
    return fail('OVER_LIMIT_AMOUNT', { limitMinor: upToMinor ?? 0, currency, role });
  return fail('ROLE_NOT_ALLOWED', { role });
}

function permitPrices(till: TillContext, before: Basket, after: Basket): Result<null, Failure> {
  if (before.discounts.length === 0 && after.discounts.length === 0) {
    // Most changes of most baskets: nothing is priced twice for them.
    if (![...before.lines, ...after.lines].some((line) => line.discounts.length > 0)) {
      return ok(null);
    }
  }
  const { permissions } = till.rules();
  const { seat, currency } = after;
  const operator = till.operator(seat);
  if (operator === null) return refuse(fail('SIGN_ON_FIRST'));
  const mine = (action: Action): Permission => permissions[operator.role][action];
  const over = overLimit(before, after, mine);
  if (over === null) return ok(null);
  const { action, reduction } = over;
  const wanted: WantedRight = {
    action,
    basketId: after.id,
    asked: { ...reduction, currency },
    limit: limitOf(mine(action)),
  };
  return orApproved(till, { seat, basket: after }, wanted, {
    // All that is over, not only what was found first.
    mayAllow: (role) => overLimit(before, after, mine, (each) => permissions[role][each]) === null,
    refusal: () =>
      overFailure(
        mine(action),
        over.passed,
        currency,
        roleThatCould(permissions, action, reduction),
      ),
  });
}

/** What who works there may not do by themselves is done where a second person who may has allowed it. */
function orApproved(
  till: TillContext,
  { seat, basket }: { seat: string; basket: Basket | null },
  wanted: WantedRight,
  { mayAllow, refusal }: { mayAllow(role: OperatorRole): boolean; refusal(): Failure },
): Result<null, Failure> {
  const approver = till.approval.approverAt(seat);
  if (approver === null || !mayAllow(approver.role)) {
    till.approval.lack(wanted);
    return refuse(refusal());
  }
  if (approver.id === basket?.staffBuyer?.operatorId) return refuse(fail('STAFF_SALE_OWN'));
  if ((basket?.approvals.length ?? 0) >= maximumApprovals) {
    return refuse(fail('APPROVALS_FULL', { limit: maximumApprovals }));
  }
  till.approval.need(wanted);
  return ok(null);
}

function nameOf(role: OperatorRole | null): string {
  return role ?? 'nobody';
}
