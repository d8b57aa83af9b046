import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import { customerProfile } from './customer-profile.ts';

type Calls = Handlers<HostApi>['calls'];

/** What an associate sees of a customer. */
export function profileHandlers({ till }: { till: TillContext }): Pick<Calls, 'customerProfile'> {
  return {
    customerProfile: withTillFailures(async ({ customerId }) =>
      ok({ profile: await customerProfile(till, customerId) }),
    ),
  };
}
