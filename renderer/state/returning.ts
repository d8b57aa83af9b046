import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { ReturnableReceipt } from '../../contract/host/calls/return-calls.ts';
import type { dispositions } from '../../domain/return/dispositions.ts';

export type ReturnableLine = ReturnableReceipt['lines'][number];
type Disposition = (typeof dispositions)[number];

/** What is chosen on the return sheet; nothing of it is known to the host until it is added. */
export interface Returning {
  receipt: ReturnableReceipt | null;
  entered: 'scanned' | 'keyed';
  /** Line number to how much comes back, in units of the line's scale. */
  chosen: ReadonlyMap<number, number>;
  /** Empty until one is chosen. */
  reasonCode: string;
  disposition: Disposition;
  /** The host is asked. */
  isBusy: boolean;
  /** Why no receipt was found, or why its lines were not taken. */
  failure: Failure | null;
}

export type ReturningStore = StoreApi<Returning>;

export function createReturning(): ReturningStore {
  return createStore<Returning>(() => nothingReturned);
}

export const nothingReturned: Returning = {
  receipt: null,
  entered: 'keyed',
  chosen: new Map(),
  reasonCode: '',
  disposition: 'restock',
  isBusy: false,
  failure: null,
};

/** So much of a line, never less than nothing nor more than is left of it. */
export function choose(returning: ReturningStore, line: ReturnableLine, value: number): void {
  returning.setState(({ chosen }) => {
    const within = Math.min(Math.max(value, 0), line.left.value);
    const next = new Map(chosen);
    if (within === 0) next.delete(line.number);
    else next.set(line.number, within);
    return { chosen: next, failure: null };
  });
}

/** All that is left of every line; nothing again when that is chosen already. */
export function chooseAll(returning: ReturningStore): void {
  const { receipt, chosen } = returning.getState();
  const lines = receipt?.lines.filter(({ refusal }) => refusal === null) ?? [];
  const isAll = lines.every(({ number, left }) => chosen.get(number) === left.value);
  const all = new Map(lines.map(({ number, left }) => [number, left.value]));
  returning.setState({ chosen: isAll ? new Map() : all, failure: null });
}
