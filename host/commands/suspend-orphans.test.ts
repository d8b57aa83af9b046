import { expect, it } from 'vitest';
import { ok } from '../../domain/result.ts';
import { sampleItem } from '../../test/conformance/sample-documents.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { createCommandQueue } from './command-queue.ts';
import { suspendOrphans } from './suspend-orphans.ts';
import { suspendOrphansNowAndThen } from './suspend-orphans-now-and-then.ts';

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

it('what a script leaves open while the till runs is found within minutes, between commands', async () => {
  const till = await memoryTill({ items: [sampleItem('A')] });
  const queue = createCommandQueue();
  const timers = manualTimers();
  let passedMs = 0;
  const context = till.context();
  const clock = () => new Date(Date.parse('2026-11-22T08:00:00Z') + passedMs).toISOString();
  const stop = suspendOrphansNowAndThen({ ...context, now: clock }, { queue, timers });
  const pass = async (): Promise<void> => {
    passedMs += 600_000;
    timers.pass(600_000);
    await queue.settled();
    await new Promise((done) => setImmediate(done));
  };
  await till.call.addItem({ commandId: till.newCommandId(), seat: 'script-gone', sku: 'A' });

  till.disk.fill();
  await pass();
  await pass();
  expect(context.shelf.suspended()).toEqual([]);
  till.disk.free();
  const command = Promise.withResolvers<void>();
  const running = queue.run(() => command.promise.then(() => ok(null)));
  const passing = pass();
  await new Promise((done) => setImmediate(done));
  expect(context.shelf.suspended()).toEqual([]);
  command.resolve();
  await Promise.all([running, passing]);
  expect(context.shelf.suspended().map(({ seat }) => seat)).toEqual(['script-gone']);
  stop();
  expect(timers.waitingMs()).toEqual([]);
});
