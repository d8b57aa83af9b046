import type { SaleSnapshot, SuspendedSnapshot } from '../../contract/host/views.ts';
import type { ViewSource } from '../../contract/rpc/handlers.ts';

/** A view that shows less while nobody is there who may see it; it must change when somebody comes or goes. */
export function lessWhile<T>(
  isLocked: () => boolean,
  source: ViewSource<T>,
  less: (snapshot: T) => T,
): ViewSource<T> {
  return {
    version: source.version,
    subscribe: source.subscribe,
    current() {
      const whole = source.current();
      return isLocked() ? less(whole) : whole;
    },
  };
}

/** The locked screen says that a sale waits and its amount: not for whom, nor by what it was paid. */
export function saleOfNobody(snapshot: SaleSnapshot): SaleSnapshot {
  const { basket } = snapshot;
  return {
    ...snapshot,
    basket: basket && {
      ...basket,
      customer: null,
      lines: basket.lines.map((line) => ({ ...line, serialNumber: '', returned: null })),
      tenders: basket.tenders.map((tender) => ({ ...tender, reference: '', leftMinor: null })),
    },
    paid: null,
    placed: null,
    sent: [],
  };
}

/** How many baskets wait, and nothing that tells one from another. */
export function suspendedOfNobody({ baskets }: SuspendedSnapshot): SuspendedSnapshot {
  return {
    baskets: baskets.map((basket) => ({
      ...{ ...basket, label: '', operatorAlias: '', firstLines: [] },
      ...{ pickUpCode: '', tabletName: '' },
    })),
  };
}
