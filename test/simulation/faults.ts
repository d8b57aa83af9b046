/** What may go wrong between tills and their platform. Each seed has some of them switched on. */
export const faultKinds = [
  'request-dropped',
  'request-delayed',
  'request-duplicated',
  'requests-reordered',
  'answer-lost',
  'platform-busy',
  'platform-down',
  'platform-restored',
  'till-crashed-before-cursor',
  'till-crashed-after-cursor',
  'cursor-lost',
  'till-restored',
  'journal-restarted',
  'entry-poisoned',
  'clock-jumped',
  'disk-full',
  'platform-older',
  'page-lost',
  'page-delayed',
  'page-duplicated',
  'pages-reordered',
  'till-crashed-before-page',
  'till-crashed-after-page',
  'generation-killed',
  'catalog-rolled-back',
  'catalog-lost',
  'platform-restored-and-on',
  'platform-new-epoch',
  'platform-forgot-old',
  'snapshot-making-killed',
  'entry-mended',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What was looked at and held, beside the faults: a law that is never looked at tests nothing. */
export const judgedLaws = ['shown-stock', 'cut-off', 'start-over', 'filled-from-snapshot'] as const;
/** What the tills did beside selling. */
export const orderActs = [
  'order-placed',
  'order-step',
  'order-returned',
  'transfer-sent',
  'transfer-received',
] as const;
/** What is looked at of orders, where the platform keeps them. */
export const orderLaws = [
  'orders-judged',
  'steps-replayed',
  'steps-refused',
  'order-money',
  'orders-shown',
  'transfers-judged',
] as const;
/** What only some seeds meet. */
type Rare = 'returned-twice' | 'received-twice' | 'tried-again';
type Judged = (typeof judgedLaws | typeof orderActs | typeof orderLaws)[number] | Rare;

/** Counts what happened in truth: a fault that is never met tests nothing. */
export function faultRecord() {
  const counts = new Map<FaultKind | Judged, number>();
  return {
    happened: (kind: FaultKind | Judged): void =>
      void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    counts: (): ReadonlyMap<FaultKind | Judged, number> => counts,
  };
}
export type FaultRecord = ReturnType<typeof faultRecord>;
