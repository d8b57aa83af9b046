import type { Failure } from '../../contract/failure/failure.ts';
import type { HostStart } from '../../contract/rpc/host-start.ts';

/** One run of the host program, as every shell sees it; what only one shell asks of it comes on top. */
export interface HostProcess {
  start(how: HostStart): void;
  /** Asks it for a sign of life. */
  ping(): void;
  /** Asks it to end by itself. */
  stop(): void;
  kill(): void;
}

export interface HostEvents {
  onReady(port: number): void;
  /** The answer to a ping. */
  onPong(): void;
  onFailed(failed: Failure): void;
  /** Once, when it is gone; with what is known of the cause. */
  onExit(cause: string): void;
}
