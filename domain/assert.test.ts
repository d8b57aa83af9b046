import { expect, test } from 'vitest';
import { unreachable } from './assert.ts';

test('a case that was forgotten is named by its discriminant, and nothing else of it', () => {
  const unknown = { kind: 'customer-set', name: 'Ada Lovelace', street: '3 rue des Lilas' };
  expect(() => reach(unknown)).toThrow(/no case for kind customer-set$/);
  expect(() => reach({ name: 'Ada Lovelace' })).toThrow(/no case for an object$/);
  expect(() => reach('customer-set')).toThrow(/no case for customer-set$/);
});

/** With what a newer program may hand over, and no type of this one knows. */
function reach(value: unknown): unknown {
  return Reflect.apply(unreachable, undefined, [value]);
}
