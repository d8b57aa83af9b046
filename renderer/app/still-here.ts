import { seat } from '../state/snapshots.ts';
import type { Till } from '../state/till.ts';

/** Often enough for any idle time a shop would set, seldom enough to cost nothing. */
const everyMs = 5_000;

/** Tells the host that somebody is here, so that the screen does not lock under their hands. */
export function sayStillHere({ host, snapshots }: Till, page: Document): void {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const say = ({ timeStamp }: Event): void => {
    const isSignedOn = snapshots.people.getState().snapshot?.operator != null;
    if (!isSignedOn || timeStamp - saidAtMs < everyMs) return;
    saidAtMs = timeStamp;
    void host.call('stillHere', { seat });
  };
  for (const kind of ['pointerdown', 'keydown'] as const) page.addEventListener(kind, say, true);
}
