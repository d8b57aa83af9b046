import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { DaySnapshot } from '../../contract/host/day-shapes.ts';
import type { DemoSnapshot } from '../../contract/host/demo-shapes.ts';
import type { DisplayDeskSnapshot } from '../../contract/host/display-shapes.ts';
import type { PrintingSnapshot } from '../../contract/host/printing-shapes.ts';
import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
import type { SaleSnapshot, SuspendedSnapshot, TillSnapshot } from '../../contract/host/views.ts';
import type { HostConnection } from './host-connection.ts';
import { type LineOrder, orderLines } from './line-order.ts';
import { reuseEqual } from './reuse-equal.ts';
import { workplace } from './workplace.ts';

/** The seat of this page: the till's own workplace, or a tablet's. */
export const { seat } = workplace;

/** The last snapshot of each view, null before the first. */
export interface Snapshots {
  sale: StoreApi<{ snapshot: SaleSnapshot | null; order: LineOrder }>;
  suspended: StoreApi<{ snapshot: SuspendedSnapshot | null }>;
  till: StoreApi<{ snapshot: TillSnapshot | null }>;
  /** The stage of the demo shop; null on any other till. */
  demo: StoreApi<{ snapshot: DemoSnapshot }>;
  printing: StoreApi<{ snapshot: PrintingSnapshot | null }>;
  /** The customer's display of this seat; null at a tablet, which has none. */
  display: StoreApi<{ snapshot: DisplayDeskSnapshot | null }>;
  /** Session, counts and closing. */
  day: StoreApi<{ snapshot: DaySnapshot | null }>;
  /** Who works at this seat. */
  people: StoreApi<{ snapshot: SeatSnapshot | null }>;
  /** Why a view gives nothing more, if one does not: what is drawn may be out of date. */
  ended: StoreApi<{ failure: Failure | null }>;
}

/** `heldLine`: the line whose quantity is being changed by hand. */
export function openSnapshots(
  host: HostConnection<HostApi>,
  heldLine: () => number | null,
): Snapshots {
  const sale = createStore<{ snapshot: SaleSnapshot | null; order: LineOrder }>(() => ({
    snapshot: null,
    order: new Map(),
  }));
  const suspended = createStore<{ snapshot: SuspendedSnapshot | null }>(() => ({ snapshot: null }));
  const ended = createStore<{ failure: Failure | null }>(() => ({ failure: null }));
  const end = (failure: Failure): void => ended.setState({ failure });
  const till = createStore<{ snapshot: TillSnapshot | null }>(() => ({ snapshot: null }));
  const demo = createStore<{ snapshot: DemoSnapshot }>(() => ({ snapshot: null }));

  const printing = createStore<{ snapshot: PrintingSnapshot | null }>(() => ({ snapshot: null }));
  const display = createStore<{ snapshot: DisplayDeskSnapshot | null }>(() => ({ snapshot: null }));
  const people = createStore<{ snapshot: SeatSnapshot | null }>(() => ({ snapshot: null }));

  host.view(
    'sale',
    { seat },
    (next) => {
      sale.setState((before) => {
        const isSameBasket = before.snapshot?.basket?.id === next.basket?.id;
        return {
          snapshot: reuseEqual(before.snapshot, next),
          order: orderLines(
            isSameBasket ? before.order : new Map(),
            next.basket?.lines ?? [],
            heldLine(),
          ),
        };
      });
    },
    end,
  );
  host.view(
    'suspended',
    {},
    (next) => {
      suspended.setState((before) => ({ snapshot: reuseEqual(before.snapshot, next) }));
    },
    end,
  );
  host.view(
    'till',
    {},
    (next) => {
      till.setState((before) => ({ snapshot: reuseEqual(before.snapshot, next) }));
    },
    end,
  );
  const day = createStore<{ snapshot: DaySnapshot | null }>(() => ({ snapshot: null }));
  // A tablet has no drawer, no printer and no stage, and the till tells it of none.
  if (!workplace.isTablet) openTillOnly();
  host.view(
    'seat',
    { seat },
    (next) => {
      people.setState((before) => ({ snapshot: reuseEqual(before.snapshot, next) }));
    },
    end,
  );
  return { sale, suspended, till, people, printing, display, day, demo, ended };

  function openTillOnly(): void {
    host.view('displayDesk', { seat }, (next) => display.setState({ snapshot: next }), end);
    host.view('demo', {}, (next) => demo.setState({ snapshot: next }), end);
    host.view(
      'printing',
      {},
      (next) => {
        printing.setState((before) => ({ snapshot: reuseEqual(before.snapshot, next) }));
      },
      end,
    );
    host.view(
      'day',
      {},
      (next) => {
        day.setState((before) => ({ snapshot: reuseEqual(before.snapshot, next) }));
      },
      end,
    );
  }
}
