import type { Denomination } from './denominations.ts';
import type { DenominationCount } from './money.ts';

const smallNotes = 10;

/**
 * What to order so that the next day begins with enough change: whole rolls of each coin, and notes,
 * that bring what stays in the drawer up to the minimum. Loose coins and rolls of a coin count as one.
 */
export function proposeChange(
  left: readonly DenominationCount[],
  denominations: readonly Denomination[],
  minimum: readonly DenominationCount[],
): DenominationCount[] {
  const wanted = minimum.length > 0 ? minimum : usualMinimum(denominations);
  return denominations.flatMap((piece) => {
    const wantedMinor = worthOf(wanted, piece, denominations);
    const missingMinor = wantedMinor - worthOf(left, piece, denominations);
    // A coin is ordered by the roll where its currency has rolls.
    if (missingMinor <= 0 || (piece.form === 'coin' && rollOf(piece, denominations))) return [];
    return [{ ...piece, count: Math.ceil(missingMinor / piece.unitMinor) }];
  });
}

/** A roll of each coin, and ten of the smallest note. */
function usualMinimum(denominations: readonly Denomination[]): DenominationCount[] {
  const rolls = denominations.filter(({ form }) => form === 'roll');
  const note = denominations
    .filter(({ form }) => form === 'note')
    .toSorted((a, b) => a.unitMinor - b.unitMinor)
    .slice(0, 1);
  return [
    ...note.map((piece) => ({ ...piece, count: smallNotes })),
    ...rolls.map((piece) => ({ ...piece, count: 1 })),
  ];
}

/** What there is of a note, or of a coin loose and in rolls. */
function worthOf(
  counts: readonly DenominationCount[],
  piece: Denomination,
  denominations: readonly Denomination[],
): number {
  return counts
    .filter((each) => {
      if (piece.form === 'note') return each.form === 'note' && each.unitMinor === piece.unitMinor;
      return each.form !== 'note' && coinIn(each, denominations) === coinIn(piece, denominations);
    })
    .reduce((sum, { unitMinor, count }) => sum + unitMinor * count, 0);
}

/** The worth of the coin that a roll holds, or of the coin itself. */
function coinIn(
  { form, unitMinor }: Denomination,
  denominations: readonly Denomination[],
): number | undefined {
  if (form !== 'roll') return unitMinor;
  const rolls = denominations.filter((each) => each.form === 'roll');
  const coins = denominations.filter((each) => each.form === 'coin');
  // Coins and their rolls stand in the same order.
  return coins[rolls.findIndex((each) => each.unitMinor === unitMinor)]?.unitMinor;
}

function rollOf(coin: Denomination, denominations: readonly Denomination[]): boolean {
  return denominations.some(
    (each) => each.form === 'roll' && coinIn(each, denominations) === coin.unitMinor,
  );
}
