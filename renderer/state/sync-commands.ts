import { type CommandParts, reportOutcome } from './command-parts.ts';

export interface SyncCommands {
  /** Tries to reach the platform now; the till's state shows what comes of it. */
  retrySync(): void;
}

export function syncCommands(parts: CommandParts): SyncCommands {
  return {
    async retrySync() {
      reportOutcome(parts, 'act', await parts.host.call('retrySync', {}));
    },
  };
}
