import { fail } from '../../contract/failure/failure.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { followRoute } from './follow-route.ts';
import { seat } from './snapshots.ts';
import { showSale } from './ui.ts';

export interface ScanCommands {
  scan(code: string): void;
  /** A code typed into the search field. */
  keyCode(code: string): void;
  addItem(sku: string): void;
}

/** What puts an item into the basket, in the order of the cashier's acts: no scan is lost or doubled. */
export function scanCommands(parts: CommandParts): ScanCommands {
  const { host, ui, waitingScans, sounds } = parts;

  async function sendScan(code: string, entered: 'scanned' | 'keyed'): Promise<void> {
    // A scan always wins: the basket is what the cashier wants to see now.
    showSale(ui);
    ui.setState({ selectedLine: null, heldLine: null });
    waitingScans.setState(({ count }) => ({ count: count + 1 }));
    const result = await host.callUntilAnswered(
      'scan',
      { commandId: newCommandId(), seat, code, entered },
      fail('SCAN_TOO_OLD', { code: code.slice(0, 40) }),
    );
    waitingScans.setState(({ count }) => ({ count: count - 1 }));
    reportOutcome(parts, 'scan', result);
    if (!result.ok) return;
    sounds.play('scanned');
    if (result.value.routed) followRoute(parts, result.value.routed);
  }

  async function addItem(sku: string): Promise<void> {
    ui.setState({ selectedLine: null, heldLine: null });
    const result = await host.callInOrder('addItem', { commandId: newCommandId(), seat, sku });
    reportOutcome(parts, 'scan', result);
    if (result.ok) sounds.play('scanned');
  }

  return {
    scan: (code) => void sendScan(code, 'scanned'),
    keyCode: (code) => void sendScan(code, 'keyed'),
    addItem: (sku) => void addItem(sku),
  };
}
