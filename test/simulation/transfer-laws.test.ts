import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { takePush } from '../../platform/journals/take-push.ts';
import { newSigner, testContext, tillIdentity } from '../support/journal-kit.ts';
import { addNetwork, pushContext, sealedEntries } from '../support/platform/push-kit.ts';
import { embeddedDatabases } from '../support/platform/test-databases.ts';
import { brokenPlatform } from './broken-sql.ts';
import { faultRecord } from './faults.ts';
import { checkOrders } from './order-laws.ts';
import { lookAtOrders, watchPromises } from './orders-look.ts';

const databases = embeddedDatabases();
beforeAll(databases.start);
afterAll(databases.stop);

const sent = moved('transfer-sent', -3, { otherPlaceId: 's-2' });
const received = moved('transfer-received', 3, {
  ...{ workId: 'work-000000000000002', documentId: 'work-000000000000001', otherPlaceId: 's-1' },
});

const broken = [
  {
    name: 'of a platform that moves the stock of what is received twice',
    law: 'What lies there is what came less what left',
    change: {
      file: 'platform/journals/insert-effects.ts',
      find: 'set quantity_milli = stock.quantity_milli + excluded.quantity_milli',
      replace: `set quantity_milli = stock.quantity_milli + excluded.quantity_milli
             + greatest(0, excluded.quantity_milli)`,
    },
  },
  {
    name: 'of a platform that tells nobody of the second receipt',
    law: 'Of a transfer all is told that was sent and received',
    change: {
      file: 'platform/stock/write-goods-notices.ts',
      find: 'const notice = afterNotice(await lockedNotice(sql, effect.id), effect);',
      replace: `const known = await lockedNotice(sql, effect.id);
    const isAgain = known?.state === 'received' && effect.what === 'received';
    const notice = isAgain ? null : afterNotice(known, effect);`,
    },
  },
];

test('a transfer that two tills received is in the stock twice, and told so', async () => {
  const record = faultRecord();
  checkOrders(await afterReceivedTwice(takePush), new Map(), record);
  expect(record.counts().get('received-twice')).toBe(1);
});

test.each(broken)('a transfer received twice is caught $name', async ({ law, change }) => {
  const look = await afterReceivedTwice((await brokenPlatform(change)).takePush);
  expect(() => checkOrders(look, new Map(), faultRecord())).toThrow(law);
});

async function afterReceivedTwice(taking: typeof takePush) {
  const database = await databases.fresh();
  await addNetwork(database);
  await watchPromises(database);
  const journals = [
    { drafts: [sent], storeId: 's-1', tillId: 't-1', number: '1' },
    { drafts: [received], storeId: 's-2', tillId: 't-2', number: '2' },
    { drafts: [received], storeId: 's-2', tillId: 't-2', number: '3' },
  ];
  for (const { drafts, storeId, tillId, number } of journals) {
    const signer = newSigner();
    const journalId = `journal-${number.padStart(16, '0')}`;
    const identity = {
      ...{ ...tillIdentity, till: { id: tillId, number: tillId.slice(2) } },
      store: { ...tillIdentity.store, id: storeId },
    };
    const entries = sealedEntries(drafts, signer, testContext(signer, { identity }), journalId);
    const till = { id: tillId, storeId };
    const taken = await taking({ till, journalId, entries }, pushContext(database));
    expect(taken).toMatchObject({ ok: true, value: { answer: { quarantined: [] } } });
  }
  return await lookAtOrders(database);
}

function moved(
  kind: string,
  value: number,
  about: Partial<Record<'workId' | 'documentId' | 'otherPlaceId', string>>,
): EntryDraft {
  return {
    ...{ type: 'stock-moved', operatorId: 'op-1', personal: null },
    body: {
      ...{ kind, workId: 'work-000000000000001', part: 1, parts: 1, documentId: '' },
      otherPlaceId: '',
      ...{ zone: '', reasonCode: '', currency: 'EUR', count: null, ...about },
      lines: [
        {
          ...{ number: 1, sku: 'SKU-1', gtin: '', label: 'Pull', condition: 'sellable' },
          ...{ change: { value, scale: 0 }, counted: null, expected: null },
          ...{ unitPriceMinor: null, valueMinor: null, reasonCode: '' },
        },
      ],
    },
  };
}
