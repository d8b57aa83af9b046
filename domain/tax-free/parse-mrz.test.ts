import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDate, looksLikeMrz, mrzCheckDigit, parseMrz } from './parse-mrz.ts';

// The specimen of ICAO Doc 9303 part 4, appendix B.
const first = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const second = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const today = '2026-11-30';

describe('the zone of a passport', () => {
  it('gives names, number, nationality and dates of the specimen', () => {
    expect(parseMrz(`${first}\n${second}`, today)).toEqual({
      ok: true,
      value: {
        issuingState: 'UTO',
        surname: 'ERIKSSON',
        givenNames: 'ANNA MARIA',
        documentNumber: 'L898902C3',
        nationality: 'UTO',
        birthDate: '1974-08-12',
        expiresOn: '2012-04-15',
      },
    });
  });

  it.each([
    ['without anything between the lines', `${first}${second}`],
    ['in small letters', `${first}\r${second}`.toLowerCase()],
    ['with spaces around', ` ${first} ${second}\r\n`],
  ])('is read %s', (_, text) => {
    expect(parseMrz(text, today).ok).toBe(true);
  });

  it('takes who would be born after today for a century older', () => {
    const born = (birth: string, on: string) => {
      const read = parseMrz(zone({ birth }), on);
      return read.ok ? read.value.birthDate : read.error;
    };
    expect(born('100301', today)).toBe('2010-03-01');
    expect(born('261130', today)).toBe('2026-11-30');
    expect(born('261201', today)).toBe('1926-12-01');
    expect(born('000229', today)).toBe('2000-02-29');
  });

  it.each([
    ['an item’s barcode', '3760123450010'],
    ['an identity card', 'I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6'],
    ['half a zone', first],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(parseMrz(text, today)).toEqual({ ok: false, error: 'not-a-passport' });
  });

  it('of a zone any one sign of the numbers that was misread is noticed', () => {
    const numbers = [...Array(44).keys()].filter((at) => at < 10 || (at > 12 && at !== 20));
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.constantFrom(...'0123456789'), (at, sign) => {
        fc.pre(second[at] !== sign && mrzCheckDigit(second[at] ?? '') !== mrzCheckDigit(sign));
        const misread = second.slice(0, at) + sign + second.slice(at + 1);
        expect(parseMrz(first + misread, today).ok).toBe(false);
      }),
    );
  });

  it('of a day that no calendar has is not read', () => {
    expect(parseMrz(zone({ birth: '010230' }), today)).toEqual({ ok: false, error: 'misread' });
    expect(isDate('2000-02-29')).toBe(true);
    expect(isDate('1900-02-29')).toBe(false);
    expect(isDate('2026-13-01')).toBe(false);
  });

  it('is told from every other code by its fillers, before all of it has come', () => {
    expect(looksLikeMrz(first)).toBe(true);
    expect(looksLikeMrz(second)).toBe(true);
    expect(looksLikeMrz('3760123450010')).toBe(false);
    expect(looksLikeMrz('CPTRABCDEFGHJKMNPQRSTVWXYZABCDEFGH')).toBe(false);
    expect(looksLikeMrz('https://id.gs1.org/01/03760123450010')).toBe(false);
  });
});

/** A sound zone with another birth date. */
function zone({ birth }: { birth: string }): string {
  const head = `L898902C36UTO${birth}${mrzCheckDigit(birth)}F1204159`;
  const optional = 'ZE184226B<<<<<';
  const line = `${head}${optional}${mrzCheckDigit(optional)}`;
  const checked = line.slice(0, 10) + line.slice(13, 20) + line.slice(21, 43);
  return first + line + mrzCheckDigit(checked);
}
