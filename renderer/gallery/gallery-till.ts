import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import { refuse } from '../../domain/result.ts';
import type { HostConnection } from '../state/host-connection.ts';
import { createSettings } from '../state/settings.ts';
import { openTill, type Till } from '../state/till.ts';

/** A till that no host serves: components that look up how it is find it connected and quiet. */
export function galleryTill(): Till {
  return openTill(noHost, {
    settings: createSettings({ getItem: () => null, setItem: () => undefined }),
    sounds: { play: () => undefined },
    nowMs: () => performance.now(),
  });
}

const nobody = async () => refuse(fail('NO_ANSWER'));

const noHost: HostConnection<HostApi> = {
  state: () => connected,
  subscribe: () => () => undefined,
  call: nobody,
  callInOrder: nobody,
  callUntilAnswered: nobody,
  view: () => ({ close: () => undefined }),
  close: () => undefined,
};
const connected = { kind: 'connected', sinceMs: 0, refusal: null } as const;
