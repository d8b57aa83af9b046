/** What a retailer weighs when it chooses who prepares an order. Points are comparable: one is one kilometre's worth. */
export interface AllocationRules {
  pointsPerKm: number;
  /** How far a place counts that nobody has put on the map. */
  unknownKm: number;
  /** For each parcel: a source that sends something to one address or to one pickup store. */
  parcelPoints: number;
  /** On top, by what sends it: a store's people stop serving, and its shelf is looked at. */
  kindPoints: Readonly<Record<SourceKind, number>>;
  /** On top, for each calendar day after the order on which the parcel leaves. */
  latePointsPerDay: number;
  /** For a line that leaves less than `belowMilli` behind: more, the less is left, `points` when nothing is. */
  shallow: { belowMilli: number; points: number };
  /** Goods of another company than the one that sold them: sold on between the two, or not at all. */
  companies: {
    others: CompanyRule;
    /** What differs between two companies, from the one that has the goods to the one that sold them. */
    pairs: readonly (CompanyRule & { from: string; to: string })[];
  };
  /** Whether goods travel to the store where they are picked up. */
  mayTransfer: boolean;
  /** Whether one line may come from several sources when none has it all. */
  mayDivideLine: boolean;
  /** Places that send nothing to anybody, by id; what lies there may be picked up there. */
  neverSend: readonly string[];
  /** `HH:MM` at the source: what comes later is prepared on its next open day. */
  cutOff: Readonly<Record<SourceKind, string>>;
  /** Parcels that a source prepares in a day, by kind; null for any number. */
  parcelsPerDay: Readonly<Record<SourceKind, number | null>>;
  /** What differs at one place, by its id. */
  places: Readonly<
    Record<string, { cutOff?: string | undefined; parcelsPerDay?: number | null | undefined }>
  >;
}

export type SourceKind = 'store' | 'warehouse' | 'supplier';

interface CompanyRule {
  isAllowed: boolean;
  points: number;
}

/** A retailer that set nothing: near and deep first, few parcels, another company's goods last. */
export const shippedAllocationRules: AllocationRules = {
  pointsPerKm: 1,
  unknownKm: 1_000,
  parcelPoints: 400,
  kindPoints: { warehouse: 0, store: 250, supplier: 600 },
  latePointsPerDay: 150,
  shallow: { belowMilli: 3_000, points: 150 },
  companies: { others: { isAllowed: true, points: 2_000 }, pairs: [] },
  mayTransfer: true,
  mayDivideLine: false,
  neverSend: [],
  cutOff: { store: '16:00', warehouse: '15:00', supplier: '12:00' },
  parcelsPerDay: { store: 30, warehouse: null, supplier: null },
  places: {},
};
