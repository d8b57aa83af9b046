import { describe, expect, it } from 'vitest';
import {
  amountField,
  fieldsOf,
  paperField,
  pieceField,
  piecesTyped,
  sumTyped,
  typedMoney,
} from './count-entry.ts';

const twenty = { form: 'note', unitMinor: 2_000 } as const;
const cent = { form: 'coin', unitMinor: 1 } as const;
const euro = { denominations: [twenty, cent], decimals: 2 };
const cash = { type: 'cash', kind: 'cash' };
const cheque = { type: 'cheque', kind: 'cheque' };

describe('what is typed of a count', () => {
  it('nothing typed is not zero: it has not been counted', () => {
    expect(typedMoney(cash, {}, euro)).toBeNull();
    expect(typedMoney(cheque, {}, euro)).toBeNull();
  });

  it('cash is its pieces, and a zero that was typed is a count', () => {
    expect(typedMoney(cash, { [pieceField('cash', twenty)]: '3' }, euro)).toEqual({
      ...{ type: 'cash', amountMinor: 6_000, pieces: 0, items: [] },
      denominations: [{ ...twenty, count: 3 }],
    });
    expect(typedMoney(cash, { [pieceField('cash', cent)]: '0' }, euro)?.amountMinor).toBe(0);
  });

  it('a sum is read with its comma, and comes back as it was typed', () => {
    const money = typedMoney(cheque, { [amountField('cheque')]: '123,5' }, euro);
    expect(money?.amountMinor).toBe(12_350);
    const fields = fieldsOf(money ? [money] : [], { recount: [], decimals: 2 });
    expect(fields[amountField('cheque')]).toBe('123,50');
    expect(fieldsOf(money ? [money] : [], { recount: ['cheque'], decimals: 2 })).toEqual({});
  });

  it('a cheque is ticked off by its amount; one that is not on the list is in the rest', () => {
    const papers = [
      { type: 'cheque', reference: 'LCL-7654321' },
      { type: 'cheque', reference: 'BNP-0000042' },
    ];
    const typing = { ...euro, papers };
    expect(typedMoney(cheque, {}, typing)).toBeNull();
    const fields = { [paperField('cheque', 1)]: '79,9', [amountField('cheque')]: '10' };
    const money = typedMoney(cheque, fields, typing);
    expect(money).toMatchObject({
      ...{ amountMinor: 8_990, pieces: 1 },
      items: [
        { reference: 'BNP-0000042', amountMinor: 7_990 },
        { reference: '', amountMinor: 1_000 },
      ],
    });
    const again = fieldsOf(money ? [money] : [], { recount: [], decimals: 2, papers });
    expect(typedMoney(cheque, again, typing)).toEqual(money);
    expect(again[paperField('cheque', 0)]).toBeUndefined();
  });

  it('only digits are pieces; point and comma are one', () => {
    expect(piecesTyped('12')).toBe('12');
    expect(piecesTyped('1x')).toBeNull();
    expect(piecesTyped('3760123450010')).toBeNull();
    expect(sumTyped('1 234.5', 2)).toBe('1234,5');
    expect(sumTyped('1,234', 2)).toBeNull();
    expect(sumTyped('12,5', 0)).toBeNull();
  });
});
