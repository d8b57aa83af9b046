/** What of an item tells whether another could stand in for it. */
interface Comparable {
  id: string;
  model: string;
  category: string;
  colour: string;
  size: string;
  price: { minor: number; currency: string };
  attributes?: readonly { name: string; value: string }[] | undefined;
}

/** Dearer or cheaper than by half is something else to who stands there. */
const farthestPerMille = 500;

/**
 * Other models of the category that a customer may take instead: nearest first by characteristics that
 * they share, then by price. Of each model one variant, in the size and then the colour of the item if it
 * is made so. The same facts always give the same list.
 */
export function similarItems<T extends Comparable>(
  item: Comparable,
  candidates: readonly T[],
  limit: number,
): T[] {
  const others = candidates.filter(
    ({ id, model, category, price }) =>
      id !== item.id &&
      (model === '' || model !== item.model) &&
      category === item.category &&
      price.currency === item.price.currency,
  );
  return [...Map.groupBy(others, ({ id, model }) => (model === '' ? `|${id}` : model)).values()]
    .flatMap((variants) => variantLike(item, variants))
    .map((other) => ({
      other,
      apart: apartPerMille(item, other),
      shared: sharedCount(item, other),
    }))
    .filter(({ apart }) => apart <= farthestPerMille)
    .sort((a, b) => b.shared - a.shared || a.apart - b.apart || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => other);
}

function variantLike<T extends Comparable>(item: Comparable, variants: readonly T[]): T[] {
  const likeness = ({ size, colour }: T) =>
    (size === item.size ? 2 : 0) + (colour === item.colour ? 1 : 0);
  const [best] = variants.toSorted((a, b) => likeness(b) - likeness(a) || (a.id < b.id ? -1 : 1));
  return best ? [best] : [];
}

function apartPerMille(item: Comparable, other: Comparable): number {
  if (item.price.minor === 0) return other.price.minor === 0 ? 0 : farthestPerMille + 1;
  return Math.round((Math.abs(other.price.minor - item.price.minor) * 1_000) / item.price.minor);
}

function sharedCount({ attributes = [] }: Comparable, other: Comparable): number {
  return (other.attributes ?? []).filter(({ name, value }) =>
    attributes.some((own) => own.name === name && own.value === value),
  ).length;
}
