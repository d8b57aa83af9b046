import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPatterns } from './embedded-value.ts';
import { noAttributes } from './gs1/attributes.ts';
import { checkDigitOf, hasValidCheckDigit } from './gtin.ts';
import { writeOwnCode } from './own-code.ts';
import { parseScan, type ScanProblem } from './parse-scan.ts';

const rules = { embedded: defaultPatterns, businessDay: () => '2026-11-25' };
const parse = (text: string) => parseScan(text, rules);
const gs = '\u001d';

/** Of a code that must be an item's. */
function goods(text: string) {
  const code = parse(text);
  if (code.kind !== 'gtin') throw new Error(`${code.kind}: ${text}`);
  return { gtin: code.gtin, ...code.attributes };
}

function problemOf(text: string): ScanProblem['problem'] | null {
  const code = parse(text);
  return code.kind === 'unreadable' ? code.why.problem : null;
}

describe('a plain barcode', () => {
  it.each([
    ['3017620422003', '03017620422003', 'EAN-13'],
    ['96385074', '00000096385074', 'EAN-8'],
    ['036000291452', '00036000291452', 'UPC-A'],
    ['04252614', '00042100005264', 'UPC-E'],
    ['06543217', '00065100004327', 'UPC-E that ends in 1'],
    ['13017620422000', '13017620422000', 'GTIN-14 and ITF-14'],
    ['0978201379624', '00978201379624', 'EAN-13 that begins with 0'],
    [']E03017620422003', '03017620422003', 'EAN-13 with its AIM id'],
    [']E496385074', '00000096385074', 'EAN-8 with its AIM id'],
    [']I113017620422000', '13017620422000', 'ITF-14 with its AIM id'],
    [']E3977147396801212', '09771473968012', 'a magazine with its issue'],
    ['  3017620422003\r\n', '03017620422003', 'with blanks around it'],
  ])('%s is item %s: %s', (text, gtin) => {
    expect(parse(text)).toEqual({
      kind: 'gtin',
      gtin,
      reference: '',
      attributes: noAttributes,
      isVariableMeasure: false,
    });
  });

  it.each(['3017620422004', '96385075', ']E03017620422004', ']E496385075', ']I113017620422001'])(
    '%s has a wrong check digit and says so',
    (text) => {
      expect(problemOf(text)).toBe('BAD_CHECK_DIGIT');
    },
  );

  it('with any two neighbours swapped is no other item, but for pairs five apart', () => {
    const right = '3017620422003';
    for (let index = 0; index + 1 < right.length; index += 1) {
      const [a = '', b = ''] = right.slice(index, index + 2);
      const isBlindSpot = Math.abs(Number(a) - Number(b)) % 5 === 0;
      const swapped = right.slice(0, index) + b + a + right.slice(index + 2);
      expect(hasValidCheckDigit(swapped)).toBe(isBlindSpot);
    }
  });
});

describe('a GS1 code', () => {
  const whole = `0103520170012346172712311012AB${gs}21SN7`;
  const expected = {
    ...noAttributes,
    gtin: '03520170012346',
    lot: '12AB',
    serial: 'SN7',
    expiresOn: '2027-12-31',
  };

  it.each([
    [`]C1${whole}`, 'GS1-128'],
    [`]d2${whole}`, 'GS1 DataMatrix'],
    [`]e0${whole}`, 'DataBar'],
    [`]Q3${whole}`, 'GS1 QR'],
    [`]d2${gs}${whole}${gs}`, 'with FNC1 at both ends'],
    [whole, 'without AIM id'],
    [`]d1${whole}`, 'printed as an ordinary DataMatrix'],
    ['(01)03520170012346(17)271231(10)12AB(21)SN7', 'as people read it'],
    ['(01) 03520170012346 (17) 271231 (10) 12AB (21) SN7', 'with blanks'],
    ['https://id.gs1.org/01/03520170012346/10/12AB/21/SN7?17=271231', 'Digital Link'],
    ['http://example.fr/fr/p/01/3520170012346/10/12AB/21/SN7?17=271231&x=1', 'path prefix'],
    [']Q1HTTPS://MARQUE.FR/01/03520170012346/10/12AB/21/SN7?17=271231#top', 'capitals'],
  ])('%j gives item, lot, serial and expiry: %s', (text) => {
    expect(goods(text)).toEqual(expected);
  });

  it.each([
    ['0103520170012346', {}],
    ['01935201700123493103001250', { measure: { value: 1250, scale: 3, unit: 'kg' } }],
    ['01935201700123493101000125', { measure: { value: 125, scale: 1, unit: 'kg' } }],
    ['01935201700123493112000250', { measure: { value: 250, scale: 2, unit: 'm' } }],
    ['01935201700123493153000750', { measure: { value: 750, scale: 3, unit: 'l' } }],
    ['0103520170012346306', { count: 6 }],
    [`01935201700123493922456`, { price: { value: 456, scale: 2, currencyNumber: '' } }],
    [`019352017001234939329781250`, { price: { value: 1250, scale: 2, currencyNumber: '978' } }],
    ['01035201700123467003271231143005', null],
    ['0103520170012346' + '7003' + '2712311430', { expiresOn: '2027-12-31' }],
    ['010352017001234617270200', { expiresOn: '2027-02-28' }],
    ['010352017001234617280200', { expiresOn: '2028-02-29' }],
    ['010352017001234617990101', { expiresOn: '1999-01-01' }],
    ['010352017001234617760101', { expiresOn: '2076-01-01' }],
    ['010352017001234617770101', { expiresOn: '1977-01-01' }],
    ['010352017001234610L%2F1', { lot: 'L%2F1' }],
    [`01035201700123464300Someone${gs}10A`, { lot: 'A' }],
  ])(']C1%s gives %j', (text, attributes) => {
    const code = parse(`]C1${text}`);
    if (attributes === null) expect(code.kind).toBe('unreadable');
    else
      expect(code.kind === 'gtin' && code.attributes).toEqual({ ...noAttributes, ...attributes });
  });

  it('in a Digital Link may have escaped signs', () => {
    expect(goods('https://a.fr/01/03520170012346/10/L%2F1%2B').lot).toBe('L/1+');
    expect(problemOf('https://a.fr/01/03520170012346/10/L%C3%A9')).toBe('BAD_SIGN');
    expect(problemOf('https://a.fr/01/03520170012346?10=%ZZ%')).toBe(null);
  });

  it.each([
    [']C10103520170012347', 'BAD_CHECK_DIGIT'],
    ['(01)03520170012347', 'BAD_CHECK_DIGIT'],
    ['https://id.gs1.org/01/03520170012347', 'BAD_CHECK_DIGIT'],
    [']C101035201700', 'BAD_LENGTH'],
    [`]C1010352017001234617${gs}10A`, 'BAD_LENGTH'],
    [`]C1010352017001234610${'A'.repeat(21)}`, 'BAD_LENGTH'],
    [']C1010352017001234617271331', 'BAD_DATE'],
    [']C1010352017001234617270230', 'BAD_DATE'],
    [']C101035201700123467003' + '2712312460', 'BAD_DATE'],
    [']C101035201700123461727123A', 'BAD_SIGN'],
    [']C1010352017001234610é', 'BAD_SIGN'],
    [`]C1010352017001234610A${gs}10B`, 'GIVEN_TWICE'],
    [']C1', 'NO_ITEM'],
    [']C100345678901234567895', 'NO_ITEM'],
    [']C1XY', 'UNKNOWN_IDENTIFIER'],
    ['(87)1', 'UNKNOWN_IDENTIFIER'],
  ])('%j is refused: %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('round-trips through both forms and the Digital Link', () => {
    const sign = fc.constantFrom(...'ABCXYZabc0189-_/+!');
    const value = fc.array(sign, { minLength: 1, maxLength: 20 }).map((signs) => signs.join(''));
    const digits = fc.array(fc.nat({ max: 9 }), { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(digits, value, value, (body, lot, serial) => {
        const gtin = body.join('') + checkDigitOf(body.join(''));
        const read = { ...noAttributes, gtin, lot, serial };
        expect(goods(`]d201${gtin}10${lot}${gs}21${serial}`)).toEqual(read);
        expect(goods(`(01)${gtin}(10)${lot}(21)${serial}`)).toEqual(read);
        const path = [lot, serial].map(encodeURIComponent);
        expect(goods(`https://a.example/x/01/${gtin}/10/${path[0]}/21/${path[1]}`)).toEqual(read);
      }),
    );
  });
});

describe('a code of the retailer’s own scales', () => {
  it('holds the weight or the price by the patterns set', () => {
    expect(parse('2112345012506')).toEqual({
      kind: 'gtin',
      gtin: '02112345000008',
      reference: '12345',
      attributes: { ...noAttributes, measure: { value: 1250, scale: 3, unit: 'kg' } },
      isVariableMeasure: true,
    });
    expect(goods(`231234504567${checkDigitOf('231234504567')}`).price).toEqual({
      value: 4567,
      scale: 2,
      currencyNumber: '',
    });
  });

  it('is an ordinary code where no pattern fits', () => {
    const code = `201234567890${checkDigitOf('201234567890')}`;
    expect(parse(code)).toMatchObject({ kind: 'gtin', gtin: `0${code}`, reference: '' });
    expect(parseScan('2112345012506', { ...rules, embedded: [] })).toMatchObject({
      gtin: '02112345012506',
      reference: '',
    });
  });

  it('misread is refused: its weight would be another', () => {
    expect(problemOf('2112345012516')).toBe('BAD_CHECK_DIGIT');
  });

  it('of the 02 series is found in a UPC-A of number system 2 too', () => {
    const embedded = [{ pattern: '02.....{NNNDD}', means: 'price' }] as const;
    const code = parseScan(`21234500456${checkDigitOf('21234500456')}`, {
      ...rules,
      embedded,
    });
    expect(code).toMatchObject({ reference: '12345', attributes: { price: { value: 456 } } });
  });
});

describe('anything else', () => {
  it('is one of our own codes when it says so, and a misread one is told', () => {
    const text = writeOwnCode('customer', '42');
    expect(parse(text)).toEqual({ kind: 'own', code: { kind: 'customer', body: '42' } });
    expect(parse(`]Q1${text}`)).toMatchObject({ kind: 'own' });
    expect(problemOf(`${text.slice(0, -1)}?`)).toBe('OWN_CODE_MISREAD');
  });

  it.each([
    'MAQ-ZW-0451',
    '12345',
    'https://example.fr/promo',
    '01234',
    '',
    'Vélo (bleu)',
    '0199999999999999',
  ])('%j is a text, perhaps a sku', (text) => {
    expect(parse(text)).toEqual({ kind: 'text', text });
  });

  it('never throws, and what it calls an item has a right check digit', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ']C1',
        ']d2',
        '(01)',
        '01',
        '17',
        '3103',
        '393',
        gs,
        'https://a/',
        '/01/',
        '%',
        'CPT',
        '2',
      ),
      fc.array(fc.nat({ max: 9 }), { maxLength: 20 }).map((digits) => digits.join('')),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const code = parse(parts.join(''));
        if (code.kind === 'gtin') expect(hasValidCheckDigit(code.gtin)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
