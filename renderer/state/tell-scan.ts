import type { Failure } from '../../contract/failure/failure.ts';
import type { ScanRoute } from '../../contract/host/calls/scan-route.ts';
import type { Result } from '../../domain/result.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { followRoute } from './follow-route.ts';
import { nothingSelected, showSale } from './ui.ts';

/** A scan always wins: the basket is what the cashier wants to see now. */
export function makeWayForScan({ ui, approval }: Pick<CommandParts, 'ui' | 'approval'>): void {
  approval.cancel();
  showSale(ui);
  ui.setState(nothingSelected);
}

/** Shows and sounds what became of a scan, whoever read it, and goes on with it. */
export function tellScan(
  parts: CommandParts,
  result: Result<{ routed: ScanRoute | null }, Failure>,
): void {
  reportOutcome(parts, 'scan', result);
  if (!result.ok) return;
  parts.sounds.play('scanned');
  if (result.value.routed) followRoute(parts, result.value.routed);
}
