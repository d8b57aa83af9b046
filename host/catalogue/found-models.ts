import type { ItemDocument } from '../../contract/document/item.ts';
import type { FoundModel } from '../../contract/host/calls/item-calls.ts';
import { atStorePrices, type PricedCatalogue } from './store-price.ts';

/** Pictures that show in which colours a model comes. */
const mostPictures = 5;

/**
 * Items as the models they are of, in the order of each one's first item. An item without a model
 * stands for itself. `isMeant` tells variants that were named from those that only begin so: where a
 * model has some that were, the others do not count as matching.
 */
export async function foundModels(
  catalogue: PricedCatalogue,
  items: readonly ItemDocument[],
  { limit, isMeant = () => true }: { limit: number; isMeant?(item: ItemDocument): boolean },
): Promise<{ models: FoundModel[]; isCut: boolean }> {
  const groups = [...Map.groupBy(items, ({ id, model }) => (model === '' ? `|${id}` : model))];
  const shown = groups.slice(0, limit);
  const models = await Promise.all(
    shown.map(([, matching]) => {
      const meant = matching.filter(isMeant);
      return foundModel(catalogue, meant.length > 0 ? meant : matching);
    }),
  );
  return { models: models.flatMap((model) => model ?? []), isCut: groups.length > limit };
}

async function foundModel(
  catalogue: PricedCatalogue,
  [best, ...others]: readonly ItemDocument[],
): Promise<FoundModel | null> {
  if (!best) return null;
  const variants = await variantsOf(catalogue, best);
  const prices = variants.map(({ price }) => price.minor);
  const pictures = new Set([best.picture, ...variants.map(({ picture }) => picture)]);
  return {
    item: variants.find(({ id }) => id === best.id) ?? best,
    matching: others.length + 1,
    variants: Math.max(variants.length, others.length + 1),
    fromMinor: Math.min(...prices),
    toMinor: Math.max(...prices),
    pictures: [...pictures].filter((picture) => picture !== '').slice(0, mostPictures),
  };
}

/** All variants of the item's model at the store's prices, itself included. */
export async function variantsOf(
  catalogue: PricedCatalogue,
  item: ItemDocument,
): Promise<ItemDocument[]> {
  const ofModel = await catalogue.documents.itemsOfModel(item.model);
  const variants = ofModel.some(({ id }) => id === item.id) ? ofModel : [item, ...ofModel];
  const priced = await atStorePrices(catalogue, variants);
  return priced.map((each) => each.item);
}
