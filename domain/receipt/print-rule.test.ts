import { expect, test } from 'vitest';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import type { Correction } from '../basket/basket.ts';
import { newValueNumber } from '../stored-value/value-number.ts';
import { type PrintFlags, printRule } from './print-rule.ts';

const flags: PrintFlags = { isGuaranteed: () => false, isCard: (type) => type === 'card' };
const piece = { ...breadLine, unitPriceMinor: 1_000 };
const back = { ...piece, quantity: { value: -1, scale: 0 } };
const sold = (...lines: (typeof piece)[]) =>
  makeTransaction({ basketId: 'b-00000000000000', lines: [lines[0] ?? piece, ...lines.slice(1)] });

test('an ordinary sale prints on request only', () => {
  expect(printRule(sold(piece), flags)).toEqual({ print: 'on-request' });
});

test('durable goods print always, for the mention of their guarantee', () => {
  const guaranteed = { ...flags, isGuaranteed: (sku: string) => sku === 'SKU-2' };
  expect(printRule(sold(piece, piece), guaranteed)).toEqual({
    print: 'always',
    reason: 'guarantee',
  });
  expect(printRule(sold(piece, back), guaranteed)).toEqual({ print: 'on-request' });
});

test('goods that are paid and still to come print always: the paper is the order', () => {
  const { lines, ...rest } = sold(piece, piece);
  const ship = lines.map((line, index) =>
    index === 0 ? { ...line, fulfilment: 'ship' as const } : line,
  );
  expect(printRule({ ...rest, lines: ship }, flags)).toEqual({ print: 'always', reason: 'order' });
});

test('goods weighed at the counter print always', () => {
  const weighed = { ...piece, quantity: { value: 1_250, scale: 3 } };
  expect(printRule(sold(piece, weighed), flags)).toEqual({ print: 'always', reason: 'weighed' });
});

test('money back to a card prints always, cash back does not', () => {
  const lines = [back] as const;
  const basketId = 'b-00000000000000';
  const toCard = makeTransaction({ basketId, lines, tenders: ['card'] });
  expect(printRule(toCard, flags)).toEqual({ print: 'always', reason: 'card-operation' });
  expect(printRule(makeTransaction({ basketId, lines, tenders: ['cash'] }), flags)).toEqual({
    print: 'on-request',
  });
});

test('what issues a gift card, an avoir or a deposit prints always; what uses one does not', () => {
  const number = newValueNumber('gift-card', new Uint8Array([1, 2, 3, 4, 5]), '2028-12');
  const of = (grossMinor: number) => ({
    ...sold(piece),
    lines: sold(piece).lines.map((line) => ({
      ...line,
      accounting: 'liability' as const,
      serialNumber: number,
      grossMinor,
    })),
  });
  expect(printRule(of(5_000), flags)).toEqual({ print: 'always', reason: 'stored-value' });
  expect(printRule(of(-5_000), flags)).toEqual({ print: 'on-request' });
});

test('a card payment taken back before the end prints always', () => {
  const removed = (tenderType: string): Correction => ({
    kind: 'tender-removed',
    lineNumber: 0,
    sku: '',
    label: '',
    quantity: null,
    tenderType,
    amountMinor: -1_000,
    at: '2026-11-22T13:04:05.678Z',
    operatorId: 'op-1',
  });
  const rule = (type: string) => printRule({ ...sold(piece), corrections: [removed(type)] }, flags);
  expect(rule('card')).toEqual({ print: 'always', reason: 'card-operation' });
  expect(rule('cash')).toEqual({ print: 'on-request' });
});
