import { expect, test } from 'vitest';
import { sampleCustomer } from '../../test/conformance/sample-documents.ts';
import { readChange } from './read-change.ts';

/** As it comes over the wire. */
const received = (change: object): unknown => JSON.parse(JSON.stringify(change));

test('an erasure is read: it carries no document', () => {
  const erasure = { collection: 'customers', erased: 'c-1' };
  expect(readChange(received(erasure))).toEqual(erasure);
});

test('a whole document is read', () => {
  const change = { collection: 'customers', document: sampleCustomer('c-1') };
  expect(readChange(received(change))).toEqual(change);
});

test('what only a newer program can read, and what is nothing at all, is none', () => {
  const newer = { collection: 'customers', document: { ...sampleCustomer('c-1'), aura: 'blue' } };
  for (const change of [
    newer,
    { collection: 'drones', erased: 'd-1' },
    { collection: 'customers' },
  ])
    expect(readChange(received(change))).toBeNull();
});
