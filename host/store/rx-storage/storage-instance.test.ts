import {
  fillWithDefaultSettings,
  getChangedDocumentsSince,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
} from 'rxdb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSql } from '../driver.ts';
import { sqliteStorage } from './sqlite-storage.ts';
import type { SeqCheckpoint, SqliteInternals, SqliteOptions } from './storage-instance.ts';
import { type TestFiles, testFiles } from './test-files.ts';

interface Note {
  id: string;
  text: string;
}
type Stored = RxDocumentData<Note>;
type Instance = RxStorageInstance<Note, SqliteInternals, SqliteOptions, SeqCheckpoint>;

const schema: RxJsonSchema<Stored> = fillWithDefaultSettings<Note>({
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: { id: { type: 'string', maxLength: 40 }, text: { type: 'string', maxLength: 40 } },
  required: ['id', 'text'],
  indexes: ['text'],
});

let files: TestFiles;
let storage: RxStorage<SqliteInternals, SqliteOptions>;
let instance: Instance;

beforeEach(async () => {
  files = testFiles();
  storage = sqliteStorage(files);
  instance = await open();
});
afterEach(async () => {
  await instance.close();
  files.dispose();
});

it('a write against another revision is a conflict that gives the stored document', async () => {
  const first = note('a', 1);
  await write([{ document: first }]);
  const second = note('a', 2);
  await write([{ previous: first, document: second }]);
  const { error } = await write([
    { document: note('a', 1) },
    { previous: first, document: note('a', 2) },
    { document: note('b', 1) },
  ]);
  expect(error.map(({ status, documentId }) => [status, documentId])).toStrictEqual([
    [409, 'a'],
    [409, 'a'],
  ]);
  expect(error[0]).toMatchObject({ documentInDb: second });
  expect(await ids()).toStrictEqual(['a', 'b']);
});

it('a deleted document is found only when asked for, and may be inserted as deleted', async () => {
  const first = note('a', 1);
  const events: string[] = [];
  instance.changeStream().subscribe((bulk) => {
    events.push(...bulk.events.map(({ operation, documentId }) => `${operation} ${documentId}`));
  });
  await write([{ document: first }, { document: note('gone', 1, true) }]);
  await write([{ previous: first, document: note('a', 2, true) }]);
  expect(await ids()).toStrictEqual([]);
  expect((await instance.findDocumentsById(['a', 'gone', 'x'], true)).length).toBe(2);
  expect(events).toStrictEqual(['INSERT a', 'DELETE a']);
});

it('changes are read in the order of their writes, each document once, whatever the clock said', async () => {
  await write([{ document: note('a', 1, false, 900) }, { document: note('b', 1, false, 100) }]);
  await write([{ previous: note('a', 1), document: note('a', 2, false, 5) }]);
  const first = await getChangedDocumentsSince(instance, 1);
  expect(first.documents.map(({ id }) => id)).toStrictEqual(['b']);
  const second = await getChangedDocumentsSince(instance, 10, first.checkpoint);
  expect(second.documents.map(({ id, _rev }) => [id, _rev])).toStrictEqual([['a', '2-x']]);
  const third = await getChangedDocumentsSince(instance, 10, second.checkpoint);
  expect(third).toStrictEqual({ documents: [], checkpoint: second.checkpoint });
});

it('the checkpoint of an event gives exactly what was written after it', async () => {
  const seen: SeqCheckpoint[] = [];
  instance.changeStream().subscribe(({ checkpoint }) => seen.push(checkpoint));
  await write([{ document: note('a', 1) }]);
  await write([{ document: note('b', 1) }]);
  const after = await getChangedDocumentsSince(instance, 10, seen[0]);
  expect(after.documents.map(({ id }) => id)).toStrictEqual(['b']);
});

it('a purge takes old tombstones only, says when it is done, and frees no change number', async () => {
  const now = Date.now();
  const dead = Array.from({ length: 1_500 }, (_, n) => ({
    document: note(`d${n}`, 1, true, 1_000),
  }));
  await write([{ document: note('live', 1, false, 1_000) }, ...dead]);
  await write([{ document: note('fresh', 1, true, now) }]);
  const before = (await getChangedDocumentsSince(instance, 1e6)).checkpoint;
  expect(await instance.cleanup(60_000)).toBe(false);
  expect(await instance.cleanup(60_000)).toBe(true);
  const left = await getChangedDocumentsSince(instance, 1e6);
  expect(left.documents.map(({ id }) => id)).toStrictEqual(['live', 'fresh']);
  expect(await instance.cleanup(0)).toBe(true);
  await reopen();
  await write([{ document: note('next', 1) }]);
  const after = await getChangedDocumentsSince(instance, 10, before);
  expect(after.documents.map(({ id }) => id)).toStrictEqual(['next']);
});

it('what was written is there after closing and opening again', async () => {
  await write([{ document: note('é😀', 1) }, { document: note('\ud800', 1) }]);
  await reopen();
  expect((await instance.findDocumentsById(['é😀', '\ud800'], false)).length).toBe(2);
});

it('closing twice is closing once, and a closed instance refuses', async () => {
  const closing = instance.close();
  expect(instance.close()).toBe(closing);
  await closing;
  await expect(ids()).rejects.toThrow('closed');
  await expect(write([{ document: note('a', 1) }])).rejects.toThrow('closed');
  instance = await open();
});

it('removing twice is removing once, and a collection made again is empty', async () => {
  await write([{ document: note('a', 1) }]);
  await instance.remove();
  await instance.remove();
  instance = await open();
  expect(await ids()).toStrictEqual([]);
});

it('attachments, compressed keys and encrypted fields are refused, not half done', async () => {
  await expect(open({ ...schema, attachments: {} })).rejects.toThrow('attachments');
  await expect(open({ ...schema, keyCompression: true })).rejects.toThrow();
  await expect(open({ ...schema, encrypted: ['text'] })).rejects.toThrow();
});

it('the file of a collection is plain SQLite with one column per indexed field', async () => {
  await write([{ document: note('a', 1) }]);
  const sql = openSql(instance.internals.file.reader.file, { readonly: true });
  const row = sql.prepare('SELECT id, seq, deleted, rev, ":text" AS text FROM "notes-0"').get();
  expect(row).toStrictEqual({ id: 'a', seq: 1, deleted: 0, rev: '1-x', text: 'text of a' });
  sql.close();
});

async function open(withSchema: RxJsonSchema<Stored> = schema): Promise<Instance> {
  return storage.createStorageInstance<Note>({
    databaseInstanceToken: 'token',
    databaseName: 'notes',
    collectionName: 'notes',
    schema: withSchema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

async function reopen(): Promise<void> {
  await instance.close();
  instance = await open();
}

function write(rows: Parameters<Instance['bulkWrite']>[0]): ReturnType<Instance['bulkWrite']> {
  return instance.bulkWrite(rows, 'test');
}

async function ids(): Promise<string[]> {
  const found = await instance.findDocumentsById(['a', 'b', 'gone'], false);
  return found.map(({ id }) => id);
}

function note(id: string, height: number, isDeleted = false, lwt = 1_000): Stored {
  return {
    id,
    text: `text of ${id}`,
    _deleted: isDeleted,
    _attachments: {},
    _meta: { lwt },
    _rev: `${height}-x`,
  };
}
