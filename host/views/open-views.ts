import type { Basket } from '../../domain/basket/basket.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import { endedWith } from '../commands/complete-basket.ts';
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
import type { TrainingDesk } from '../training/open-training.ts';
import { createTillViews, type TillViews } from './till-views.ts';

/** The views of a real till: what its parts know, as the screens see it. */
export function openViews({
  till,
  seats,
  operators,
  scanners,
  status,
  day,
  training,
  tabletName,
}: {
  till: TillContext;
  seats: ReturnType<typeof createSeats>;
  operators: Pick<TillOperators, 'aliasOf' | 'snapshot'>;
  scanners: Pick<TillScanners, 'lastScans'>;
  status: Pick<ReturnType<typeof tillStatus>, 'snapshot'>;
  day: DayContext;
  training: Pick<TrainingDesk, 'at'>;
  tabletName(seat: string): string;
}): TillViews {
  return createTillViews({
    ...seatWorkOf(till, seats),
    aliasOf: operators.aliasOf,
    tabletName,
    trainingAt: (seat) => trainingWork(training.at(seat)),
    tenders: till.tenders,
    hostScansOn: scanners.lastScans,
    till: status.snapshot,
    seat: operators.snapshot,
    day: () => daySnapshotOf(day, operators.aliasOf),
    reasonOf: (code) => returnReasonOf(till, code),
  });
}

/** What the sale screen draws from, of the shop or of a training. */
function seatWorkOf(till: TillContext, seats: ReturnType<typeof createSeats>) {
  return {
    shelf: till.shelf,
    endedOn: (seat: string) => endedWith(till, seats.lastEnded(seat)),
    lastCommandOn: seats.lastCommand,
    refundWaysOf: (basket: Basket) => refundWaysOf(till, basket),
    leftOf: (tender: Tender) => leftOf(till, tender),
  };
}

export function trainingWork(training: ReturnType<TrainingDesk['at']>) {
  if (training === null) return null;
  const { till, seats, responsibleId } = training;
  return { ...seatWorkOf(till, seats), responsibleId };
}
