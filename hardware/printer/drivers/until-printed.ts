import type { PrinterStatus } from '../port.ts';
import type { PrinterConnection } from './connection.ts';
import type { PrinterLimits } from './limits.ts';

/**
 * Asks again and again until the printer has confirmed (true), or the connection, the signal or a
 * limit ends it (false). Each turn counts against the limit of the state the printer was in.
 */
export async function untilPrinted(
  connection: PrinterConnection,
  limits: PrinterLimits,
  signal: AbortSignal,
  onHeld: (status: PrinterStatus) => void = () => undefined,
): Promise<boolean> {
  const { askEveryMs } = limits;
  const spentMs = { printing: 0, held: 0, silent: 0 };
  let heldBy: string | null = null;
  const isOver = () =>
    !connection.isOpen ||
    signal.aborted ||
    spentMs.printing >= limits.printMs ||
    spentMs.held >= limits.heldMs ||
    spentMs.silent >= limits.silentMs;

  while (!connection.isConfirmed && !isOver()) {
    const status = await connection.askStatus(askEveryMs);
    if (connection.isConfirmed) break;
    if (status === null) {
      spentMs.silent += askEveryMs;
      continue;
    }
    spentMs.silent = 0;
    const isHeld = status.state !== 'ready' && status.state !== 'paper-low';
    spentMs[isHeld ? 'held' : 'printing'] += askEveryMs;
    if (isHeld && heldBy !== status.state) onHeld(status);
    heldBy = isHeld ? status.state : null;
    await connection.hearSomething(askEveryMs);
  }
  return connection.isConfirmed;
}
