/** How a file of the after-sales service stands. */
export const afterSalesStates = [
  'opened',
  'sent',
  'back',
  'ready',
  'handed-over',
  'refused',
  'closed',
] as const;
export type AfterSalesState = (typeof afterSalesStates)[number];

/**
 * What may follow: repaired here or by the supplier it is `ready`; refused, the goods are handed over as
 * they are; replaced or refunded, the file is closed.
 */
const next: Readonly<Record<AfterSalesState, readonly AfterSalesState[]>> = {
  opened: ['sent', 'ready', 'refused', 'closed'],
  sent: ['back', 'refused'],
  back: ['ready', 'sent', 'refused', 'closed'],
  ready: ['handed-over'],
  'handed-over': ['closed'],
  refused: ['handed-over'],
  closed: [],
};

export function nextStates(state: AfterSalesState): readonly AfterSalesState[] {
  return next[state];
}

export function mayFollow(before: AfterSalesState, after: AfterSalesState): boolean {
  return next[before].includes(after);
}

/** The customer waits for it: somebody has it, or it can be fetched. */
export function isOpen(state: AfterSalesState): boolean {
  return state !== 'closed' && state !== 'handed-over';
}

/** What the customer is told of by itself. */
export function isToldOf(state: AfterSalesState): boolean {
  return state === 'ready' || state === 'refused' || state === 'sent';
}
