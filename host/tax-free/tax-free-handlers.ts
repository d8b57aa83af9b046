import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { TaxFreeSlipView, taxFreeCalls } from '../../contract/host/calls/tax-free-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, type Result } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import { cancelSlip, refreshSlip } from './cancel-slip.ts';
import { eligibility } from './eligibility.ts';
import { issueSlip } from './issue-slip.ts';
import type { TaxFree } from './open-tax-free.ts';
import { printSlip } from './print-slip.ts';
import type { KnownSlip } from './slip-store.ts';
import { slipView } from './slip-view.ts';

/** The calls about tax-free slips. None is a command: what they write is one of its own. */
export function taxFreeHandlers(
  taxFree: TaxFree,
): Pick<Handlers<HostApi>['calls'], keyof typeof taxFreeCalls> {
  const { context } = taxFree;
  const { journal } = context.till;
  const viewOf = (told: Result<KnownSlip, Failure>): Result<TaxFreeSlipView, Failure> =>
    told.ok ? ok(slipView(told.value, journal)) : told;

  return {
    taxFreeEligibility: withTillFailures(({ receipts }) => eligibility(receipts, context)),
    issueTaxFree: withTillFailures(async (input) => viewOf(await issueSlip(input, context))),
    cancelTaxFree: withTillFailures(async (input) => viewOf(await cancelSlip(input, context))),
    refreshTaxFree: withTillFailures(async (input) => viewOf(await refreshSlip(input, context))),
    taxFreeSlips: withTillFailures(({ before, limit }) => {
      const found = context.slips.newest(before ?? Number.MAX_SAFE_INTEGER, limit);
      return ok({ slips: found.map((slip) => slipView(slip, journal)) });
    }),
    printTaxFree: withTillFailures((input) => printSlip(input, taxFree)),
  };
}
