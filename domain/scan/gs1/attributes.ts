import type { Gs1Elements } from './element-string.ts';
import { readGs1Date } from './gs1-date.ts';

/** A decimal number as it stands in a code: 1,250 is `{ value: 1250, scale: 3 }`. */
interface EmbeddedNumber {
  value: number;
  scale: number;
}

/** What a code says of one piece of goods besides which item it is. Empty or null: nothing. */
export interface GoodsAttributes {
  lot: string;
  serial: string;
  /** Last day of use, `YYYY-MM-DD`. */
  expiresOn: string;
  /** Net weight, length or volume. */
  measure: (EmbeddedNumber & { unit: 'kg' | 'm' | 'l' }) | null;
  /** Pieces in it. */
  count: number | null;
  /** To pay for all of it; `currencyNumber` by ISO 4217, empty for the currency of the place. */
  price: (EmbeddedNumber & { currencyNumber: string }) | null;
}

export const noAttributes: GoodsAttributes = {
  lot: '',
  serial: '',
  expiresOn: '',
  measure: null,
  count: null,
  price: null,
};

/** What a till uses of a GS1 code; the current year tells the century of its dates. */
export function attributesOf(elements: Gs1Elements, currentYear: () => number): GoodsAttributes {
  const expiry = elements.get('17') ?? elements.get('7003')?.slice(0, 6);
  const count = elements.get('30');
  return {
    lot: elements.get('10') ?? '',
    serial: elements.get('21') ?? '',
    expiresOn: expiry === undefined ? '' : readGs1Date(expiry, currentYear()),
    measure:
      withUnit(decimal(elements, '310'), 'kg') ??
      withUnit(decimal(elements, '311'), 'm') ??
      withUnit(decimal(elements, '315'), 'l'),
    count: count === undefined ? null : Number(count),
    price: price(elements),
  };
}

function price(elements: Gs1Elements): GoodsAttributes['price'] {
  const local = decimal(elements, '392');
  if (local) return { ...numberOf(local), currencyNumber: '' };
  const foreign = decimal(elements, '393');
  if (!foreign) return null;
  const digits = foreign.digits.slice(3);
  return { ...numberOf({ ...foreign, digits }), currencyNumber: foreign.digits.slice(0, 3) };
}

interface Decimal {
  digits: string;
  scale: number;
}

/** The element whose last digit says how many places stand after the comma. */
function decimal(elements: Gs1Elements, family: string): Decimal | null {
  for (const scale of [0, 1, 2, 3, 4, 5]) {
    const digits = elements.get(`${family}${scale}`);
    if (digits !== undefined) return { digits, scale };
  }
  return null;
}

function withUnit(found: Decimal | null, unit: 'kg' | 'm' | 'l'): GoodsAttributes['measure'] {
  return found && { ...numberOf(found), unit };
}

function numberOf({ digits, scale }: Decimal): EmbeddedNumber {
  return { value: Number(digits), scale };
}
