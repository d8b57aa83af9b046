import { daysAfter } from '../report/days-of-span.ts';

/** A day of every year: on a date, or so many days after Easter Sunday. */
type HolidayRule =
  | { on: string; onlyPostcodes?: readonly string[] }
  | { afterEaster: number; onlyPostcodes?: readonly string[] };

/** Moselle, Bas-Rhin, Haut-Rhin: two days more (code du travail L3134-13). */
const alsaceMoselle = ['57', '67', '68'];

/**
 * Days on which nothing is prepared or brought, by country. France: the eleven of code du travail
 * L3133-1. Of a country that is not named, none is known.
 */
const holidaysOf: Readonly<Record<string, readonly HolidayRule[]>> = {
  FR: [
    { on: '01-01' },
    { afterEaster: -2, onlyPostcodes: alsaceMoselle },
    { afterEaster: 1 },
    { on: '05-01' },
    { on: '05-08' },
    { afterEaster: 39 },
    { afterEaster: 50 },
    { on: '07-14' },
    { on: '08-15' },
    { on: '11-01' },
    { on: '11-11' },
    { on: '12-25' },
    { on: '12-26', onlyPostcodes: alsaceMoselle },
  ],
};

/** Whether a day (`YYYY-MM-DD`) is a public holiday there. */
export function isPublicHoliday(day: string, country: string, postcode: string): boolean {
  return (holidaysOf[country] ?? []).some((rule) => {
    if (rule.onlyPostcodes && !rule.onlyPostcodes.includes(postcode.slice(0, 2))) return false;
    if ('on' in rule) return day.slice(5) === rule.on;
    return day === daysAfter(easterSunday(Number(day.slice(0, 4))), rule.afterEaster);
  });
}

/** Of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const shift = century - Math.floor((century + 8) / 25) + 1;
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor(shift / 3) + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const days = moon + weekday - 7 * late + 114;
  const month = String(Math.floor(days / 31)).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}
