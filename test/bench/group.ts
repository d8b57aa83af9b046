import type { Browser } from 'playwright-core';
import type { Catalogue } from './items/catalogue.ts';
import type { Section } from './row.ts';

/** What every group of rows works with. */
export interface Bench {
  sizes: readonly number[];
  catalogue: Catalogue;
  /** The machine's Chromium; null when there is none. */
  browser(): Promise<Browser | null>;
  /** Folder of a till with so many items and no host; made at the first use. */
  tillWith(size: number): Promise<string>;
  /** Rows by number of items; the same section for every group. */
  bySize: Section;
  /** Rows by number of journal entries. */
  byEntries: Section;
  /** Of the store by number of items, and of the journal: both without host and page. */
  storeAlone: Section;
  journalAlone: Section[];
  /** Of the platform, by what its database runs on. */
  byDatabase: Section;
  /** Rows by business days in the journal. */
  byDays: Section;
  /** Which of them are measured. */
  databases: readonly DatabaseName[];
  /** Of a till's file, whatever it holds. */
  till: Section;
  /** How well a difference of the drawer is explained. */
  differences: Section;
  /** Allocation of orders, and what was promised of them. */
  orders: Section;
  /** For who waits. */
  note(text: string): void;
}

/** Rows that are measured together. */
export interface Group {
  name: string;
  run(bench: Bench): Promise<void>;
}

export const databaseNames = ['PGlite', 'PostgreSQL'] as const;
export type DatabaseName = (typeof databaseNames)[number];

export function sizeColumn(size: number): string {
  return `${size.toLocaleString('en-US')} items`;
}

/** Size of the rows that SPEC §8 gives for 200,000 items only, or the nearest that runs. */
export function namedSize(sizes: readonly number[]): number {
  return sizes.findLast((size) => size <= 200_000) ?? sizes[0] ?? 0;
}
