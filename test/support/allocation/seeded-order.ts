import type {
  CandidateSource,
  LineToAllocate,
  OrderToAllocate,
  SourceStock,
} from '../../../domain/allocation/order-to-allocate.ts';
import { seededRandom } from '../seeded-random.ts';

const day = '2026-11-23';

/** An order of some lines and places of a made-up country, some of which have some of it; the same for one seed. */
export function seededOrder(
  seed: number,
  {
    lines,
    places,
    skus,
  }: {
    lines: number;
    places: number;
    /** How many items all lines are of; about as many as lines where nobody says. */
    skus?: number;
  },
): { order: OrderToAllocate; sources: CandidateSource[] } {
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const position = () => ({ latitude: 43 + random() * 7, longitude: -1 + random() * 8 });
  const skuCount = skus ?? Math.max(1, lines - below(2));
  const sources = Array.from({ length: places }, (_, index): CandidateSource => {
    const kind = index % 20 === 0 ? 'warehouse' : index % 50 === 7 ? 'supplier' : 'store';
    const stock = new Map<string, SourceStock>();
    for (let sku = 0; sku < skuCount; sku += 1) {
      const hasIt = random() < (kind === 'warehouse' ? 0.7 : 0.4);
      if (kind === 'supplier' && hasIt) stock.set(`S${sku}`, { freeMilli: null, safetyMilli: 0 });
      else if (hasIt)
        stock.set(`S${sku}`, {
          freeMilli: 1_000 * (1 + below(kind === 'warehouse' ? 20 : 4)),
          safetyMilli: 1_000 * below(2),
        });
    }
    return {
      ...{ id: `P${String(index).padStart(3, '0')}`, kind, stock },
      companyId: random() < 0.15 ? 'c-2' : 'c-1',
      position: random() < 0.03 ? null : position(),
      leavesOn: `2026-11-${23 + below(3) + (kind === 'supplier' ? 4 : 0)}`,
    };
  });
  const groups = [
    { group: 'g1', fulfilment: 'ship', toPlace: '', position: position() },
    pickupAt('g2', sources[below(places)]),
  ] as const;
  const order: OrderToAllocate = {
    companyId: 'c-1',
    day,
    lines: Array.from({ length: lines }, (_, index): LineToAllocate => {
      const group = groups[random() < 0.75 ? 0 : 1];
      return {
        ...group,
        ...{ line: index + 1, sku: `S${below(skuCount)}`, notFrom: [] },
        quantityMilli: 1_000 * (random() < 0.8 ? 1 : 2),
      };
    }),
  };
  return { order, sources };
}

function pickupAt(group: string, place: CandidateSource | undefined) {
  const { id = '', position = null } = place ?? {};
  return { group, fulfilment: 'pickup', toPlace: id, position } as const;
}
