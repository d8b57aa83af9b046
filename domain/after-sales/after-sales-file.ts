import type { Quantity } from '../quantity/quantity.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { AfterSalesState } from './states.ts';

/** What is wrong, by a word; what the customer said of it stands beside the entry. */
export const faults = [
  'does-not-work',
  'broken',
  'defect',
  'parts-missing',
  'not-as-described',
  'other',
] as const;

/** Under what it is asked for: the law's conformity or hidden defects, the maker's own, or for money. */
export const bases = ['conformity', 'hidden-defect', 'commercial', 'paid'] as const;

/** What the customer asked for; the first two are theirs to choose (C. conso L217-9). */
export const remedies = ['repair', 'replace', 'refund'] as const;

/** A file of the after-sales service, as every entry of it says it from its transition on. */
export interface AfterSalesFile {
  /** Random: all entries of a file share it. */
  fileId: string;
  /** Printed: `S-2-000007-K7`. */
  number: string;
  state: AfterSalesState;
  /** The line that sold it. */
  of: EntryPlace & { line: number };
  receipt: string;
  soldOn: string;
  sku: string;
  label: string;
  size: string;
  colour: string;
  serialNumber: string;
  quantity: Quantity;
  fault: (typeof faults)[number];
  basis: (typeof bases)[number];
  remedy: (typeof remedies)[number];
  /** Last day of the legal guarantee when it was opened. */
  guaranteeThrough: string;
}
