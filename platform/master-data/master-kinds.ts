import { companiesKind } from './kinds/companies.ts';
import { customersKind } from './kinds/customers.ts';
import { deliveriesKind } from './kinds/deliveries.ts';
import { itemsKind } from './kinds/items.ts';
import { operatorsKind } from './kinds/operators.ts';
import { storesKind, warehousesKind } from './kinds/places.ts';
import { priceListsKind } from './kinds/price-lists.ts';
import { pricesKind } from './kinds/prices.ts';
import { promotionsKind } from './kinds/promotions.ts';
import { settingsKind } from './kinds/settings.ts';
import { stockKind } from './kinds/stock.ts';
import { suppliersKind } from './kinds/suppliers.ts';
import { targetsKind } from './kinds/targets.ts';
import type { MasterKind, MasterKindName } from './master-kind.ts';

export const masterKinds: Readonly<Record<MasterKindName, MasterKind>> = {
  companies: companiesKind,
  stores: storesKind,
  warehouses: warehousesKind,
  suppliers: suppliersKind,
  settings: settingsKind,
  items: itemsKind,
  'price-lists': priceListsKind,
  prices: pricesKind,
  promotions: promotionsKind,
  operators: operatorsKind,
  customers: customersKind,
  stock: stockKind,
  targets: targetsKind,
  deliveries: deliveriesKind,
};
