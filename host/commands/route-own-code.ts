import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { ScanRoute } from '../../contract/host/calls/scan-route.ts';
import { unreachable } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readBasketCode } from '../../domain/scan/basket-code.ts';
import { type OwnCode, writeOwnCode } from '../../domain/scan/own-code.ts';
import { customerByCard } from '../customers/find-customers.ts';
import { saleOfReceipt } from '../returns/find-sale.ts';
import { codeRefused } from '../stored-value/learn-value.ts';
import { accountAt } from '../stored-value/value-accounts.ts';
import { notInTraining } from '../training/not-in-training.ts';
import type { ScanAck, ScanRequest } from './scan-request.ts';
import { setCustomer } from './set-customer.ts';
import { resume } from './suspend-resume.ts';
import type { TillContext } from './till-context.ts';

/**
 * One of our own codes: a suspended basket is resumed; what the page has to go on with (a receipt to
 * return from, a voucher to pay with) comes back as `routed`. A kind that this till can't look up
 * says so.
 */
export async function routeOwnCode(
  { kind, body }: OwnCode,
  { commandId, seat, code }: ScanRequest,
  till: TillContext,
): Promise<Result<ScanAck, Failure>> {
  if (kind === 'basket' || kind === 'voucher' || kind === 'customer') {
    const isReal = notInTraining(till);
    if (!isReal.ok) return isReal;
  }
  switch (kind) {
    case 'basket': {
      const basketId = readBasketCode(body);
      if (basketId === null) return refuse(fail('BASKET_NOT_FOUND'));
      const resumed = await resume({ commandId, seat, basketId }, till);
      return resumed.ok ? ok({ ...resumed.value, routed: null }) : resumed;
    }
    case 'receipt':
      return routeReceipt(writeOwnCode(kind, body), seat, till);
    case 'voucher':
      return routeVoucher(writeOwnCode(kind, body), seat, till);
    case 'operator':
      // Whose badge it is, and whether it is enough, is for the sign-on to say.
      return ok({ basketId: '', version: 0, lineNumber: 0, routed: { kind, code } });
    case 'customer':
      return nameCustomer(body, { commandId, seat }, till);
    case 'invitation':
      // For a customer's own telephone, which opens the whole address that it stands in.
      return refuse(fail('UNKNOWN_CODE', { code: code.slice(0, 40) }));
    default:
      return unreachable(kind);
  }
}

/** Puts the customer on the basket, whatever else is open. */
async function nameCustomer(
  cardNumber: string,
  request: { commandId: string; seat: string },
  till: TillContext,
): Promise<Result<ScanAck, Failure>> {
  const customer = await customerByCard(till, cardNumber);
  if (!customer) return refuse(fail('CUSTOMER_CODE_UNKNOWN'));
  const named = await setCustomer({ ...request, customerId: customer.id }, till);
  return named.ok ? ok({ ...named.value, routed: null }) : named;
}

/**
 * By the code on it, or by its printed number where no item has such a code. A code of another till is for
 * the page to find out about: that may take the network.
 */
export function routeReceipt(
  code: string,
  seat: string,
  till: TillContext,
): Result<ScanAck, Failure> {
  const found = saleOfReceipt(till.journal, till.identity.till.number, code);
  const isElsewhere =
    !found.ok && ['RECEIPT_ELSEWHERE', 'RECEIPT_OTHER_TILL'].includes(found.error.code);
  return found.ok || isElsewhere ? ok(routed(till, seat, { kind: 'receipt', code })) : found;
}

/**
 * What is left on it the page asks when it takes payment, and of another till's whether it is genuine: that may
 * take the network. One that names a key of this till and was not signed by it is refused and noted here.
 */
function routeVoucher(code: string, seat: string, till: TillContext): Result<ScanAck, Failure> {
  const account = accountAt(till, code);
  const mayBeKnown = ['CODE_SIGNER_UNKNOWN', 'VALUE_UNKNOWN'];
  const isElsewhere = !account.ok && till.hasPlatform() && mayBeKnown.includes(account.error.code);
  if (account.ok || isElsewhere) return ok(routed(till, seat, { kind: 'voucher', code }));
  const problem = refusedCodes.get(account.error.code);
  if (problem !== undefined) {
    const drafts = [codeRefused(code, problem, till.operator(seat)?.id ?? '')];
    till.writer.append({ drafts, steps: [], endedBaskets: [] });
  }
  return account;
}

const refusedCodes = new Map([
  ['CODE_FORGED', 'forged' as const],
  ['VALUE_CODE_CONTRADICTS', 'contradicts' as const],
]);

/** The basket is as it was; the page goes on with the code. */
function routed(till: TillContext, seat: string, route: ScanRoute): ScanAck {
  const open = till.shelf.openOn(seat)?.basket;
  return { basketId: open?.id ?? '', version: open?.version ?? 0, lineNumber: 0, routed: route };
}
