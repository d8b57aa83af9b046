import { fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import { readBadge } from '../../domain/scan/badge-code.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { seat } from './snapshots.ts';
import { makeWayForScan, tellScan } from './tell-scan.ts';
import { nothingSelected } from './ui.ts';

export interface ScanCommands {
  scan(code: string): void;
  /** A code typed into the search field. */
  keyCode(code: string): void;
  addItem(sku: string): void;
}

/** What puts an item into the basket, in the order of the cashier's acts: no scan is lost or doubled. */
export function scanCommands(
  parts: CommandParts,
  { badge, takePouch }: { badge(code: string): void; takePouch(code: string): boolean },
): ScanCommands {
  const { host, ui, snapshots, waitingScans, sounds } = parts;

  async function sendScan(code: string, entered: 'scanned' | 'keyed'): Promise<void> {
    if (readBadge(code) !== null) {
      badge(code);
      return;
    }
    if (takePouch(code)) {
      sounds.play('scanned');
      return;
    }
    if (snapshots.people.getState().snapshot?.operator === null) {
      // The host would say the same; asked now, it could not be rung later for somebody else.
      reportOutcome(parts, 'scan', refuse(fail('SIGN_ON_FIRST')));
      return;
    }
    makeWayForScan(parts);
    waitingScans.setState(({ count }) => ({ count: count + 1 }));
    const result = await host.callUntilAnswered(
      'scan',
      { commandId: newCommandId(), seat, code, entered },
      fail('SCAN_TOO_OLD', { code: code.slice(0, 40) }),
    );
    waitingScans.setState(({ count }) => ({ count: count - 1 }));
    tellScan(parts, result);
  }

  async function addItem(sku: string): Promise<void> {
    ui.setState(nothingSelected);
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
