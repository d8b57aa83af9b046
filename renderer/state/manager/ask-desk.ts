import type { Failure } from '../../../contract/failure/failure.ts';
import type { HostApi } from '../../../contract/host/api.ts';
import type { CallOutput } from '../../../contract/rpc/api-shape.ts';
import type { Result } from '../../../domain/result.ts';
import type { HostConnection } from '../host-connection.ts';
import { seat } from '../snapshots.ts';

type Asked<N extends 'storeReport' | 'decisions' | 'reportRules'> = Promise<
  Result<CallOutput<HostApi, N>, Failure>
>;

/** What the manager's page asks of the host. */
export interface AskDesk {
  report(span: 'day' | 'week'): Asked<'storeReport'>;
  decisions(): Asked<'decisions'>;
  rules(): Asked<'reportRules'>;
}

export function askDesk(host: HostConnection<HostApi>): AskDesk {
  return {
    report: (span) => host.call('storeReport', { seat, span, businessDay: null }),
    decisions: () => host.call('decisions', { seat }),
    rules: () => host.call('reportRules', { seat }),
  };
}
