/** What may go wrong between a till and its platform. Each seed has some of them switched on. */
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
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Counts what happened in truth: a fault that is never met tests nothing. */
export function faultRecord() {
  const counts = new Map<FaultKind, number>();
  return {
    happened: (kind: FaultKind): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    counts: (): ReadonlyMap<FaultKind, number> => counts,
  };
}
export type FaultRecord = ReturnType<typeof faultRecord>;
