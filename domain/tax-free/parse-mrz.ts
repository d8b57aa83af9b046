import { ok, type Result, refuse } from '../result.ts';

/** What the machine-readable zone of a passport says. Personal data: it lives as long as the form does. */
export interface PassportZone {
  /** ICAO's three letters, such as `USA`; a few states have fewer (`D`). */
  issuingState: string;
  surname: string;
  givenNames: string;
  documentNumber: string;
  nationality: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
  /** `YYYY-MM-DD` */
  expiresOn: string;
}

/** `not-a-passport`: not two lines of 44 signs that begin with P. `misread`: a check digit is wrong. */
export type MrzProblem = 'not-a-passport' | 'misread';

/**
 * Reads the two lines at the foot of a passport (ICAO Doc 9303 part 4, TD3), with all check digits:
 * a sign that was misread is refused, never guessed. Years have two digits: who would be born after
 * `today` was born a century earlier; a passport expires in the century of `today`.
 */
export function parseMrz(text: string, today: string): Result<PassportZone, MrzProblem> {
  const lines = linesOf(text);
  if (lines === null) return refuse('not-a-passport');
  const [first, second] = lines;
  const documentNumber = second.slice(0, 9);
  const birth = second.slice(13, 19);
  const expiry = second.slice(21, 27);
  const optional = second.slice(28, 42);
  const isRead =
    isChecked(documentNumber, second[9]) &&
    isChecked(birth, second[19]) &&
    isChecked(expiry, second[27]) &&
    // Where there is nothing to check the digit may be a filler.
    (isChecked(optional, second[42]) || (/^<+$/.test(optional) && second[42] === '<')) &&
    isChecked(second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43), second[43]);
  const century = Number(today.slice(0, 2));
  const expiresOn = dateOf(century, expiry);
  const bornThisCentury = dateOf(century, birth);
  const isBorn = bornThisCentury !== null && bornThisCentury <= today;
  const birthDate = isBorn ? bornThisCentury : dateOf(century - 1, birth);
  if (!isRead || birthDate === null || expiresOn === null) return refuse('misread');
  const [surname = '', givenNames = ''] = first.slice(5).split('<<');
  return ok({
    issuingState: plain(first.slice(2, 5)),
    surname: plain(surname),
    givenNames: plain(givenNames),
    documentNumber: plain(documentNumber),
    nationality: plain(second.slice(10, 13)),
    birthDate,
    expiresOn,
  });
}

/** Whether a text that a reader typed is a line of a passport or card: only these hold fillers. Nobody's item. */
export function looksLikeMrz(text: string): boolean {
  return /^(?=.*<)[A-Z0-9<\s]{28,}$/i.test(text.trim());
}

/** Readers put a line end, a space or nothing between the lines; some type small letters. */
function linesOf(text: string): readonly [string, string] | null {
  const signs = text.toUpperCase().replace(/\s/g, '');
  return /^P[A-Z<][A-Z<]{42}[A-Z0-9<]{44}$/.test(signs)
    ? [signs.slice(0, 44), signs.slice(44)]
    : null;
}

/** Weights 7, 3, 1; digits count as themselves, A to Z as 10 to 35, the filler as 0. */
export function mrzCheckDigit(field: string): string {
  const sum = [...field].reduce(
    (total, sign, index) => total + signValue(sign) * ([7, 3, 1][index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

function isChecked(field: string, digit: string | undefined): boolean {
  return digit === mrzCheckDigit(field);
}

function signValue(sign: string): number {
  if (sign === '<') return 0;
  return /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55;
}

function dateOf(century: number, digits: string): string | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const date = `${century}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`;
  return isDate(date) ? date : null;
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === '') return false;
  const days = [31, isLeap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return Number(day) >= 1 && Number(day) <= (days[Number(month) - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function plain(field: string): string {
  return field.replace(/<+/g, ' ').trim();
}
