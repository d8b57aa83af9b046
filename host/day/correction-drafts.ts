import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { CountedDifference } from '../../domain/day/count-outcome.ts';

/** What a count found more or less than the entries say, as entries that set the place right. */
export function correctionDrafts(
  differences: readonly CountedDifference[],
  {
    place,
    reasonCode,
    operatorId,
  }: { place: 'drawer' | 'safe'; reasonCode: string; operatorId: string },
): EntryDraft[] {
  return differences
    .filter(({ differenceMinor }) => differenceMinor !== 0)
    .map(({ type, differenceMinor, piecesDifference }) => {
      const isMissing = differenceMinor < 0;
      // Papers that go the other way than the money can't be said in one movement.
      const pieces = isMissing ? -piecesDifference : piecesDifference;
      return {
        type: 'money-moved',
        body: {
          kind: place === 'safe' ? 'safe-correction' : 'drawer-correction',
          from: isMissing ? place : 'outside',
          to: isMissing ? 'outside' : place,
          money: [
            {
              ...{ type, amountMinor: Math.abs(differenceMinor), pieces: Math.max(0, pieces) },
              ...{ denominations: [], items: [] },
            },
          ],
          reasonCode,
          slipNumber: 0,
          pouch: '',
          approval: null,
        },
        operatorId,
        personal: null,
      };
    });
}
