import type { Basket, CancelledWith } from '../basket/basket.ts';
import type { BasketStepBody } from '../basket/basket-step.ts';
import { sumMinor } from '../money/minor.ts';
import { depositFate, type GivenUpBy, givenUpReason } from '../order/given-up.ts';
import { ok, type Result, refuse } from '../result.ts';
import {
  type DeductRefusal,
  deductedLines,
  type PaidDeposit,
  roomForDeposit,
} from './deduct-deposit.ts';
import { arrhesKeptItem } from './money-item.ts';

/**
 * Ends a deposit whose order is given up: its own lines with the sign turned, so that the VAT paid with it is
 * reversed at its rates. Arrhes that are kept come beside them as an indemnity, which no VAT is due on: they pay
 * for no goods (CJEU C-277/05, Société thermale d'Eugénie-les-Bains; CGI 256). Null `cancels`: no line of its
 * order is cancelled by a step of its own.
 */
export function giveUpDeposit(
  basket: Basket,
  deposit: PaidDeposit,
  { by, cancels }: { by: GivenUpBy; cancels: CancelledWith | null },
): Result<
  BasketStepBody & { kind: 'deposit-deducted' },
  Exclude<DeductRefusal, { code: 'DEPOSIT_OVER_DUE' }> | { code: 'ACOMPTE_BINDS' }
> {
  const [first] = deposit.lines;
  const fate = depositFate(first.depositKind === 'arrhes' ? 'arrhes' : 'acompte', by);
  if (fate === null) return refuse({ code: 'ACOMPTE_BINDS' });
  const isKept = fate === 'kept';
  const room = roomForDeposit(basket, deposit.lines.length + (isKept ? 1 : 0));
  if (!room.ok) return room;
  const body = deductedLines(basket, deposit, givenUpReason(by));
  const deducted = { ...body.deducted, ...(cancels && { cancels }) };
  if (!isKept) return ok({ ...body, deducted });
  const amountMinor = sumMinor(deposit.lines.map(({ grossMinor }) => grossMinor));
  const lineNumber = basket.lastLineNumber + 1 + deposit.lines.length;
  return ok({ ...body, deducted, kept: { lineNumber, item: arrhesKeptItem(amountMinor) } });
}
