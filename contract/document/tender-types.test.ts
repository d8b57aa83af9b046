import { expect, it } from 'vitest';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { tenderTypeSetting } from './tender-types.ts';

const names = { fr: 'Champ', en: 'Field' };
const readWith = (pattern: string) => {
  const [type] = shippedTenderSettings.types;
  const referenceFields = [{ names, hint: names, pattern }];
  return tenderTypeSetting.safeParse({ ...type, reference: 'optional', referenceFields });
};

it.each(['', '\\d{7}', '[A-Z0-9]{2,12}', '.{4,24}', 'EC-\\d{2}[A-Z]?', 'CNI|PAS|TS'])(
  '%j is a pattern',
  (text) => {
    expect(readWith(text).success).toBe(true);
  },
);

it.each(['(A+)+B', 'a)|(b', '\\d*\\d*\\d*', '[z-a]', '(?=x)', '^A$', 'A{9,1}', '\\w+'])(
  '%j is refused: it could stall a payment, or reach beyond its field',
  (text) => {
    expect(readWith(text).success).toBe(false);
  },
);

it('what is shipped can be read as a setting', () => {
  for (const type of shippedTenderSettings.types) {
    expect(tenderTypeSetting.safeParse(type).success).toBe(true);
  }
});
