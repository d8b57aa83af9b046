import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { askForArchive } from '../commands/ask-for-archive.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import type { Archives } from './open-archives.ts';

type Calls = Handlers<HostApi>['calls'];

/** The calls about archives. */
export function archiveHandlers(
  archives: Archives,
  till: TillContext,
): Pick<
  Calls,
  'startArchive' | 'archiveHere' | 'archiveState' | 'cancelArchive' | 'archives' | 'purgeYear'
> {
  return {
    startArchive: withTillFailures((input) => archives.start({ ...input, operatorId: '' })),
    archiveHere: withTillFailures(({ purpose, asked, ...input }) =>
      askForArchive({ ...input, purpose }, till, (operatorId) =>
        archives.startHere({ purpose, asked, withPersonal: false, operatorId }),
      ),
    ),
    archiveState: ({ jobId }) => archives.state(jobId),
    cancelArchive: ({ jobId }) => archives.cancel(jobId),
    archives: withTillFailures(async () => ok(await archives.overview())),
    purgeYear: withTillFailures(archives.purge),
  };
}
