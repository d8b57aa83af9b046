import { departmentsSetting, quickKeysSetting } from '../../contract/document/catalogue-layout.ts';
import { dayRulesId } from '../../contract/document/day-rules.ts';
import type { ItemDocument } from '../../contract/document/item.ts';
import { loyaltyProgrammeId } from '../../contract/document/loyalty-programme.ts';
import type { NetworkPlace } from '../../contract/document/network.ts';
import { placeSettingId } from '../../contract/document/network.ts';
import { signOnHintId } from '../../contract/document/rules.ts';
import { settingDocument } from '../../contract/document/setting.ts';
import { staffRulesId } from '../../contract/document/staff-rules.ts';
import { supplierSettingId } from '../../contract/document/supplier.ts';
import { vatRatesSetting } from '../../contract/document/vat-rates.ts';
import { welcomeSetting } from '../../contract/document/welcome.ts';
import type { DocumentChange, FeedPage } from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import { described } from './catalogue/described.ts';
import { handWrittenItems } from './catalogue/hand-written.ts';
import { madeItems } from './catalogue/make-items.ts';
import { demoCustomers } from './customers.ts';
import type { DemoSize } from './demo-size.ts';
import { identityIn } from './identities.ts';
import { demoQuickKeys, departmentsOf } from './layout.ts';
import { demoLoyaltyProgramme } from './loyalty-programme.ts';
import { demoOperators, demoPins } from './operators.ts';
import { demoPlaces } from './places.ts';
import { type DemoPriceList, demoPriceLists, demoPrices } from './price-lists.ts';
import { demoPromotions } from './promotions.ts';
import { demoStaffRules } from './staff-rules.ts';
import { demoSuppliers } from './suppliers.ts';
import { demoVatRates } from './vat-rates.ts';
import { demoWelcome } from './welcome.ts';

/** The made-up retailer "Maison Lumen", as the pages of the feeds that a new till loads. */
export function demoRetailer(size: DemoSize): { till: FeedPage[]; catalog: FeedPage[] } {
  const items = demoItems(size);
  const till: DocumentChange[] = [
    setting('till.identity', identityIn(firstStore(), '2')),
    ...demoSettings(size, items),
    ...demoOperators(size).map((document) => ({ collection: 'operators' as const, document })),
    ...demoCustomers(demoCustomerCount(size)).map((document) => ({
      collection: 'customers' as const,
      document,
    })),
  ];
  return {
    till: pagesOf('till', 'till', till),
    catalog: pagesOf('network', 'catalog', [
      ...items.map((document) => ({ collection: 'items' as const, document })),
      ...demoSharedPrices(items),
      ...demoPromotionsOf(size),
    ]),
  };
}

/** Settings that every till of the retailer has. */
export function demoSettings(size: DemoSize, items: readonly ItemDocument[]): DocumentChange[] {
  return [
    setting(departmentsSetting, departmentsOf(items)),
    setting(quickKeysSetting, demoQuickKeys),
    // Tests and quick looks go straight to the sale.
    ...(size === 'full'
      ? [
          setting(welcomeSetting, demoWelcome),
          setting(dayRulesId, { isOpeningAsked: true }),
          setting(loyaltyProgrammeId, demoLoyaltyProgramme),
        ]
      : []),
    ...demoPlaces().map((place) => setting(placeSettingId(place.id), place)),
    setting(signOnHintId, demoPins),
    setting(vatRatesSetting, demoVatRates),
    setting(staffRulesId, demoStaffRules),
    ...demoSuppliers.flatMap(({ id, name, dropShipDays }) =>
      dropShipDays === null ? [] : setting(supplierSettingId(id), { id, name, dropShipDays }),
    ),
  ];
}

/** Tests count by the small shop's prices, on Tuesday mornings too: it runs no promotion. */
export function demoPromotionsOf(size: DemoSize): DocumentChange[] {
  if (size === 'small') return [];
  return demoPromotions.map((document) => ({ collection: 'promotions', document }));
}

/** Prices that every till knows: those of professionals, who may buy anywhere. */
export function demoSharedPrices(items: readonly ItemDocument[]): DocumentChange[] {
  const shared = new Set(demoPriceLists.filter(isShared).map(({ id }) => id));
  return demoPrices(items).flatMap((document) =>
    shared.has(document.list) ? [{ collection: 'prices', document }] : [],
  );
}

const isShared = ({ kind }: DemoPriceList): boolean => kind === 'professional';

export function demoCustomerCount(size: DemoSize): number {
  return size === 'full' ? 2_000 : 20;
}

export function demoItems(size: DemoSize): ItemDocument[] {
  return described([...handWrittenItems(), ...(size === 'full' ? madeItems() : [])]);
}

/** Lyon Part-Dieu, where the demo till stands. */
function firstStore(): NetworkPlace {
  const [first] = demoPlaces();
  assert(first?.place === 'store', 'The first place of the demo is a store');
  return first;
}

export function setting(id: string, value: unknown): DocumentChange {
  return {
    collection: 'settings',
    document: settingDocument.parse({ id, kind: 'setting', value }),
  };
}

const documentsPerPage = 5_000;

function pagesOf(
  feed: string,
  file: FeedPage['file'],
  changes: readonly DocumentChange[],
): FeedPage[] {
  const count = Math.max(1, Math.ceil(changes.length / documentsPerPage));
  return Array.from({ length: count }, (_, index) => ({
    feed,
    file,
    changes: changes.slice(index * documentsPerPage, (index + 1) * documentsPerPage),
    state: {
      epoch: 'demo',
      seq: index + 1,
      tag: `demo-${index + 1}`,
      journalId: '',
      appliedThrough: 0,
      except: [],
    },
  }));
}
