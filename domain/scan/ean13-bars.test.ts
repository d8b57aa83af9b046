import { expect, it } from 'vitest';
import { ean13Bars } from './ean13-bars.ts';

// The pattern that other encoders draw for this code (it stands in the tests of JsBarcode).
it('the bars are those of other encoders', () => {
  expect(ean13Bars('5901234123457')).toBe(
    '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
  );
});

it('every code has 95 modules, 30 bars and its guards', () => {
  for (const code of ['3760123450010', '3760123450355', '4006381333931', '0036000291452']) {
    const bars = ean13Bars(code);
    expect(bars).toHaveLength(95);
    expect(bars.match(/1+/g)).toHaveLength(30);
    expect([bars.slice(0, 3), bars.slice(45, 50), bars.slice(-3)]).toEqual(['101', '01010', '101']);
  }
});

it('a misread code is not drawn', () => {
  expect(() => ean13Bars('3760123450011')).toThrow();
  expect(() => ean13Bars('376012345001')).toThrow();
});
