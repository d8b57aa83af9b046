import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Codec,
  decimal,
  degrees,
  json,
  maybeDate,
  maybeText,
  maybeWholeNumber,
  oneOf,
  text,
  verbatim,
  wholeNumber,
  words,
  yesNo,
} from './codecs.ts';
import { openingHours } from './kinds/opening-hours.ts';

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const week = fc.array(fc.array(fc.record({ from: time, to: time }), { maxLength: 3 }), {
  minLength: 7,
  maxLength: 7,
});
const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

/** A codec with values of every kind that it is for. */
const laws: [name: string, check: () => void][] = [
  law(
    'text',
    text,
    fc.string().map((value) => value.trim()),
  ),
  law('verbatim', verbatim, fc.string()),
  law('maybeText', maybeText, fc.option(fc.constantFrom('a', 'a b'), { nil: undefined })),
  law('wholeNumber', wholeNumber, fc.integer()),
  law('maybeWholeNumber', maybeWholeNumber, fc.option(fc.nat())),
  law('decimal(2)', decimal(2), amount),
  law('decimal(3)', decimal(3), amount),
  law(
    'degrees',
    degrees,
    fc.integer({ min: -1_799_999, max: 1_799_999 }).map((n) => n / 10_000),
  ),
  law('yesNo', yesNo, fc.boolean()),
  law('maybeDate', maybeDate, fc.constantFrom(null, '2026-02-28', '2028-02-29')),
  law('oneOf', oneOf(['piece', 'kg']), fc.constantFrom('piece', 'kg')),
  law('words', words, fc.array(fc.constantFrom('store:LYO1', 'network'))),
  law(
    'json',
    json(z.json()),
    fc.jsonValue({ noUnicodeString: false }).filter(hasNoNul).map(normal),
  ),
  law('openingHours', openingHours, week),
];

it.each(laws)('%s is read back as it was written', (_, check) => check());

it('numbers and words are read as people and spreadsheets write them', () => {
  expect(['12,5', '12.50', ' 12.5 '].map((cell) => decimal(2).read(cell))).toEqual(
    Array.from({ length: 3 }, () => ({ ok: true, value: 1_250 })),
  );
  expect(['oui', 'VRAI', 'Yes', '1'].map((cell) => yesNo.read(cell))).toEqual(
    Array.from({ length: 4 }, () => ({ ok: true, value: true })),
  );
  expect(['non', 'FAUX', '', '0'].map((cell) => yesNo.read(cell))).toEqual(
    Array.from({ length: 4 }, () => ({ ok: true, value: false })),
  );
});

it('what is no number, no date, no word of the list is refused, and an empty cell says that it is', () => {
  for (const cell of ['1e3', '1 000', '12.345', '--1', 'NaN', '0x10', '٣'])
    expect(decimal(2).read(cell)).toEqual({ ok: false, error: 'value' });
  for (const cell of ['2026-02-29', '24/12/2026', '2026-1-1'])
    expect(maybeDate.read(cell)).toEqual({ ok: false, error: 'value' });
  expect(oneOf(['kg']).read('KG')).toEqual({ ok: false, error: 'value' });
  expect(openingHours.read('10:00-19:00')).toEqual({ ok: false, error: 'value' });
  expect(openingHours.read('24:00-25:00 | | | | | |')).toEqual({ ok: false, error: 'value' });
  for (const codec of [decimal(2), wholeNumber, oneOf(['kg']), degrees])
    expect(codec.read(' ')).toEqual({ ok: false, error: 'empty' });
});

function law<Value>(
  name: string,
  codec: Codec<Value>,
  values: fc.Arbitrary<Value>,
): [string, () => void] {
  return [
    name,
    () => {
      fc.assert(
        fc.property(values, (value) => {
          expect(codec.read(codec.write(value))).toEqual({ ok: true, value });
        }),
      );
    },
  ];
}

/** As JSON says it: it has one zero. */
/** A database takes no U+0000, and neither does a cell. */
function hasNoNul(value: unknown): boolean {
  return !JSON.stringify(value).includes('\\u0000');
}

function normal(value: unknown): z.infer<ReturnType<typeof z.json>> {
  return z.json().parse(JSON.parse(JSON.stringify(value)));
}
