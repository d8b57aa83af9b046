import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItem, readTender, saleLine, toSale } from './sale-request.ts';

const nothing = { items: [], tenders: [], customer: '', addresses: [], pay: null, deposit: null };
const item = (text: string) => {
  const read = readItem(text);
  return read.ok ? read.value : read.error;
};

describe('--item', () => {
  it('is a code, with the number after the last * as quantity', () => {
    expect(item('3000000000014')).toEqual({ code: '3000000000014', quantity: null, by: null });
    expect(item('ML001-1*2')).toEqual({ code: 'ML001-1', quantity: '2', by: null });
    expect(item('ML019-1*0,250')).toEqual({ code: 'ML019-1', quantity: '0,250', by: null });
    expect(item('A*B')).toEqual({ code: 'A*B', quantity: null, by: null });
    expect(item('A*B*12')).toEqual({ code: 'A*B', quantity: '12', by: null });
  });

  it('says how it leaves by a way after its last @, the quantity before or after that', () => {
    const by = { kind: 'ship', address: 1 };
    expect(item('ML001-1@ship')).toEqual({ code: 'ML001-1', quantity: null, by });
    expect(item('ML001-1*2@ship')).toEqual({ code: 'ML001-1', quantity: '2', by });
    expect(item('ML001-1@ship*2')).toEqual({ code: 'ML001-1', quantity: '2', by });
    expect(item('A@ship:12')).toMatchObject({ by: { kind: 'ship', address: 12 } });
    expect(item('A@pickup:LYO2')).toMatchObject({ by: { kind: 'pickup', placeId: 'LYO2' } });
    expect(item('A@reserve')).toEqual({ code: 'A', quantity: null, by: { kind: 'reserve' } });
    for (const code of ['A@B', 'A@pickup', 'A@shipping', '@ship', 'A@ship:0'])
      expect(item(code)).toEqual({ code, quantity: null, by: null });
  });

  it('leaves it to the till to refuse a quantity that no line can have', () => {
    expect(item('X*-3')).toEqual({ code: 'X', quantity: '-3', by: null });
    expect(item('X*0')).toEqual({ code: 'X', quantity: '0', by: null });
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
        expect(item(`${code}*${quantity}`)).toEqual({ code, quantity: String(quantity), by: null });
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

  it('may be all that is left to pay', () => {
    expect(tender('card:rest')).toEqual({ type: 'card', amount: 'rest', reference: '' });
    const tenders = [{ type: 'card', amount: 'rest', reference: '' }];
    expect(toSale({ ...nothing, tenders }, 'EUR')).toMatchObject({
      value: { tenders: [{ type: 'card', tenderedMinor: null }] },
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
      toSale({ ...nothing, tenders: [{ type: 'cash', amount, reference: '' }] }, currency);
    for (const amount of ['20', '20.00', '20,0'])
      expect(sale(amount, 'EUR')).toMatchObject({ value: { tenders: [{ tenderedMinor: 2_000 }] } });
    expect(sale('20.005', 'EUR')).toEqual({ ok: false, error: 'cash:20.005 (EUR)' });
    expect(sale('20.5', 'JPY')).toEqual({ ok: false, error: 'cash:20.5 (JPY)' });
  });
});

describe('what is not taken', () => {
  const later = (code: string, rest: object) => {
    const read = readItem(code);
    return toSale({ ...nothing, ...rest, items: read.ok ? [read.value] : [] }, 'EUR');
  };
  const to = { name: 'Élise', phone: '', street: '3 rue', postcode: '69003', city: 'Lyon' };

  it('is for a customer, or for who the first address names', () => {
    expect(later('A@reserve', {})).toEqual({ ok: false, error: '--customer' });
    expect(later('A@ship', { addresses: [{ ...to, name: '' }] })).toMatchObject({ ok: false });
    expect(later('A@reserve', { customer: '0639980001' })).toMatchObject({ ok: true });
    expect(later('A@ship', { addresses: [to] })).toMatchObject({ ok: true });
    expect(later('A@ship:2', { addresses: [to] })).toEqual({ ok: false, error: 'ship:2' });
  });

  it('has a deposit of an amount that the currency has', () => {
    const by = (amount: string) =>
      later('A@reserve', { customer: 'c', deposit: { amount, kind: 'arrhes' } });
    expect(by('5,00')).toMatchObject({
      value: { deposit: { amountMinor: 500, kind: 'arrhes' } },
    });
    for (const amount of ['0', '-5', 'x', '1.234'])
      expect(by(amount)).toEqual({ ok: false, error: `--deposit ${amount} (EUR)` });
  });
});

describe('a line of --script', () => {
  it('takes quantities as text or whole numbers, amounts as text only', () => {
    const line = {
      items: [{ code: 'A', quantity: 2 }, { code: 'B', quantity: '1.5' }, { code: 'C' }],
    };
    expect(saleLine.parse(line)).toEqual({
      items: [
        { code: 'A', quantity: '2', by: null },
        { code: 'B', quantity: '1.5', by: null },
        { code: 'C', quantity: null, by: null },
      ],
      ...{ tenders: [], customer: '', addresses: [], pay: null, deposit: null },
    });
    const tenders = (amount: unknown) => ({ ...line, tenders: [{ type: 'cash', amount }] });
    expect(saleLine.safeParse(tenders('20.00')).success).toBe(true);
    expect(saleLine.safeParse(tenders(20)).success).toBe(false);
  });

  it('says how an item leaves, where to, and what is paid of it', () => {
    const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
    const line = {
      items: [
        { code: 'A', by: 'ship' },
        { code: 'B', by: 'pickup:LYO2' },
      ],
      ...{ customer: '0639980001', addresses: [address], deposit: { amount: '10' } },
    };
    expect(saleLine.parse(line)).toMatchObject({
      items: [{ by: { kind: 'ship', address: 1 } }, { by: { kind: 'pickup', placeId: 'LYO2' } }],
      addresses: [{ name: '', ...address }],
      deposit: { amount: '10', kind: '' },
    });
    const wrong = { ...line, items: [{ code: 'A', by: 'post' }] };
    expect(saleLine.safeParse(wrong).success).toBe(false);
  });

  it('is refused with a key that nobody knows, or without items', () => {
    expect(saleLine.safeParse({ items: [{ code: 'A' }], tender: [] }).success).toBe(false);
    expect(saleLine.safeParse({ items: [] }).success).toBe(false);
  });
});
