import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { overLimit } from '../../domain/operator/over-limit.ts';
import { type Action, roleThatCould } from '../../domain/operator/permissions.ts';
import { takesGoodsOff } from '../../domain/operator/takes-goods-off.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from './till-context.ts';

/** Whether who works at the seat may do it at all; the refusal says who could. */
export function permit(till: TillContext, seat: string, action: Action): Result<null, Failure> {
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
  const operator = till.operator(seat);
  if (!permitted.ok || operator === null) return permitted;
  const { permissions } = till.rules();
  const { upToMinor } = permissions[operator.role][action];
  if (upToMinor === null || amountMinor <= upToMinor) return ok(null);
  const whole = { offMinor: amountMinor, fullMinor: amountMinor };
  const role = nameOf(roleThatCould(permissions, action, whole));
  const { currency } = till.identity;
  return refuse(fail('OVER_LIMIT_AMOUNT', { limitMinor: upToMinor, currency, role }));
}

/** Whether who works at the seat may change the basket so: what it takes off, goods or prices. */
export function permitChange(
  till: TillContext,
  before: Basket,
  after: Basket,
): Result<null, Failure> {
  const permitted = takesGoodsOff(before, after) ? permit(till, after.seat, 'line-void') : ok(null);
  return permitted.ok ? permitPrices(till, before, after) : permitted;
}

/**
 * Whether who works at the seat may give back what the basket gives, whoever gave the parts of it:
 * the money, or what its goods that come back are worth.
 */
export function permitRefund(
  till: TillContext,
  { seat, currency, tenders }: Basket,
  backMinor = sumMinor(tenders.map(({ amountMinor }) => Math.max(0, -amountMinor))),
): Result<null, Failure> {
  const permitted = permit(till, seat, 'refund');
  const operator = till.operator(seat);
  if (!permitted.ok || operator === null) return permitted;
  const { permissions } = till.rules();
  const { upToMinor } = permissions[operator.role].refund;
  if (upToMinor === null || backMinor <= upToMinor) return ok(null);
  const role = nameOf(
    roleThatCould(permissions, 'refund', { offMinor: backMinor, fullMinor: backMinor }),
  );
  return refuse(fail('OVER_LIMIT_AMOUNT', { limitMinor: upToMinor, currency, role }));
}

function permitPrices(till: TillContext, before: Basket, after: Basket): Result<null, Failure> {
  if (before.discounts.length === 0 && after.discounts.length === 0) {
    // Most changes of most baskets: nothing is priced twice for them.
    if (![...before.lines, ...after.lines].some((line) => line.discounts.length > 0)) {
      return ok(null);
    }
  }
  const { permissions } = till.rules();
  const operator = till.operator(after.seat);
  if (operator === null) return refuse(fail('SIGN_ON_FIRST'));
  const mine = permissions[operator.role];
  const over = overLimit(before, after, (action) => mine[action]);
  if (over === null) return ok(null);
  const role = nameOf(roleThatCould(permissions, over.action, over.reduction));
  const { upToRateBp, upToMinor } = mine[over.action];
  if (over.passed === 'never') return refuse(fail('ROLE_NOT_ALLOWED', { role }));
  return over.passed === 'rate'
    ? refuse(fail('OVER_LIMIT', { limitBp: upToRateBp ?? 0, role }))
    : refuse(
        fail('OVER_LIMIT_AMOUNT', { limitMinor: upToMinor ?? 0, currency: after.currency, role }),
      );
}

function nameOf(role: ReturnType<typeof roleThatCould>): string {
  return role ?? 'nobody';
}
