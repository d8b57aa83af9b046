import type { ItemDocument } from '../../contract/document/item.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type LabelledGoods, labelledGoods } from '../../domain/basket/labelled-goods.ts';
import type { Quantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { parseScan } from '../../domain/scan/parse-scan.ts';
import { scanFailure } from '../commands/scan-failure.ts';
import { scanRules } from '../commands/scan-rules.ts';
import type { TillContext } from '../commands/till-context.ts';

/** Goods that a code names, and how much of them where the label says it. */
export interface FoundGoods {
  item: ItemDocument;
  /** Of a weighed pack; null where the code says nothing of it. */
  quantity: Quantity | null;
}

/**
 * The item of a barcode or sku. One that was withdrawn from sale still lies somewhere and is counted;
 * goods past their date too. A service has no stock.
 */
export async function findGoods(
  text: string,
  till: TillContext,
): Promise<Result<FoundGoods, Failure>> {
  const code = text.trim();
  const rules = await scanRules(till);
  const scanned = parseScan(code, rules);
  const { documents } = till;
  const labelled =
    scanned.kind === 'gtin'
      ? ((await documents.itemByGtin(scanned.gtin)) ??
        (scanned.reference === '' ? null : await documents.get('items', scanned.reference)))
      : null;
  const item = labelled ?? (code === '' ? null : await documents.get('items', code));
  if (item === null) {
    return refuse(
      scanned.kind === 'own'
        ? fail('UNKNOWN_CODE', { code: code.slice(0, 40) })
        : scanFailure(scanned, code),
    );
  }
  if (item.eReportingCategory === 'TPS1')
    return refuse(fail('STOCK_NOT_GOODS', { name: item.name }));
  if (scanned.kind !== 'gtin') return ok({ item, quantity: null });
  const goods = labelledGoods(scanned.attributes, item, {
    currency: till.identity.currency,
    businessDay: rules.businessDay,
    isVariableMeasure: scanned.isVariableMeasure,
  });
  return ok({ item, quantity: goods.ok ? weighed(goods.value, item) : null });
}

function weighed({ quantity }: LabelledGoods, item: ItemDocument): Quantity | null {
  return quantity !== null && quantity.scale === item.quantityScale ? quantity : null;
}
