import { expect, it } from 'vitest';
import { memoryTill } from '../../test/support/memory-till.ts';
import { sellGiftCard } from '../commands/add-money.ts';
import { freshNumber } from './fresh-number.ts';

/** A till whose random source gives this, one after the other, and then the last for ever. */
async function tillDrawing(...ids: string[]) {
  const till = (await memoryTill()).context();
  const drawn = [...ids];
  return { ...till, newId: () => (drawn.length > 1 ? drawn.shift() : drawn[0]) ?? '' };
}

it('a number that waits in a basket is not drawn again', async () => {
  const till = await tillDrawing('one');
  const first = freshNumber(till, 'gift-card');
  const card = { commandId: 'command-1', seat: 'till', amountMinor: 5_000 };
  expect(await sellGiftCard(card, till)).toMatchObject({ ok: true });
  const again = { ...till, newId: (await tillDrawing('one', 'one', 'two')).newId };
  expect(freshNumber(again, 'gift-card')).not.toBe(first);
});

it('a random source that stands still ends in a broken law, not in a till that hangs', async () => {
  const till = await tillDrawing('one');
  await sellGiftCard({ commandId: 'command-1', seat: 'till', amountMinor: 5_000 }, till);
  expect(() => freshNumber(till, 'gift-card')).toThrow('Broken law');
});
