import type { Failure } from '../../contract/failure/failure.ts';

/** Whether the platform answers, since when, and why not. */
export interface LinkState {
  mode: 'online' | 'offline';
  /** ISO instant of the last change of `mode`. */
  since: string;
  /** Null while online, and before the first answer. */
  why: Failure | null;
}

/** Kept by what asks the platform: every answer that counts, and every failure to get one. */
export interface Connectivity {
  state(): LinkState;
  reached(): void;
  failed(why: Failure): void;
}

/** A till starts offline, without a reason, until the platform has answered once. */
export function createConnectivity(from: {
  /** ISO instant. */
  now(): string;
  onChange(state: LinkState): void;
}): Connectivity {
  let state: LinkState = { mode: 'offline', since: from.now(), why: null };

  function become(mode: LinkState['mode'], why: Failure | null): void {
    const isSame = mode === state.mode && isSameReason(why, state.why);
    if (isSame) return;
    state = { mode, since: mode === state.mode ? state.since : from.now(), why };
    from.onChange(state);
  }

  return {
    state: () => state,
    reached: () => become('online', null),
    failed: (why) => become('offline', why),
  };
}

function isSameReason(one: Failure | null, other: Failure | null): boolean {
  return one?.code === other?.code && one?.details.reason === other?.details.reason;
}
