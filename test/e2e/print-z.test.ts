// A manager's page prints a Z while the till sells: through the one door, over the wire.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostApi } from '../../contract/host/api.ts';
import type { RpcClient } from '../../contract/rpc/client.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { connectPage, signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { newCommandId } from '../support/till-client.ts';

let till: RunningTill;
let page: RpcClient<HostApi>;
const seat = 'till';
const act = () => ({ seat, commandId: newCommandId() });

beforeAll(async () => {
  till = await startTill({ env: { COMPTOIR_DEMO: 'staged' } });
  await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
  page = connectPage(till);
}, 120_000);
afterAll(async () => {
  page?.close();
  await till?.stop();
});

async function lastZ() {
  const listed = await page.call('closures', { period: 'day', before: null, limit: 1 });
  const [head] = listed.ok ? listed.value.closures : [];
  if (!head) throw new Error('no day was closed');
  const { journalId, sequence } = head;
  return { journalId, sequence };
}

it('reads and prints a Z beside the commands: the next sale waits for neither', async () => {
  resultOf(await runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:100'));
  resultOf(await runTill(till.folder, 'close'));
  const z = await lastZ();
  const printed = page.call('printClosure', { ...act(), ...z, printer: 'main' });
  const scanned = await page.call('addItem', { ...act(), sku: 'ML016-1' });
  expect(scanned).toMatchObject({ ok: true });
  expect(await printed).toMatchObject({ ok: true, value: { paper: 'closure', copyNumber: 0 } });
  expect(await page.call('closureFigures', { seat, ...z })).toMatchObject({
    ok: true,
    value: { figures: { transactionCount: 1 } },
  });
  expect(await page.call('dayFigures', { seat })).toMatchObject({ ok: true });
});

it('who may not read the day reads and prints none of it', async () => {
  const z = await lastZ();
  await signOnAtPage(till);
  const refused = { ok: false, error: { code: 'ROLE_NOT_ALLOWED' } };
  expect(await page.call('printClosure', { ...act(), ...z, printer: 'main' })).toMatchObject(
    refused,
  );
  expect(await page.call('closureFigures', { seat, ...z })).toMatchObject(refused);
  expect(await page.call('dayFigures', { seat })).toMatchObject(refused);
});
