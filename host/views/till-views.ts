import type { DaySnapshot } from '../../contract/host/day-shapes.ts';
import type { HostScan } from '../../contract/host/host-scan.ts';
import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
import type { SaleSnapshot, SuspendedSnapshot, TillSnapshot } from '../../contract/host/views.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { articleCount } from '../../domain/quantity/article-count.ts';
import { writeBasketCode } from '../../domain/scan/basket-code.ts';
import type { RefundWay } from '../../domain/tender/offer-refund.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import type { BasketShelf } from '../baskets/basket-shelf.ts';
import { saleSnapshotOf } from './sale-view.ts';
import { createSource, type Source } from './view-source.ts';

/** Seats whose view is kept though nobody looks at it; those that are looked at always are. */
const maximumUnwatched = 64;

/** The till's live views: one source per seat, one for the suspended baskets, one for the till itself. */
export type TillViews = ReturnType<typeof createTillViews>;

/** A seat as its sale screen shows it: the shop's, or that of who trains there. */
interface SeatWork {
  shelf: BasketShelf;
  /** What the seat's last basket ended with, until that was seen. */
  endedOn(seat: string): Pick<SaleSnapshot, 'paid' | 'placed'>;
  lastCommandOn(seat: string): string;
  refundWaysOf(basket: Basket): RefundWay[];
  leftOf(tender: Tender): number | null;
}

export function createTillViews(from: {
  shelf: BasketShelf;
  aliasOf(operatorId: string): string;
  /** What the tablet of a seat is called. */
  tabletName(seat: string): string;
  endedOn(seat: string): Pick<SaleSnapshot, 'paid' | 'placed'>;
  lastCommandOn(seat: string): string;
  tenders(): TenderSettings;
  hostScansOn(seat: string): readonly HostScan[];
  refundWaysOf(basket: Basket): RefundWay[];
  leftOf(tender: Tender): number | null;
  reasonOf(code: string): { fr: string; en: string };
  /** Who trains at this seat; null where the screen is live. */
  trainingAt(seat: string): (SeatWork & { responsibleId: string }) | null;
  till(): TillSnapshot;
  seat(seat: string): SeatSnapshot;
  day(): DaySnapshot;
}) {
  const sales = new Map<string, Source<SaleSnapshot>>();
  const people = new Map<string, Source<SeatSnapshot>>();
  const suspended = createSource<SuspendedSnapshot>(() => ({
    baskets: from.shelf.suspended().map((basket) => ({
      id: basket.id,
      label: basket.label,
      pickUpCode: basket.pickUpCode,
      tabletName: basket.pickUpCode === '' ? '' : from.tabletName(basket.seat),
      operatorAlias: from.aliasOf(basket.operatorId),
      suspendedAt: basket.suspendedAt,
      articleCount: articleCount(basket.lines),
      totalMinor: settle(basket).totalMinor,
      currency: basket.currency,
      firstLines: basket.lines.slice(0, 3).map((line) => line.item.name),
    })),
  }));
  const till = createSource(from.till);
  const day = createSource(from.day);
  let suspendedCount = from.shelf.suspended().length;

  function sale(seat: string): Source<SaleSnapshot> {
    const known = sales.get(seat);
    if (known) return known;
    dropOldestUnwatched(sales);
    const source = createSource(() => {
      const training = from.trainingAt(seat);
      const work: SeatWork = training ?? from;
      return saleSnapshotOf(
        work.shelf.openOn(seat),
        work.endedOn(seat),
        {
          lastCommandId: work.lastCommandOn(seat),
          suspendedCount: work.shelf.suspended().length,
          sent: work.shelf.suspended().filter(isSentFrom(seat)).map(sentBasket).reverse(),
          hostScans: [...from.hostScansOn(seat)],
          training: training && { responsibleAlias: from.aliasOf(training.responsibleId) },
        },
        {
          aliasOf: from.aliasOf,
          tenders: from.tenders(),
          leftOf: work.leftOf,
          refundWaysOf: work.refundWaysOf,
          reasonOf: from.reasonOf,
        },
      );
    });
    sales.set(seat, source);
    return source;
  }

  function seat(name: string): Source<SeatSnapshot> {
    const known = people.get(name);
    if (known) return known;
    dropOldestUnwatched(people);
    const source = createSource(() => from.seat(name));
    people.set(name, source);
    return source;
  }

  function dropOldestUnwatched<T>(sources: Map<string, Source<T>>): void {
    const unwatched = [...sources].filter(([, source]) => !source.isWatched());
    const [oldest] = unwatched;
    if (oldest && unwatched.length >= maximumUnwatched) sources.delete(oldest[0]);
  }

  return {
    sale,
    suspended,
    till,
    day,
    seat,
    /** Who is at a seat changed; null for every seat. */
    peopleChanged(name: string | null): void {
      if (name === null) for (const source of people.values()) source.invalidate();
      else people.get(name)?.invalidate();
      // Less of them is shown while nobody is there.
      if (name !== null) sales.get(name)?.invalidate();
      suspended.invalidate();
    },
    /** A step of this basket was committed. */
    changed(basket: Basket): void {
      sales.get(basket.seat)?.invalidate();
      if (basket.state === 'completed' || basket.state === 'abandoned') till.invalidate();
      const count = from.shelf.suspended().length;
      if (count === suspendedCount && basket.state !== 'suspended') return;
      suspendedCount = count;
      suspended.invalidate();
      // Every seat shows how many wait.
      for (const source of sales.values()) source.invalidate();
    },
  };
}

function isSentFrom(seat: string): (basket: Basket) => boolean {
  return (basket) => basket.seat === seat && basket.pickUpCode !== '';
}

function sentBasket(basket: Basket): SaleSnapshot['sent'][number] {
  return {
    basketId: basket.id,
    code: basket.pickUpCode,
    scanCode: writeBasketCode(basket.id),
    articleCount: articleCount(basket.lines),
    totalMinor: settle(basket).totalMinor,
    currency: basket.currency,
  };
}
