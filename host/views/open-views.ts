import { paidForBasket } from '../commands/complete-basket.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { DayContext } from '../day/day-context.ts';
import { daySnapshotOf } from '../day/day-snapshot.ts';
import type { TillOperators } from '../operators/till-operators.ts';
import { refundWaysOf } from '../returns/refunds.ts';
import { returnReasonOf } from '../returns/return-reason.ts';
import type { TillScanners } from '../scanners/till-scanners.ts';
import { leftOf } from '../stored-value/available-value.ts';
import type { createSeats } from '../till-seats.ts';
import type { tillStatus } from '../till-status.ts';
import { createTillViews, type TillViews } from './till-views.ts';

/** The views of a real till: what its parts know, as the screens see it. */
export function openViews({
  till,
  seats,
  operators,
  scanners,
  status,
  day,
}: {
  till: TillContext;
  seats: ReturnType<typeof createSeats>;
  operators: Pick<TillOperators, 'aliasOf' | 'snapshot'>;
  scanners: Pick<TillScanners, 'lastScans'>;
  status: Pick<ReturnType<typeof tillStatus>, 'snapshot'>;
  day: DayContext;
}): TillViews {
  return createTillViews({
    shelf: till.shelf,
    aliasOf: operators.aliasOf,
    paidOn(seat) {
      const basketId = seats.lastEnded(seat);
      return basketId === null ? null : paidForBasket(till, basketId);
    },
    lastCommandOn: seats.lastCommand,
    tenders: till.tenders,
    hostScansOn: scanners.lastScans,
    till: status.snapshot,
    refundWaysOf: (basket) => refundWaysOf(till, basket),
    leftOf: (tender) => leftOf(till, tender),
    seat: operators.snapshot,
    day: () => daySnapshotOf(day, operators.aliasOf),
    reasonOf: (code) => returnReasonOf(till, code),
  });
}
