import type { Failure } from '../../contract/failure/failure.ts';
import type { HostScan } from '../../contract/host/host-scan.ts';
import { type FailureLogger, handlerFailure } from '../../contract/rpc/handler-failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { openHidPosScanners } from '../../hardware/scanner/drivers/hid-pos.ts';
import type { HidPort, ScannersState } from '../../hardware/scanner/port.ts';
import type { ScanAck, ScanRequest } from '../commands/scan-request.ts';

/** The till's own workplace: its scanners ring there. */
const seat = 'till';
/** Outcomes a page may not have seen yet; it draws far more often than anybody scans so many. */
const keptScans = 20;

/** The scanners plugged into this till: what they read is a command like any other, and its outcome is shown. */
export interface TillScanners {
  /** What became of the last scans, newest last; of other seats there are none. */
  lastScans(seat: string): readonly HostScan[];
  state(): ScannersState;
  close(): Promise<void>;
}

export function openTillScanners(from: {
  hid: HidPort;
  timers: Timers;
  /** The host's own door for scans, so that whatever holds for a page's scan holds for these. */
  scan(request: ScanRequest): Result<ScanAck, Failure> | Promise<Result<ScanAck, Failure>>;
  newId(): string;
  logger: FailureLogger;
  /** Told after `lastScans` changed. */
  onScanned(seat: string): void;
  /** Told after `state` changed. */
  onState(): void;
}): TillScanners {
  let scans: readonly HostScan[] = [];
  const scanners = openHidPosScanners({
    hid: from.hid,
    timers: from.timers,
    onCode: (code) => void ring(code),
    onState: from.onState,
  });

  /** Never rejects: whatever goes wrong is what the page is told of this scan. */
  async function ring(scanned: string): Promise<void> {
    const id = from.newId();
    // A page's scan of more is refused at its door.
    const code = scanned.slice(0, 512);
    const request = { commandId: id, seat, code, entered: 'scanned' } as const;
    const result = await tried(request);
    const outcome = result.ok
      ? { refusal: null, routed: result.value.routed }
      : { refusal: result.error, routed: null };
    scans = [...scans, { id, ...outcome }].slice(-keptScans);
    from.onScanned(seat);
  }

  async function tried(request: ScanRequest): Promise<Result<ScanAck, Failure>> {
    try {
      return await from.scan(request);
    } catch (error) {
      return refuse(handlerFailure(error, 'scan', from));
    }
  }

  return {
    lastScans: (asked) => (asked === seat ? scans : []),
    state: scanners.state,
    close: scanners.close,
  };
}
