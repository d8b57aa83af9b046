import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';

let till: PrintingTill;

beforeEach(async () => {
  till = await printingTill();
  till.setPrinter();
});
afterEach(() => till.end());

/** As another release might have left it. */
function rewrite(change: (job: Record<string, unknown>) => object): void {
  const sql = till.sql();
  const { job } = z
    .object({ job: z.string() })
    .parse(sql.prepare('SELECT job FROM print_jobs').get());
  sql.prepare('UPDATE print_jobs SET job = ?').run(JSON.stringify(change(JSON.parse(job))));
}

async function printed() {
  const place = await till.sell();
  await till.print(place);
  await vi.waitFor(() => expect(till.jobs()[0]?.state).toBe('printed'));
  return place;
}

it('a job with a field of a later release is read without it', async () => {
  await printed();
  rewrite((job) => ({ ...job, orderId: 'order-1' }));
  till.restart();
  expect(till.jobs()).toMatchObject([{ paper: 'receipt', copyNumber: 0 }]);
  expect(till.jobs()[0]).not.toHaveProperty('orderId');
});

it('a job that nobody can read keeps no till from starting, and its paper counts as out', async () => {
  const place = await printed();
  rewrite(() => ({ paper: 'hologram' }));
  till.restart();
  expect(till.jobs()).toEqual([]);
  expect(await till.print(place)).toMatchObject({ ok: true, value: { copyNumber: 1 } });
});

it('one that was under way when the host died is shown as not known', async () => {
  const place = await printed();
  till.sql().exec('UPDATE print_jobs SET isEnded = 0');
  rewrite(() => ({ paper: 'hologram' }));
  till.restart();
  expect(till.jobs()).toMatchObject([
    { ...place, state: 'unknown', failure: { code: 'PRINT_INTERRUPTED' } },
  ]);
});
