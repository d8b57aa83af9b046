import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { SnapshotDesk } from '../../platform/snapshots/snapshot-desk.ts';
import type { SnapshotLink } from '../../sync/snapshot/snapshot-link.ts';

/** A platform's snapshots without a network between. */
export function deskLink(desk: SnapshotDesk): SnapshotLink {
  return {
    snapshotManifest: async () => ok(await desk.manifest()),
    async snapshotBytes({ id, fromByte }) {
      const found = await desk.open(id);
      if (!found) return refuse(fail('NO_SNAPSHOT'));
      // Closes the file at its end.
      return ok({ fromByte, chunks: found.file.createReadStream({ start: fromByte }) });
    },
  };
}
