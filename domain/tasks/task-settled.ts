/** What the platform finds and somebody in a store settles. */
export const settledTaskKinds = [
  'return-conflict',
  'order-refused',
  'order-overpaid',
  'points-overdrawn',
  'value-overdrawn',
  'count-set-aside',
] as const;
type SettledTaskKind = (typeof settledTaskKinds)[number];

/** Somebody looked at a task of the platform and says how it ends; moves no money and no goods by itself. */
export interface TaskSettled {
  /** The task's id. */
  task: string;
  kind: SettledTaskKind;
  currency: string;
  /** What was at stake when it was settled: found to be more later, it is open again. */
  amountMinor: number;
  reasonCode: string;
}
