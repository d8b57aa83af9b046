import { afterSalesAreaTexts } from './areas/after-sales.ts';
import { approvalTexts } from './areas/approval.ts';
import { archivesTexts } from './areas/archives.ts';
import { auditTexts } from './areas/audit.ts';
import { cancelOrderTexts } from './areas/cancel-order.ts';
import { commonTexts } from './areas/common.ts';
import { customersTexts } from './areas/customers.ts';
import { dayTexts } from './areas/day.ts';
import { demoTexts } from './areas/demo.ts';
import { discountTexts } from './areas/discount.ts';
import { displayTexts } from './areas/display.ts';
import { groupsTexts } from './areas/groups.ts';
import { invoicesTexts } from './areas/invoices.ts';
import { itemTexts } from './areas/item.ts';
import { keysTexts } from './areas/keys.ts';
import { managerTexts } from './areas/manager.ts';
import { menuTexts } from './areas/menu.ts';
import { operatorsTexts } from './areas/operators.ts';
import { ordersTexts } from './areas/orders.ts';
import { paidTexts } from './areas/paid.ts';
import { prepareTexts } from './areas/prepare.ts';
import { profileTexts } from './areas/profile.ts';
import { quotesTexts } from './areas/quotes.ts';
import { receiptsTexts } from './areas/receipts.ts';
import { returnsTexts } from './areas/returns.ts';
import { safeTexts } from './areas/safe.ts';
import { saleTexts } from './areas/sale.ts';
import { settingsTexts } from './areas/settings.ts';
import { staffTexts } from './areas/staff.ts';
import { stockTexts } from './areas/stock.ts';
import { tabletTexts } from './areas/tablet.ts';
import { tasksTexts } from './areas/tasks.ts';
import { taxFreeTexts } from './areas/tax-free.ts';
import { tenderTexts } from './areas/tender.ts';
import { tillTexts } from './areas/till.ts';
import { trainingTexts } from './areas/training.ts';
import { welcomeTexts } from './areas/welcome.ts';
import type { Language } from './language.ts';

const fr = {
  ...approvalTexts.fr,
  ...auditTexts.fr,
  ...archivesTexts.fr,
  ...commonTexts.fr,
  ...customersTexts.fr,
  ...dayTexts.fr,
  ...demoTexts.fr,
  ...discountTexts.fr,
  ...displayTexts.fr,
  ...groupsTexts.fr,
  ...invoicesTexts.fr,
  ...itemTexts.fr,
  ...keysTexts.fr,
  ...managerTexts.fr,
  ...menuTexts.fr,
  ...operatorsTexts.fr,
  ...ordersTexts.fr,
  ...cancelOrderTexts.fr,
  ...prepareTexts.fr,
  ...profileTexts.fr,
  ...quotesTexts.fr,
  ...afterSalesAreaTexts.fr,
  ...paidTexts.fr,
  ...receiptsTexts.fr,
  ...returnsTexts.fr,
  ...safeTexts.fr,
  ...saleTexts.fr,
  ...settingsTexts.fr,
  ...staffTexts.fr,
  ...stockTexts.fr,
  ...tabletTexts.fr,
  ...tasksTexts.fr,
  ...taxFreeTexts.fr,
  ...tenderTexts.fr,
  ...tillTexts.fr,
  ...trainingTexts.fr,
  ...welcomeTexts.fr,
};

export type MessageKey = keyof typeof fr;

/** Every text of the page; one file an area in `areas/`. */
export const texts: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  fr,
  en: {
    ...approvalTexts.en,
    ...auditTexts.en,
    ...archivesTexts.en,
    ...commonTexts.en,
    ...customersTexts.en,
    ...dayTexts.en,
    ...demoTexts.en,
    ...discountTexts.en,
    ...displayTexts.en,
    ...groupsTexts.en,
    ...invoicesTexts.en,
    ...itemTexts.en,
    ...keysTexts.en,
    ...managerTexts.en,
    ...menuTexts.en,
    ...operatorsTexts.en,
    ...ordersTexts.en,
    ...cancelOrderTexts.en,
    ...prepareTexts.en,
    ...profileTexts.en,
    ...quotesTexts.en,
    ...afterSalesAreaTexts.en,
    ...paidTexts.en,
    ...receiptsTexts.en,
    ...returnsTexts.en,
    ...safeTexts.en,
    ...saleTexts.en,
    ...settingsTexts.en,
    ...staffTexts.en,
    ...stockTexts.en,
    ...tabletTexts.en,
    ...tasksTexts.en,
    ...taxFreeTexts.en,
    ...tenderTexts.en,
    ...tillTexts.en,
    ...trainingTexts.en,
    ...welcomeTexts.en,
  },
};
