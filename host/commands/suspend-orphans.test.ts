import { expect, it } from 'vitest';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { suspendOrphans } from './suspend-orphans.ts';

it('what a script left open long ago is found among the suspended baskets after a restart', async () => {
  const till = await memoryTill({ items: [sampleItem('A')] });
  for (const seat of ['script-gone', 'till']) {
    await till.call.addItem({ commandId: till.newCommandId(), seat, sku: 'A' });
  }
  till.restart();
  suspendOrphans(till.context());
  expect(till.context().shelf.suspended()).toEqual([]);

  till.restart();
  const later = till.context();
  suspendOrphans({ ...later, now: () => '2026-11-22T09:30:00.000Z' });
  expect(later.shelf.suspended().map(({ seat, label }) => [seat, label])).toEqual([
    ['script-gone', 'script-gone'],
  ]);
  expect(later.shelf.openOn('till')).not.toBeNull();
});
