import { type Quantity, quantityMilli } from '../../domain/quantity/quantity.ts';
import { quoteNamed } from '../../domain/quote/quote-source.ts';
import type { TillContext } from '../commands/till-context.ts';
import { storeDossier } from '../dossiers/store-dossiers.ts';

/**
 * How much of a line its quote promised at its price; null of a line by no quote. A quote that the till
 * does not know any more promised what stands in the basket.
 */
export async function quotedQuantity(
  { seat, lineNumber }: { seat: string; lineNumber: number },
  till: TillContext,
): Promise<Quantity | null> {
  const line = till.shelf
    .openOn(seat)
    ?.basket.lines.find(({ number, returned }) => number === lineNumber && returned === null);
  const number = line && quoteNamed(line.item.priceSource);
  if (!line || !number) return null;
  const dossier = await storeDossier(number, till);
  // Rung in an empty basket: the lines of both have the same numbers.
  const quoted =
    dossier?.kind === 'quote' &&
    dossier.details.quote.lines.find(({ sku }, index) => {
      return index + 1 === lineNumber && sku === line.item.sku;
    });
  if (!quoted) return line.quantity;
  return quantityMilli(quoted.quantity) > quantityMilli(line.quantity)
    ? quoted.quantity
    : line.quantity;
}
