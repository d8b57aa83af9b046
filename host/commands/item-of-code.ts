import type { ItemDocument } from '../../contract/document/item.ts';
import type { ScannedCode } from '../../domain/scan/parse-scan.ts';
import type { TillContext } from './till-context.ts';

/** A code that can't be read as anything else may still be a sku of the retailer's making. */
export async function itemOfCode(
  code: ScannedCode,
  text: string,
  { documents }: Pick<TillContext, 'documents'>,
): Promise<ItemDocument | null> {
  const labelled =
    code.kind === 'gtin'
      ? ((await documents.itemByGtin(code.gtin)) ??
        (code.reference === '' ? null : await documents.get('items', code.reference)))
      : null;
  return labelled ?? (text === '' ? null : await documents.get('items', text));
}
