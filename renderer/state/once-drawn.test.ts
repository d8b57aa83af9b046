import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SaleSnapshot } from '../../contract/host/views.ts';
import { saleSnapshot } from '../../test/support/sale-snapshot.ts';
import type { LineOrder } from './line-order.ts';
import { onceDrawn } from './once-drawn.ts';

function tillWith(basketId: string) {
  const sale = createStore<{ snapshot: SaleSnapshot | null; order: LineOrder }>(() => ({
    snapshot: saleSnapshot(basketId, 1),
    order: new Map(),
  }));
  let doneCount = 0;
  return {
    doneCount: () => doneCount,
    send: (commandId: string) =>
      onceDrawn({ sale }, commandId, () => {
        doneCount++;
      }),
    show: (lastCommandId: string) =>
      sale.setState({ snapshot: { ...saleSnapshot(basketId, 2), lastCommandId } }),
  };
}

test('it is done with the snapshot that has the command, once, however late its answer is', () => {
  const till = tillWith('first');
  const drawn = till.send('second');
  till.show('first');
  expect(till.doneCount()).toBe(0);
  till.show('second');
  expect(till.doneCount()).toBe(1);
  till.show('second');
  drawn.answered(true);
  expect(till.doneCount()).toBe(1);
});

test('it is done with the answer where no snapshot came before it', () => {
  const till = tillWith('first');
  const drawn = till.send('second');
  drawn.answered(true);
  till.show('second');
  expect(till.doneCount()).toBe(1);
});

test('what was refused is not done, whatever is drawn later', () => {
  const till = tillWith('first');
  const drawn = till.send('second');
  drawn.answered(false);
  till.show('second');
  expect(till.doneCount()).toBe(0);
});
