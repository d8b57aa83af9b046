import type { ItemDocument } from '../../contract/document/item.ts';
import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { stockCalls } from '../../contract/host/calls/stock-calls.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, refuse } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import type { createNetworkStock } from './network-stock.ts';
import { shortHere } from './short-here.ts';
import type { StockOf } from './shown-stock.ts';

/** No commands: they may wait for the platform, and nobody waits for them. */
export function stockHandlers(
  documents: Documents,
  stock: { once: ReturnType<typeof createNetworkStock>['once']; stockOf: StockOf },
): Pick<Handlers<HostApi>['calls'], keyof typeof stockCalls> {
  async function itemOf(code: string): Promise<ItemDocument | null> {
    const bySku = await documents.get('items', code);
    if (bySku || !/^\d{8,14}$/.test(code)) return bySku;
    return documents.itemByGtin(code.padStart(14, '0'));
  }

  return {
    networkStock: withTillFailures(async ({ code }) => {
      const item = await itemOf(code);
      if (!item) return refuse(fail('UNKNOWN_CODE', { code }));
      return ok({ name: item.name, stock: await stock.once(item.id) });
    }),
    shortHere: withTillFailures(async () => {
      const sku = await shortHere(documents, stock.stockOf);
      return sku === null ? refuse(fail('NOTHING_SHORT_HERE')) : ok({ sku });
    }),
  };
}
