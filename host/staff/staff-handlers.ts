import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { setStaffBuyer } from '../commands/set-staff-buyer.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import type { StaffProofs } from './staff-proofs.ts';

type Calls = Handlers<HostApi>['calls'];

/** Sales to the staff: who buys proves to be there, then the basket names them. */
export function staffHandlers(
  proofs: StaffProofs,
  contextAt: (seat: string) => TillContext,
): Pick<Calls, 'proveStaffBuyer' | 'setStaffBuyer'> {
  return {
    proveStaffBuyer: withTillFailures(proofs.prove),
    setStaffBuyer({ proof, ...request }) {
      const operatorId = proof === '' ? '' : proofs.operatorOf(request.seat, proof);
      return setStaffBuyer({ ...request, operatorId }, contextAt(request.seat));
    },
  };
}
