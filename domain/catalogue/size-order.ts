/**
 * The order in which a shop hangs sizes: one size, then months before years, then XS to XXL, then
 * numbers, then whatever else by its letters. For `Array.sort`.
 */
export function compareSizes(a: string, b: string): number {
  const [first, second] = [placeOf(a), placeOf(b)];
  return (
    first.group - second.group ||
    first.low - second.low ||
    first.high - second.high ||
    compareText(a, b)
  );
}

/** Whether the text says that there is only one size. */
function isOneSize(size: string): boolean {
  return oneSize.test(size.trim());
}

interface Place {
  group: 0 | 1 | 2 | 3 | 4;
  low: number;
  high: number;
}

function placeOf(size: string): Place {
  const text = size.trim();
  if (isOneSize(text)) return { group: 0, low: 0, high: 0 };
  const months = monthsOf(text);
  if (months !== null) return { group: 1, low: months, high: 0 };
  // « S/M » hangs behind S.
  const letters = text.split(/\s*[/-]\s*/).map(letterRank);
  if (letters.every((rank) => rank !== null)) {
    return { group: 2, low: letters[0] ?? 0, high: letters[1] ?? 0 };
  }
  // « 36–38 », « 45 × 45 », « 1,7 l »: by the first number, then by the second.
  const numbers = text.match(/\d+([.,]\d+)?/g);
  if (numbers && /^\d/.test(text)) {
    const [low = 0, high = 0] = numbers.map((number) => Number(number.replace(',', '.')));
    return { group: 3, low, high };
  }
  return { group: 4, low: 0, high: 0 };
}

const oneSize = /^(|tu|t\.?u\.?|taille unique|unique|one size|os)$/i;

/** « 18 mois », « 4 ans », « 4A »; « 95A » is no age. */
function monthsOf(text: string): number | null {
  const age = /^(\d{1,2})\s*(m|mois|months?|a|ans?|y|years?)$/i.exec(text);
  if (!age) return null;
  const count = Number(age[1]);
  if (/^m/i.test(age[2] ?? '')) return count;
  return count <= 18 ? count * 12 : null;
}

/** M is 0, S −1, L 1; an X makes it one further, « 3XL » as « XXXL ». */
function letterRank(text: string): number | null {
  if (/^m$/i.test(text)) return 0;
  const parts = /^(?:(\d)x|(x*))(s|l)$/i.exec(text);
  if (!parts) return null;
  const extra = parts[1] === undefined ? (parts[2]?.length ?? 0) : Number(parts[1]);
  return (parts[3]?.toLowerCase() === 's' ? -1 : 1) * (1 + extra);
}

function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'fr', { numeric: true });
}
