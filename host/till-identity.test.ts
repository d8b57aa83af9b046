import { expect, test } from 'vitest';
import type { TillIdentity } from '../contract/document/setting.ts';
import { tillPage } from '../test/conformance/sample-documents.ts';
import { tillIdentity } from '../test/support/journal-kit.ts';
import { createCommandQueue } from './commands/command-queue.ts';
import { memoryDocuments } from './store/memory-documents.ts';
import { followIdentity, holdIdentity } from './till-identity.ts';

const numbered = (number: string): TillIdentity => ({
  ...tillIdentity,
  till: { id: `LYON-${number}`, number },
});

test('a new identity is taken between two baskets, and one that nobody can read never', async () => {
  const documents = memoryDocuments();
  const queue = createCommandQueue();
  const identity = holdIdentity(numbered('1'));
  const told: string[] = [];
  let isBasketOpen = true;
  let isBasketSuspended = false;
  const follower = followIdentity({
    ...{ documents, identity, queue },
    isBasketOpen: () => isBasketOpen,
    isBasketSuspended: () => isBasketSuspended,
    onChanged: () => told.push(identity.current().till.number),
    onFailed(error) {
      throw error;
    },
  });
  const give = async (value: TillIdentity | string): Promise<void> => {
    const document = { id: 'till.identity', kind: 'setting' as const, value };
    await documents.applyPage(tillPage(1, [{ collection: 'settings', document }]));
    await queue.settled();
  };

  await give(numbered('2'));
  follower.basketChanged();
  await queue.settled();
  expect(identity.current().till.number).toBe('1');

  isBasketOpen = false;
  follower.basketChanged();
  await queue.settled();
  expect(identity.current().till.number).toBe('2');

  await give('nonsense');
  await give(numbered('2'));
  expect(told).toEqual(['2']);
  await give(numbered('3'));
  expect(told).toEqual(['2', '3']);

  // Rung here, a basket that was put aside is never signed as another shop's, nor in its money.
  isBasketSuspended = true;
  await give(numbered('4'));
  expect(told).toEqual(['2', '3', '4']);
  await give({ ...numbered('4'), store: { ...tillIdentity.store, id: 'PARIS' } });
  expect(identity.current().store.id).toBe(tillIdentity.store.id);
  isBasketSuspended = false;
  follower.basketChanged();
  await queue.settled();
  expect(identity.current().store.id).toBe('PARIS');
  follower.stop();
});
