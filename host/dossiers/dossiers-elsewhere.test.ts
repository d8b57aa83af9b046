import { expect, test } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { sampleCustomer, tillPage } from '../../test/conformance/sample-documents.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { quoteHandlers } from '../quotes/quote-handlers.ts';
import { type DossierLink, dossierNumberIn } from './dossiers-elsewhere.ts';
import { storeDossiers } from './store-dossiers.ts';

const page = { id: 'page', role: 'page' as const };

/** A quote of a jumper, made in another store. */
async function quoteElsewhere() {
  const elsewhere = await memoryTill({ items: shopItems, tillNumber: '7', storeId: 's-2' });
  const cashier = cashierAt(elsewhere);
  await cashier.addItem('jumper', '1');
  const basketVersion = elsewhere.storedBaskets()[0]?.version ?? 0;
  const commandId = elsewhere.newCommandId();
  await elsewhere.call.makeQuote({ seat: 'till', commandId, basketVersion, months: 1 });
  const [dossier] = await storeDossiers(elsewhere.context());
  if (!dossier) throw new Error('a quote');
  return dossier;
}

async function quotes(till: MemoryTill, text: string, bring: DossierLink['bringDossier']) {
  const link: DossierLink = { bringDossier: bring, bringCustomer: () => Promise.resolve(null) };
  const timers = manualTimers();
  const printing = {
    printDocument: () => refuse(fail('PLATFORM_UNREACHABLE')),
    language: () => 'fr' as const,
  };
  const handlers = quoteHandlers(till.context(), printing, { link, timers });
  return await handlers.quotes({ text, limit: 10 }, page);
}

test('a quote of another store is found by its whole number, and taken at its prices', async () => {
  const dossier = await quoteElsewhere();
  const till = await memoryTill({ items: shopItems });
  const found = await quotes(till, ` ${dossier.id.toLowerCase()}`, async ({ number }) => {
    expect(number).toBe(dossier.id);
    const change = { collection: 'dossiers' as const, document: dossier };
    await till.documents.applyPage(tillPage(2, [change], 'store.till'));
    return ok({ id: dossier.id });
  });
  expect(found).toMatchObject({ value: { quotes: [{ id: dossier.id, state: 'valid' }] } });
  const taken = { seat: 'till', commandId: till.newCommandId(), id: dossier.id };
  expect((await till.call.takeQuote(taken)).ok).toBe(true);
});

test('offline it says that another store’s is found only online, and asks nobody for a part of a number', async () => {
  const till = await memoryTill({ items: shopItems });
  const offline: DossierLink['bringDossier'] = () =>
    Promise.resolve(refuse(fail('PLATFORM_UNREACHABLE', { reason: 'offline' })));
  expect(await quotes(till, 'D-7-000001-AA', offline)).toMatchObject({
    error: { code: 'DOSSIER_OFFLINE', details: { number: 'D-7-000001-AA' } },
  });
  expect(await quotes(till, 'D-7', offline)).toMatchObject({ value: { quotes: [] } });
  expect(dossierNumberIn(sampleCustomer('customer-0000000000001').id)).toBeNull();
});
