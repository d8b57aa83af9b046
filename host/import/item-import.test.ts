import { expect, test } from 'vitest';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { memoryDocuments } from '../store/memory-documents.ts';
import { createItemImports } from './item-import.ts';

const script = { id: 'session-1', role: 'script' } as const;

function item(n: number, currency = 'EUR'): ItemDocument {
  return {
    id: `sku-${n}`,
    kind: 'item',
    gtin: '',
    name: `Article ${n}`,
    category: 'Import',
    eReportingCategory: 'TLB1',
    price: { minor: 100 + n, currency },
    vatRateBp: 550,
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: 0,
    model: '',
    size: '',
    colour: '',
    picture: '',
    withdrawn: false,
  };
}

function setUp(documents: Documents = memoryDocuments()) {
  const timers = manualTimers();
  const heard: unknown[] = [];
  let lastId = 0;
  const imports = createItemImports({
    documents,
    currency: 'EUR',
    newId: () => `import-${++lastId}`,
    timers,
    onChange: () => heard.push(imports.progress()),
  });
  const begin = async (session: { id: string; role: 'script' } = script) => {
    const begun = await imports.begin({ totalLines: 3 }, session);
    if (!begun.ok) throw new Error(begun.error.code);
    return begun.value.importId;
  };
  return { documents, timers, imports, begin, heard };
}

test('nothing of an import is seen before it is committed, and then all of it', async () => {
  const { documents, imports, begin, heard } = setUp();
  const importId = await begin();
  expect(await imports.page({ importId, items: [item(1), item(2)] }, script)).toEqual({
    ok: true,
    value: { stored: 2 },
  });
  await imports.page({ importId, items: [item(3)] }, script);
  expect(await documents.count('items')).toBe(0);
  expect(imports.progress()).toEqual({ done: 3, total: 3 });

  const ended = await imports.end({ importId, commit: true }, script);
  expect(ended).toEqual({ ok: true, value: { itemCount: 3 } });
  expect((await documents.get('items', 'sku-2'))?.name).toBe('Article 2');
  expect(imports.progress()).toBeNull();
  expect(heard).toContainEqual({ done: 2, total: 3 });
  expect(heard.at(-1)).toBeNull();
});

test.each([true, false])(
  'an end (commit: %s) that is asked again is answered again',
  async (commit) => {
    const { imports, begin } = setUp();
    const importId = await begin();
    await imports.page({ importId, items: [item(1)] }, script);
    const ending = { importId, commit };
    // The second comes while the first is at work, as after a lost connection.
    const [first, second] = await Promise.all([
      imports.end(ending, script),
      imports.end(ending, script),
    ]);
    expect(first).toEqual({ ok: true, value: { itemCount: commit ? 1 : 0 } });
    expect(second).toEqual(first);
    expect(await imports.end(ending, script)).toEqual(first);
    expect(await imports.end({ importId, commit: !commit }, script)).toMatchObject({
      error: { code: 'IMPORT_GONE' },
    });
    expect(await imports.page({ importId, items: [item(2)] }, script)).toMatchObject({
      error: { code: 'IMPORT_GONE' },
    });
  },
);

test('an import adds to what was there and replaces what it names', async () => {
  const { documents, imports, begin } = setUp();
  const first = await begin();
  await imports.page({ importId: first, items: [item(1), item(2)] }, script);
  await imports.end({ importId: first, commit: true }, script);
  const second = await begin();
  await imports.page({ importId: second, items: [{ ...item(2), name: 'Autre' }] }, script);
  await imports.end({ importId: second, commit: true }, script);
  expect(await documents.count('items')).toBe(2);
  expect((await documents.get('items', 'sku-2'))?.name).toBe('Autre');
});

test('a second import waits for nobody: it is refused while one runs', async () => {
  const { imports, begin } = setUp();
  const importId = await begin();
  expect(await imports.begin({ totalLines: 1 }, script)).toMatchObject({
    ok: false,
    error: { code: 'IMPORT_RUNNING' },
  });
  await imports.end({ importId, commit: false }, script);
  await begin();
});

const endings: Record<string, (till: ReturnType<typeof setUp>, importId: string) => unknown> = {
  'is abandoned': ({ imports }, importId) => imports.end({ importId, commit: false }, script),
  'loses its connection': ({ imports }) => imports.sessionEnded(script.id),
  'says nothing for a minute': ({ timers }) => timers.pass(60_000),
  'is running when the host stops': ({ imports }) => imports.stop(),
};
test.each(Object.entries(endings))(
  'an import that %s leaves the catalogue as it was',
  async (_, end) => {
    const till = setUp();
    const importId = await till.begin();
    await till.imports.page({ importId, items: [item(1)] }, script);
    await end(till, importId);
    expect(await till.imports.page({ importId, items: [item(2)] }, script)).toMatchObject({
      error: { code: 'IMPORT_GONE' },
    });
    expect(await till.documents.count('items')).toBe(0);
    expect(till.imports.progress()).toBeNull();
    expect(till.timers.waitingMs()).toEqual([]);
    await till.begin();
  },
);

test('an import that goes on is not given up, however long it takes', async () => {
  const { timers, imports, begin } = setUp();
  const importId = await begin();
  for (const n of [1, 2, 3]) {
    timers.pass(59_000);
    await imports.page({ importId, items: [item(n)] }, script);
  }
  expect(await imports.end({ importId, commit: true }, script)).toMatchObject({ ok: true });
});

test('another connection that goes away takes nothing with it', async () => {
  const { imports, begin } = setUp();
  const importId = await begin();
  imports.sessionEnded('session-2');
  expect(await imports.page({ importId, items: [item(1)] }, script)).toMatchObject({ ok: true });
  // A script that lost its connection and came back goes on under its new one.
  const again = { id: 'session-3', role: 'script' } as const;
  await imports.page({ importId, items: [item(2)] }, again);
  imports.sessionEnded(script.id);
  expect(await imports.end({ importId, commit: true }, again)).toMatchObject({ ok: true });
});

test('an item priced in another currency is refused with its whole page', async () => {
  const { documents, imports, begin } = setUp();
  const importId = await begin();
  const page = { importId, items: [item(1), item(2, 'USD')] };
  expect(await imports.page(page, script)).toMatchObject({ error: { code: 'BAD_REQUEST' } });
  await imports.page({ importId, items: [item(3)] }, script);
  await imports.end({ importId, commit: true }, script);
  expect((await documents.all('items', 10)).map(({ id }) => id)).toEqual(['sku-3']);
});

test('an import whose page the store refuses is over, and the next one can begin', async () => {
  const { documents, imports, begin } = setUp();
  const importId = await begin();
  const broken = { ...item(1), id: '' };
  await expect(imports.page({ importId, items: [broken] }, script)).rejects.toThrow();
  expect(imports.progress()).toBeNull();
  expect(await documents.count('items')).toBe(0);
  await begin();
});
