import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItem, readTender, saleLine, toSale } from './sale-request.ts';

const item = (text: string) => {
  const read = readItem(text);
  return read.ok ? read.value : read.error;
};

describe('--item', () => {
  it('is a code, with the number after the last * as quantity', () => {
    expect(item('3000000000014')).toEqual({ code: '3000000000014', quantity: null });
    expect(item('ML001-1*2')).toEqual({ code: 'ML001-1', quantity: '2' });
    expect(item('ML019-1*0,250')).toEqual({ code: 'ML019-1', quantity: '0,250' });
    expect(item('A*B')).toEqual({ code: 'A*B', quantity: null });
    expect(item('A*B*12')).toEqual({ code: 'A*B', quantity: '12' });
  });

  it('leaves it to the till to refuse a quantity that no line can have', () => {
    expect(item('X*-3')).toEqual({ code: 'X', quantity: '-3' });
    expect(item('X*0')).toEqual({ code: 'X', quantity: '0' });
  });

  it('is refused without a code, or too long for one', () => {
    expect(item('')).toBe('--item ');
    expect(item('*2')).toBe('--item *2');
    expect(item(`${'9'.repeat(600)}`)).toMatch(/^--item 9+$/);
    expect(item(`X*${'9'.repeat(21)}`)).toMatch(/^--item X/);
  });

  it('gives any code and quantity back as they were', () => {
    const codes = fc.string({ minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 9_999 }), (code, quantity) => {
        expect(item(`${code}*${quantity}`)).toEqual({ code, quantity: String(quantity) });
      }),
    );
  });
});

describe('--tender', () => {
  const tender = (text: string) => {
    const read = readTender(text);
    return read.ok ? read.value : read.error;
  };

  it('is a type, an amount and perhaps a reference', () => {
    expect(tender('cash:20.00')).toEqual({ type: 'cash', amount: '20.00', reference: '' });
    expect(tender('card:5,00:AUTH 42')).toEqual({
      type: 'card',
      amount: '5,00',
      reference: 'AUTH 42',
    });
  });

  it.each(['cash', 'cash:', ':5', 'cash:5 EUR', 'cash:1e3', 'cash:5:', 'Cash:5', 'cash:1.2345'])(
    'refuses %s, or reads it as it stands',
    (text) => {
      const read = tender(text);
      if (text === 'cash:5:') expect(read).toEqual({ type: 'cash', amount: '5', reference: '' });
      else expect(read).toBe(`--tender ${text}`);
    },
  );

  it('is in the currency of the till, to its last decimal', () => {
    const sale = (amount: string, currency: string) =>
      toSale({ items: [], tenders: [{ type: 'cash', amount, reference: '' }] }, currency);
    for (const amount of ['20', '20.00', '20,0'])
      expect(sale(amount, 'EUR')).toMatchObject({ value: { tenders: [{ tenderedMinor: 2_000 }] } });
    expect(sale('20.005', 'EUR')).toEqual({ ok: false, error: 'cash:20.005 (EUR)' });
    expect(sale('20.5', 'JPY')).toEqual({ ok: false, error: 'cash:20.5 (JPY)' });
  });
});

describe('a line of --script', () => {
  it('takes quantities as text or whole numbers, amounts as text only', () => {
    const line = {
      items: [{ code: 'A', quantity: 2 }, { code: 'B', quantity: '1.5' }, { code: 'C' }],
    };
    expect(saleLine.parse(line)).toEqual({
      items: [
        { code: 'A', quantity: '2' },
        { code: 'B', quantity: '1.5' },
        { code: 'C', quantity: null },
      ],
      tenders: [],
    });
    const tenders = (amount: unknown) => ({ ...line, tenders: [{ type: 'cash', amount }] });
    expect(saleLine.safeParse(tenders('20.00')).success).toBe(true);
    expect(saleLine.safeParse(tenders(20)).success).toBe(false);
  });

  it('is refused with a key that nobody knows, or without items', () => {
    expect(saleLine.safeParse({ items: [{ code: 'A' }], tender: [] }).success).toBe(false);
    expect(saleLine.safeParse({ items: [] }).success).toBe(false);
  });
});
