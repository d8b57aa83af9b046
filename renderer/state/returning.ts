import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { FoundCustomer } from '../../contract/host/calls/customer-calls.ts';
import type { ReturnableReceipt, UnreceiptedItem } from '../../contract/host/calls/return-calls.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import type { dispositions } from '../../domain/return/dispositions.ts';

export type ReturnableLine = ReturnableReceipt['lines'][number];
type Disposition = (typeof dispositions)[number];

/** What a return begins with: a receipt's number, whose receipt it is, or the goods alone. */
export type ReturnBy = 'number' | 'customer' | 'item';
export type CustomerReceipt = CallOutput<HostApi, 'receiptsOfCustomer'>['receipts'][number];

/** What is chosen on the return sheet; nothing of it is known to the host until it is added. */
export interface Returning {
  by: ReturnBy;
  /** Found by name; null before anybody was looked for. */
  customers: readonly FoundCustomer[] | null;
  /** Whose receipts are listed. */
  customer: { id: string; name: string } | null;
  /** Theirs; null before the answer. */
  receipts: readonly CustomerReceipt[] | null;
  /** Found by words; null before any were looked for. */
  items: readonly ItemDocument[] | null;
  receipt: ReturnableReceipt | null;
  /** What comes back without a receipt, at what it is worth. */
  goods: UnreceiptedItem | null;
  entered: 'scanned' | 'keyed' | 'searched';
  /** Line number to how much comes back, in units of the line's scale. */
  chosen: ReadonlyMap<number, number>;
  /** Empty until one is chosen. */
  reasonCode: string;
  disposition: Disposition;
  /** Whether goods are there of which nobody knows whether they have left; null until somebody says. */
  isHere: boolean | null;
  /** The host is asked. */
  isBusy: boolean;
  /** Why no receipt was found, or why its lines were not taken. */
  failure: Failure | null;
}

export type ReturningStore = StoreApi<Returning>;

export function createReturning(): ReturningStore {
  return createStore<Returning>(() => nothingReturned);
}

/** Nothing of any receipt or goods; how they were found stays. */
export const nothingChosen = {
  receipt: null,
  goods: null,
  entered: 'keyed',
  chosen: new Map<number, number>(),
  reasonCode: '',
  disposition: 'restock',
  isHere: null,
  isBusy: false,
  failure: null,
} as const satisfies Partial<Returning>;

export const nothingReturned: Returning = {
  by: 'number',
  customers: null,
  customer: null,
  receipts: null,
  items: null,
  ...nothingChosen,
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

/** Whether something is chosen of which nobody knows whether it has left. */
export function isAskedWhere({ receipt, chosen }: Pick<Returning, 'receipt' | 'chosen'>): boolean {
  return receipt?.lines.some(({ number, isAsked }) => isAsked && chosen.has(number)) ?? false;
}

/** Nothing that comes back is looked at yet. */
export function isFinding({ receipt, goods }: Pick<Returning, 'receipt' | 'goods'>): boolean {
  return receipt === null && goods === null;
}
