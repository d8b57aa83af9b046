import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { givesAnything } from '../../domain/staff/staff-terms.ts';
import { passStaffQuota } from '../commands/pass-staff-quota.ts';
import { setStaffBuyer } from '../commands/set-staff-buyer.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import type { StaffProofs } from './staff-proofs.ts';
import { staffTermsNow } from './staff-quota.ts';

type Calls = Handlers<HostApi>['calls'];

/** Sales to the staff: who buys proves to be there, then the basket names them. */
export function staffHandlers(
  proofs: StaffProofs,
  contextAt: (seat: string) => TillContext,
): Pick<Calls, 'proveStaffBuyer' | 'setStaffBuyer' | 'passStaffQuota' | 'staffTerms'> {
  return {
    proveStaffBuyer: withTillFailures(proofs.prove),
    setStaffBuyer({ proof, ...request }) {
      const operatorId = proof === '' ? '' : proofs.operatorOf(request.seat, proof);
      return setStaffBuyer({ ...request, operatorId }, contextAt(request.seat));
    },
    passStaffQuota: (request) => passStaffQuota(request, contextAt(request.seat)),
    async staffTerms() {
      const { documents, identity } = contextAt('till');
      const terms = await staffTermsNow(documents);
      const { defaultRateBp, rates, quotaMinor } = terms;
      return ok({
        ...{ isOn: givesAnything(terms), defaultRateBp, quotaMinor, currency: identity.currency },
        rates: rates.map((rate) => ({ ...rate })),
      });
    },
  };
}
