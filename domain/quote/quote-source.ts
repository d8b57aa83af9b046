/** Where the price of a line comes from that was sold by a quote. */
export const quoteSource = (number: string): string => `quote:${number}`;

export function quoteNamed(priceSource: string): string | null {
  return priceSource.startsWith('quote:') ? priceSource.slice('quote:'.length) : null;
}
