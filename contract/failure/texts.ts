import { accountingFailures } from './areas/accounting.ts';
import { archivesFailures } from './areas/archives.ts';
import { businessFailures } from './areas/business.ts';
import { dayFailures } from './areas/day.ts';
import { demoFailures } from './areas/demo.ts';
import { displayFailures } from './areas/display.ts';
import { dossierFailures } from './areas/dossiers.ts';
import { importFailures } from './areas/import.ts';
import { invoiceFailures } from './areas/invoices.ts';
import { journalFailures } from './areas/journal.ts';
import { loyaltyFailures } from './areas/loyalty.ts';
import { operatorFailures } from './areas/operators.ts';
import { orderFailures } from './areas/orders.ts';
import { papersFailures } from './areas/papers.ts';
import { payingFailures } from './areas/paying.ts';
import { platformFailures } from './areas/platform.ts';
import { printingFailures } from './areas/printing.ts';
import { returningFailures } from './areas/returning.ts';
import { scanningFailures } from './areas/scanning.ts';
import { scriptsFailures } from './areas/scripts.ts';
import { sellingFailures } from './areas/selling.ts';
import { settingsFailures } from './areas/settings.ts';
import { shopFailures } from './areas/shop.ts';
import { startingFailures } from './areas/starting.ts';
import { stockWorkFailures } from './areas/stock-works.ts';
import { storedValueFailures } from './areas/stored-value.ts';
import { syncFailures } from './areas/sync.ts';
import { tabletFailures } from './areas/tablets.ts';
import { taxFreeFailures } from './areas/tax-free.ts';
import { tillStateFailures } from './areas/till-state.ts';
import { trainingFailures } from './areas/training.ts';
import { wireFailures } from './areas/wire.ts';

/** Every failure by its code, with what it says to the operator; one file an area in `areas/`. */
export const failureTexts = {
  ...dayFailures,
  ...accountingFailures,
  ...archivesFailures,
  ...businessFailures,
  ...loyaltyFailures,
  ...demoFailures,
  ...displayFailures,
  ...dossierFailures,
  ...importFailures,
  ...invoiceFailures,
  ...journalFailures,
  ...operatorFailures,
  ...orderFailures,
  ...papersFailures,
  ...payingFailures,
  ...platformFailures,
  ...printingFailures,
  ...scanningFailures,
  ...returningFailures,
  ...scriptsFailures,
  ...sellingFailures,
  ...settingsFailures,
  ...shopFailures,
  ...startingFailures,
  ...stockWorkFailures,
  ...storedValueFailures,
  ...syncFailures,
  ...tabletFailures,
  ...taxFreeFailures,
  ...tillStateFailures,
  ...trainingFailures,
  ...wireFailures,
} as const;
