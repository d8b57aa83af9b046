import type { Queries } from '../database/database.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import type { Cells } from './column.ts';
import type { LineRefusal } from './line-refusal.ts';

/** The kinds of master data, in an order in which what is named comes before what names it. */
export const masterKindNames = [
  'companies',
  'stores',
  'warehouses',
  'suppliers',
  'settings',
  'items',
  'price-lists',
  'prices',
  'promotions',
  'operators',
  'customers',
  'stock',
  'targets',
  'deliveries',
] as const;
export type MasterKindName = (typeof masterKindNames)[number];

export interface GivenLine {
  /** Of the file, from 1. */
  line: number;
  /** By column. */
  cells: Cells;
}

/** A kind of master data as a table: what its columns are, how lines are taken, how they are given. */
export interface MasterKind {
  /** In the order of an export. */
  columns: readonly string[];
  /** Those that every file has. */
  needed: readonly string[];
  /** What tells one line from another. */
  key: readonly string[];
  /**
   * Writes what the lines say; what is refused is as if its line were not there. Columns that a line does
   * not have stay as they are stored. Of lines with one key the caller gives one.
   */
  take(sql: FeedTransaction, lines: readonly GivenLine[]): Promise<LineRefusal[]>;
  /** The lines after this place (empty: the first), in an order that stays, and the place after them. */
  page(sql: Queries, after: string, limit: number): Promise<MasterPage>;
}

export interface MasterPage {
  lines: Cells[];
  /** Null when there is no more. */
  next: string | null;
}
