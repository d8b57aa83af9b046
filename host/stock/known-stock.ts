import type { z } from 'zod';
import type { ItemDocument } from '../../contract/document/item.ts';
import {
  type NetworkPlace,
  networkPlace,
  placeSettingId,
} from '../../contract/document/network.ts';
import {
  networkBandId,
  placeStockId,
  regionBandId,
  type StockBand,
} from '../../contract/document/stock.ts';
import { dropShipper, supplierSettingId } from '../../contract/document/supplier.ts';
import type { ShownStock } from '../../contract/host/stock-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { StockOf } from './shown-stock.ts';

/** All that the till itself knows of where an item is. */
export interface KnownStock {
  /** Of all sizes and colours of the model. */
  shown: Readonly<Record<string, ShownStock>>;
  ownReservedMilli: number | null;
  /** Of the till's own region, by place; null where none is known of. */
  region: Readonly<Record<string, StockBand>> | null;
  network: StockBand | null;
  dropShipper: z.output<typeof dropShipper> | null;
}

export async function readKnownStock(
  from: {
    documents: Pick<Documents, 'get'>;
    stockOf: StockOf;
    own: NetworkPlace | null;
    storeId: string;
  },
  item: Pick<ItemDocument, 'id' | 'supplier'>,
  skus: readonly string[],
): Promise<KnownStock> {
  const { documents, own: place, storeId } = from;
  const { id: sku, supplier } = item;
  const shown = await from.stockOf(skus);
  const own = await documents.get('stock', placeStockId(storeId, sku));
  const band = await documents.get('stock', networkBandId(sku));
  const region =
    place !== null &&
    place.regionId !== '' &&
    (await documents.get('stock', regionBandId(place.regionId, sku)));
  const sender = supplier && (await documents.get('settings', supplierSettingId(supplier)));
  return {
    shown,
    ownReservedMilli: own?.kind === 'place-stock' ? own.reservedMilli : null,
    region: region && region.kind === 'region-band' ? region.places : null,
    network: band?.kind === 'network-band' ? band.band : null,
    dropShipper: (sender && dropShipper.safeParse(sender.value).data) || null,
  };
}

/** The places of the network, each parsed once until settings change. */
export function createPlaceBook(documents: Pick<Documents, 'getMany' | 'onChange'>) {
  const known = new Map<string, NetworkPlace | null>();
  const stop = documents.onChange((collections) => {
    if (collections.includes('settings')) known.clear();
  });

  return {
    /** Those that are known of. */
    async many(ids: readonly string[]): Promise<ReadonlyMap<string, NetworkPlace>> {
      const missing = ids.filter((id) => !known.has(id));
      const read = await documents.getMany('settings', missing.map(placeSettingId));
      const byId = new Map(read.map((setting) => [setting.id, setting.value]));
      for (const id of missing)
        known.set(id, networkPlace.safeParse(byId.get(placeSettingId(id))).data ?? null);
      return new Map(
        ids.flatMap((id) => {
          const place = known.get(id);
          return place ? [[id, place] as const] : [];
        }),
      );
    },
    stop,
  };
}
