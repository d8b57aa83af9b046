import { firstTables } from './0001-first-tables.ts';
import { givenBack } from './0002-given-back.ts';
import { storedValue } from './0003-stored-value.ts';
import { tillTables } from './0004-till-tables.ts';
import { platformTables } from './0005-platform-tables.ts';
import { feedTables } from './0006-feed-tables.ts';
import { dayTables } from './0007-day-tables.ts';
import { archiveTables } from './0008-archive-tables.ts';
import { auditTables } from './0009-audit-tables.ts';
import { taxFreeTables } from './0010-tax-free-tables.ts';
import { dayFigures } from './0011-day-figures.ts';
import { invoiceTables } from './0012-invoice-tables.ts';
import { stockWorkTables } from './0013-stock-work-tables.ts';
import { tabletTables } from './0014-tablet-tables.ts';
import { knownReceiptTables } from './0015-known-receipts.ts';
import { erasureTables } from './0016-erasure-tables.ts';
import { knownValueTables } from './0017-known-values.ts';
import type { SchemaVersion } from './schema-version.ts';

/**
 * Every version of the till file's plain tables that this program knows, oldest first; the last one is what it works with. A newer version
 * also keeps older programs out of the file: where they could misread entries, it may change no table.
 */
export const journalSchema: SchemaHistory = [
  firstTables,
  givenBack,
  storedValue,
  tillTables,
  platformTables,
  feedTables,
  dayTables,
  archiveTables,
  auditTables,
  taxFreeTables,
  dayFigures,
  invoiceTables,
  stockWorkTables,
  tabletTables,
  knownReceiptTables,
  erasureTables,
  knownValueTables,
];

export type SchemaHistory = readonly [SchemaVersion, ...SchemaVersion[]];
