import type { DefectRecord } from './jobs/defect-record.ts';
import { schemaDefect } from './journal/start-check.ts';
import type { Printing } from './printing/open-printing.ts';
import type { ClosedFigures } from './report/closed-figures.ts';
import type { createNetworkStock } from './stock/network-stock.ts';
import type { createShownStock } from './stock/shown-stock.ts';
import type { Sync } from './sync/open-sync.ts';
import type { TillEvents } from './till-events.ts';
import type { followIdentity } from './till-identity.ts';
import type { createSeats } from './till-seats.ts';
import type { TrainingDesk } from './training/open-training.ts';
import type { TillViews } from './views/till-views.ts';

/** Who hears of what happens in the till, and in which order. */
export function passOn(
  events: TillEvents,
  to: {
    seats: ReturnType<typeof createSeats>;
    views: TillViews;
    printing: Pick<Printing, 'saleEnded' | 'trainingEnded'>;
    sync: Pick<Sync, 'committed' | 'cutOrMended'>;
    stock: Pick<ReturnType<typeof createShownStock>, 'committed'>;
    networkStock: Pick<ReturnType<typeof createNetworkStock>, 'committed' | 'linkChanged'>;
    record: DefectRecord;
    follower: Pick<ReturnType<typeof followIdentity>, 'basketChanged'>;
    training: Pick<TrainingDesk, 'peopleChanged'>;
    closedFigures: Pick<ClosedFigures, 'catchUp'>;
  },
): void {
  const {
    seats,
    views,
    printing,
    sync,
    stock,
    networkStock,
    record,
    follower,
    training,
    closedFigures,
  } = to;
  events.committed.hear(sync.committed);
  events.committed.hear(stock.committed);
  events.committed.hear(networkStock.committed);
  events.committed.hear(views.till.invalidate);
  events.tampered.hear((names) => void record.add([schemaDefect(names)]));
  // The seat first: its view asks it for the basket that was paid last.
  events.basketChanged.hear(seats.stepTaken);
  events.basketChanged.hear(views.changed);
  events.basketChanged.hear((basket) => {
    if (basket.state === 'completed') printing.saleEnded(basket);
  });
  events.basketChanged.hear(follower.basketChanged);
  events.screenChanged.hear((seat) => views.sale(seat).invalidate());
  events.peopleChanged.hear(training.peopleChanged);
  events.peopleChanged.hear(views.peopleChanged);
  events.trainingSaleEnded.hear(printing.trainingEnded);
  events.peopleChanged.hear((seat) => {
    // Everybody's: the settings changed, and one may be unreadable now.
    if (seat === null) views.till.invalidate();
  });
  events.tillChanged.hear(views.till.invalidate);
  events.tillChanged.hear(networkStock.linkChanged);
  for (const changed of [events.dayChanged, events.committed, events.basketChanged]) {
    changed.hear(() => views.day.invalidate());
  }
  events.peopleChanged.hear((seat) => {
    // Everybody's: names and reasons may be others.
    if (seat === null) views.day.invalidate();
  });
  events.dayChanged.hear(views.till.invalidate);
  events.dayChanged.hear(() => void closedFigures.catchUp());
  events.stageChanged.hear(views.till.invalidate);
  events.stageChanged.hear(sync.cutOrMended);
}
