import { multiplyDivide } from '../../domain/money/minor.ts';
import { weekdayOf } from '../../domain/report/days-of-span.ts';
import type { SoldFigures } from '../../domain/report/figures.ts';
import { type Figures, noFigures } from '../../domain/report/figures.ts';
import { seeded } from './seeded.ts';

/** Hundredths of a plain day, Monday to Sunday. */
const ofWeekday = [72, 78, 96, 88, 112, 174, 60];
/** Of a hundred transactions, by hour from ten o’clock on. */
const ofHour = [6, 9, 10, 8, 9, 11, 14, 15, 12, 6] as const;
const plainDayTransactions = 64;

/** A day of a demo store before the demonstration began: made up, and the same whenever it is asked for. */
export function demoFigures(storeId: string, businessDay: string): Figures {
  const random = seeded(numberOf(`${storeId} ${businessDay}`));
  const size = 70 + (numberOf(storeId) % 60);
  const weekday = ofWeekday[weekdayOf(businessDay)] ?? 100;
  const expected = (plainDayTransactions * weekday * size * random.int(90, 110)) / 1_000_000;
  const hours = ofHour.map((share, index): SoldFigures => {
    const count = Math.max(1, Math.round((expected * share * random.int(75, 125)) / 10_000));
    const grossMinor = count * random.int(4_200, 6_900);
    const netMinor = multiplyDivide(grossMinor, 10_000, 12_000);
    return { key: String(10 + index), count, grossMinor, netMinor };
  });
  const sum = (key: 'count' | 'grossMinor' | 'netMinor') =>
    hours.reduce((total, hour) => total + hour[key], 0);
  const [count, grossMinor, netMinor] = [sum('count'), sum('grossMinor'), sum('netMinor')];
  const returnsMinor = multiplyDivide(grossMinor, random.int(2, 5), 100);
  const turnover = { grossMinor, netMinor, vatMinor: grossMinor - netMinor };
  const cardMinor = multiplyDivide(grossMinor, 84, 100);
  const tender = (type: string, kind: 'card' | 'cash', inCount: number, inMinor: number) => ({
    ...{ type, kind, inCount, inMinor, outCount: 0, outMinor: 0 },
  });
  return {
    ...noFigures('EUR'),
    transactionCount: count,
    customerCount: multiplyDivide(count, random.int(48, 62), 100),
    articlesSold: multiplyDivide(count, random.int(178, 214), 100),
    salesMinor: grossMinor + returnsMinor,
    returnsMinor,
    turnover,
    perRate: [{ vatCategory: 'S', vatRateBp: 2_000, ...turnover }],
    tenders: [
      tender('card', 'card', multiplyDivide(count, 86, 100), cardMinor),
      tender('cash', 'cash', count - multiplyDivide(count, 86, 100), grossMinor - cardMinor),
    ],
    hours,
  };
}

/** FNV-1a, 32 bits: any text as a seed. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
