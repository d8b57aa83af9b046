import { expect, test } from 'vitest';
import { shippedAllocationRules } from '../allocation/allocation-rules.ts';
import type { CandidateSource, LineToAllocate } from '../allocation/order-to-allocate.ts';
import { alternativesFor } from './alternatives-for.ts';

const day = '2026-11-30';
const line: LineToAllocate = {
  ...{ line: 1, group: 'g1', fulfilment: 'ship', sku: 'M-40', quantityMilli: 2_000 },
  ...{ toPlace: '', position: null, notFrom: ['PAR'] },
};
const place = (id: string, stock: Record<string, number>): CandidateSource => ({
  ...{ id, kind: 'store', companyId: 'c-1', position: null, leavesOn: day },
  stock: new Map(
    Object.entries(stock).map(([sku, pieces]) => [
      sku,
      { freeMilli: pieces * 1_000, safetyMilli: 0 },
    ]),
  ),
});
const offered = (
  sources: readonly CandidateSource[],
  changes: Partial<LineToAllocate> = {},
  variants: readonly string[] = [],
) =>
  alternativesFor(
    { companyId: 'c-1', day, line: { ...line, ...changes }, paidMinor: 9_999 },
    { sources, variants },
    shippedAllocationRules,
  );
const refund = { kind: 'refund', amountMinor: 9_999 };

test('the money back is always offered, and last', () => {
  expect(offered([])).toEqual([refund]);
  expect(offered([place('PAR', { 'M-40': 9 })])).toEqual([refund]);
});

test('another place that has it comes first', () => {
  expect(offered([place('PAR', { 'M-40': 9 }), place('LIL', { 'M-40': 2 })])).toEqual([
    { kind: 'source', sourceId: 'LIL', leavesOn: day },
    refund,
  ]);
});

test('where no place has all of it, several parcels or fewer pieces are offered', () => {
  const sources = [place('LIL', { 'M-40': 1 }), place('NAN', { 'M-40': 1 })];
  expect(offered(sources)).toEqual([
    { kind: 'divided', sourceIds: ['LIL', 'NAN'] },
    { kind: 'fewer', sourceId: 'LIL', quantityMilli: 1_000, refundMinor: 4_999 },
    refund,
  ]);
});

test('what was to be kept in a store can be sent from another, or fetched there', () => {
  const kept = { fulfilment: 'reserve', toPlace: 'LYO', notFrom: ['LYO'] } as const;
  expect(offered([place('LYO', { 'M-40': 9 }), place('LIL', { 'M-40': 2 })], kept)).toEqual([
    { kind: 'sent', sourceId: 'LIL', leavesOn: day },
    { kind: 'fetched', placeId: 'LIL' },
    refund,
  ]);
});

test('other sizes that somebody has are offered, also by who was short of this one, three at most', () => {
  const sources = [place('PAR', { 'M-42': 5, 'M-38': 5, 'N-40': 5, 'N-42': 5 })];
  expect(offered(sources, {}, ['M-40', 'M-38', 'M-41', 'M-42', 'N-40', 'N-42'])).toEqual([
    { kind: 'variant', sku: 'M-38', sourceId: 'PAR', leavesOn: day },
    { kind: 'variant', sku: 'M-42', sourceId: 'PAR', leavesOn: day },
    { kind: 'variant', sku: 'N-40', sourceId: 'PAR', leavesOn: day },
    refund,
  ]);
});
