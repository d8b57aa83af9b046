// `till close`: the Z of what was sold, under one id once, and a journal that verifies.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { entriesOf, resultOf, runTill, verified } from '../support/run-till.ts';
import { temporaryFolder } from '../support/start-till.ts';

const closed = z.object({
  period: z.literal('day'),
  number: z.int(),
  late: z.boolean(),
  totals: z.object({ salesMinor: z.int(), transactionCount: z.int() }),
  perpetual: z.object({ salesMinor: z.int() }),
  tenders: z.array(z.object({ type: z.string(), count: z.int(), amountMinor: z.int() })),
  session: z.object({
    how: z.string(),
    tenders: z.array(
      z.object({ type: z.string(), expectedMinor: z.int(), differenceMinor: z.int() }),
    ),
  }),
});

test('a script rings, closes as expected, rings again and closes by what it counted', async () => {
  const folder = temporaryFolder();
  await runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:30', '--repeat', '2');
  await runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'card:25');
  const first = await runTill(folder, 'close');
  expect(first).toMatchObject({ code: 0, errors: '' });
  expect(closed.parse(resultOf(first))).toMatchObject({
    number: 1,
    late: false,
    totals: { salesMinor: 7_500, transactionCount: 3 },
    tenders: [
      { type: 'card', count: 1, amountMinor: 2_500 },
      { type: 'cash', count: 2, amountMinor: 5_000 },
    ],
    session: { how: 'as-expected' },
  });

  await runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:25');
  const second = await runTill(folder, 'close', '--counted', 'cash:70.50', '--counted', 'card:0');
  expect(second.code).toBe(0);
  expect(closed.parse(resultOf(second))).toMatchObject({
    number: 2,
    totals: { salesMinor: 2_500, transactionCount: 1 },
    perpetual: { salesMinor: 10_000 },
    session: {
      how: 'counted',
      tenders: [{ type: 'cash', expectedMinor: 7_500, differenceMinor: -450 }],
    },
  });
  const types = (await entriesOf(folder)).map(({ type }) => type);
  expect(types.filter((type) => type === 'session-closed')).toHaveLength(2);
  expect(await verified(folder)).toMatchObject({ ok: true });

  const again = await runTill(folder, 'close');
  expect(again).toMatchObject({ code: 1, lines: [], errors: expect.stringContaining('(Z 2)') });
  expect(again.errors).toContain('[DAY_CLOSED]');

  await runTill(folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:25');
  const wrong = await runTill(folder, 'close', '--counted', 'shells:3');
  expect(wrong).toMatchObject({ code: 1, lines: [] });
  expect(wrong.errors).toContain('[MONEY_TYPE_UNKNOWN]');
  expect(await runTill(folder, 'close', '--counted', 'cash')).toMatchObject({ code: 2 });
}, 180_000);
