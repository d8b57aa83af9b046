import type { Failure } from '../../contract/failure/failure.ts';
import type { ScanRoute } from '../../contract/host/calls/scan-route.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Snapshots } from './snapshots.ts';

/**
 * Scans that the host read itself: each is told once, in their order, also when several came between
 * two snapshots. Those from before this page was there were told by another.
 */
export function hearHostScans(
  { sale }: Pick<Snapshots, 'sale'>,
  tell: (result: Result<{ routed: ScanRoute | null }, Failure>) => void,
): void {
  let told: ReadonlySet<string> | null = null;
  sale.subscribe(({ snapshot }) => {
    if (snapshot === null) return;
    const before = told;
    // What a snapshot no longer names can't come again.
    told = new Set(snapshot.hostScans.map(({ id }) => id));
    if (before === null) return;
    for (const { id, refusal, routed } of snapshot.hostScans) {
      if (!before.has(id)) tell(refusal ? refuse(refusal) : ok({ routed }));
    }
  });
}
