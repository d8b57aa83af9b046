import type { PromotionDocument } from '../../contract/document/promotion.ts';
import { networkBandId, regionBandId } from '../../contract/document/stock.ts';
import type { DocumentChange } from '../../contract/port/documents.ts';
import type { Scope } from '../../platform/documents/scope.ts';
import { sampleCustomer, sampleItem, sampleOperator } from '../conformance/sample-documents.ts';
import { shippedGroup } from '../support/orders.ts';
import { farSku } from './simulated-orders.ts';
import type { SimulatedPlatform, TillPlace } from './simulated-platform.ts';
import { skus } from './simulated-sales.ts';
import type { Choices } from './streams.ts';

interface ScopedChange {
  scope: Scope;
  change: DocumentChange;
}

/** Documents of one kind that the centre changes in turn. */
const few = 6;
/** An import: more than one page. */
const many = 9;

const promotion: Omit<PromotionDocument, 'id' | 'priority'> = {
  ...{ kind: 'promotion', version: 1, names: { fr: 'Trois', en: 'Three' }, currency: 'EUR' },
  offer: { kind: 'n-for-m', items: {}, pieces: 3, paidPieces: 2 },
  ...{ conditions: {}, combines: { kind: 'any' }, withdrawn: false },
};

/** What the people at the centre do to the network that these tills belong to. */
export function centreChanges({
  platform,
  places,
  choices,
}: {
  platform: SimulatedPlatform;
  places: readonly [TillPlace, ...TillPlace[]];
  choices: Choices;
}) {
  let version = 0;
  const bands = ['0', '1', '2-5', '6+'] as const;

  function anyChange(): ScopedChange {
    version += 1;
    const number = choices.whole(1, few);
    const { id, storeId, regionId } = choices.pick([...places]);
    const sku = choices.pick([...skus]);
    const isErased = choices.chance(15);
    const one = (scope: Scope, change: DocumentChange): ScopedChange => ({
      scope,
      change: isErased ? erasureOf(change) : change,
    });
    switch (choices.whole(1, 11)) {
      case 1:
      case 2:
        return one('network', itemOf(number));
      case 3:
        return one('network', {
          collection: 'prices',
          document: {
            ...{ id: `list|A-${String(number)}`, kind: 'price', list: 'list' },
            ...{ sku: `A-${String(number)}`, price: { minor: version, currency: 'EUR' } },
          },
        });
      case 4:
        return one('network', {
          collection: 'stock',
          document: {
            ...{ id: networkBandId(sku), kind: 'network-band', sku, band: choices.pick(bands) },
          },
        });
      case 5:
        return one(`region:${regionId}`, {
          collection: 'stock',
          document: {
            ...{ id: regionBandId(regionId, sku), kind: 'region-band', sku, regionId },
            places: { [storeId]: choices.pick(bands) },
          },
        });
      case 6:
        return one(`store:${storeId}`, orderOf(storeId, number));
      case 7:
        return one(`store:${storeId}`, {
          collection: 'customers',
          document: { ...sampleCustomer(`${storeId}-c${String(number)}`), points: version },
        });
      case 8:
        return one('network', {
          collection: 'operators',
          document: sampleOperator(`op-${String(number)}`, `N ${String(version)}`),
        });
      case 9:
        return one('network', {
          collection: 'promotions',
          document: { ...promotion, id: `promotion-${String(number)}`, priority: version % 1_000 },
        });
      case 10:
        return one(`store:${storeId}`, settingOf(`store.${String(number)}`));
      default:
        return one(`till:${id}`, settingOf(`till.${String(number)}`));
    }
  }

  const settingOf = (id: string): DocumentChange => ({
    collection: 'settings',
    document: { id, kind: 'setting', value: version },
  });
  const itemOf = (number: number): DocumentChange => ({
    collection: 'items',
    document: sampleItem(`A-${String(number)}`, { name: `Article ${String(version)}` }),
  });
  const orderOf = (storeId: string, number: number): DocumentChange => ({
    collection: 'orders',
    document: {
      ...{ id: `order-${storeId}-${String(number)}/1`, kind: 'order', storeId },
      ...{
        number: '1-1',
        receiptNumber: '1-1',
        depositNumber: '',
        collectCode: '',
        customerId: '',
        takenAt: '2026-11-22T10:00:00Z',
        currency: 'EUR',
      },
      groups: [{ ...shippedGroup }],
      lines: [
        {
          ...{ line: 1, group: 1, sku: skus[0], name: 'Crème brûlée', quantityMilli: 1_000 },
          ...{ amountMinor: version, dueMinor: 0 },
          parts: [
            {
              ...{ part: 1, quantityMilli: 1_000, sourceId: '' },
              state: choices.pick(['placed', 'allocated', 'shipped', 'unfillable']),
            },
          ],
        },
      ],
    },
  });

  return {
    /** What every store begins with. */
    async open(): Promise<void> {
      for (const storeId of new Set(places.map((place) => place.storeId)))
        for (const sku of skus) await platform.deliver(storeId, sku, 20);
      for (const sku of [skus[0], farSku]) await platform.deliver('w-1', sku, 6);
      await platform.change(Array.from({ length: few }, anyChange));
    },
    async act(): Promise<void> {
      if (choices.chance(50))
        await platform.change(Array.from({ length: choices.whole(1, 3) }, anyChange));
      if (choices.chance(8)) await platform.change(Array.from({ length: many }, anyChange));
      if (choices.chance(20)) {
        const { storeId } = choices.pick([...places]);
        await platform.deliver(storeId, choices.pick([...skus]), choices.whole(-3, 12));
      }
      if (choices.chance(10)) await platform.makeSnapshot({ isKilled: false });
    },
  };
}

function erasureOf(change: DocumentChange): DocumentChange {
  const erased = 'erased' in change ? change.erased : change.document.id;
  return { collection: change.collection, erased };
}
