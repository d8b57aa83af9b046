import { expect, test } from 'vitest';
import { addToDayBySeller, type DayBySeller, sellerKey } from './day-by-seller.ts';
import type { DayEntry } from './journal-day.ts';

const businessDay = '2026-11-22';
const lyon = { company: { siren: '552100554' }, store: { id: 's-1', siret: '55210055400013' } };
const paris = { company: { siren: '552100554' }, store: { id: 's-2', siret: '55210055400021' } };

/** Each worked a little; an event is no turnover. */
function fold(...entries: { seller: typeof lyon; said?: Partial<DayEntry> }[]): DayBySeller {
  return entries.reduce<DayBySeller>((sum, { seller, said }, index) => {
    const entry: DayEntry = {
      ...{ sequence: index + 1, businessDay, reported: null, isCount: false, closure: null },
      effects: { moves: [], counts: [] },
      ...said,
    };
    return addToDayBySeller(sum, businessDay, { entry, seller, currency: 'EUR' });
  }, {});
}

const z = (turnoverMinor: number) => ({
  closure: { number: 7, from: businessDay, through: businessDay, turnoverMinor },
});

test('a Z over two sellers closes both, and is compared with neither', () => {
  const days = fold({ seller: lyon }, { seller: paris }, { seller: paris, said: z(1_500) });
  for (const seller of [lyon, paris])
    expect(days[sellerKey(seller)]).toMatchObject({ closureNumber: 7, mismatches: [] });
});

test('a late Z is compared with who sold, whoever the till works for by then', () => {
  const late = { ...z(1_500), businessDay: '2026-11-23' };
  const days = fold({ seller: lyon }, { seller: paris, said: late });
  expect(Object.keys(days)).toEqual([sellerKey(lyon)]);
  expect(days[sellerKey(lyon)]?.mismatches).toEqual([
    { closureNumber: 7, signedMinor: 1_500, foldedMinor: 0 },
  ]);
});
