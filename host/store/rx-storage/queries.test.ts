import fc from 'fast-check';
import {
  fillWithDefaultSettings,
  getQueryMatcher,
  getSortComparator,
  type MangoQuery,
  normalizeMangoQuery,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageInstance,
} from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqliteStorage } from './sqlite-storage.ts';
import { SqliteStorageInstance } from './storage-instance.ts';
import { testFiles } from './test-files.ts';

interface Thing {
  id: string;
  text: string;
  amount: number;
  isOn: boolean;
  nested: { deep: string };
  /** In no index, so only the matcher can judge it. */
  free?: string;
}

const schema: RxJsonSchema<RxDocumentData<Thing>> = fillWithDefaultSettings<Thing>({
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 20 },
    text: { type: 'string', maxLength: 20 },
    amount: { type: 'number', minimum: -1000, maximum: 1000, multipleOf: 0.5 },
    isOn: { type: 'boolean' },
    nested: { type: 'object', properties: { deep: { type: 'string', maxLength: 20 } } },
    free: { type: 'string' },
  },
  required: ['id', 'text', 'amount', 'isOn', 'nested'],
  indexes: ['text', ['amount', 'text'], ['isOn', 'amount'], 'nested.deep'],
});

const runs = process.env.CI ? 4_000 : 400;
const files = testFiles();
const params = {
  databaseInstanceToken: 'token',
  databaseName: 'queries',
  schema,
  options: {},
  multiInstance: false,
  devMode: false,
};
let documents: RxDocumentData<Thing>[];
let ours: RxStorageInstance<Thing, unknown, unknown>;
let memory: RxStorageInstance<Thing, unknown, unknown>;

// Letters, accents, and the two regions that SQLite and JavaScript order differently.
const letters = ['a', 'b', 'é', 'z', '\ud7ff', '\ue000', '\uffee', '😀', '🜁'];
const words = letters.flatMap((a) => [a, a + a, `${a}b`, `b${a}`]);
const word = fc.constantFrom(...words);
const amount = fc.integer({ min: -6, max: 6 }).map((n) => n / 2);

beforeAll(async () => {
  ours = await sqliteStorage(files).createStorageInstance<Thing>({
    ...params,
    collectionName: 'things',
  });
  memory = await getRxStorageMemory().createStorageInstance<Thing>({
    ...params,
    collectionName: 'things',
  });
  expect(ours).toBeInstanceOf(SqliteStorageInstance);
  const thing = fc.record({ text: word, amount, isOn: fc.boolean(), deep: word, free: word });
  documents = fc.sample(thing, { numRuns: 300, seed: 7 }).map(({ deep, ...rest }, index) => ({
    ...rest,
    id: `${words[index % words.length]}-${index}`,
    nested: { deep },
    _deleted: index % 9 === 0,
    _attachments: {},
    _meta: { lwt: 1 + (index % 17) },
    _rev: '1-a',
  }));
  const rows = documents.map((document) => ({ document }));
  expect((await ours.bulkWrite(rows, 'test')).error).toStrictEqual([]);
  expect((await memory.bulkWrite(rows, 'test')).error).toStrictEqual([]);
});

afterAll(async () => {
  await ours.close();
  await memory.close();
  files.dispose();
});

const comparison = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.oneof(
    fc.record(
      { $eq: value, $gt: value, $gte: value, $lt: value, $lte: value, $ne: value },
      { requiredKeys: [] },
    ),
    fc.record({ $in: fc.array(value, { maxLength: 4 }) }),
    fc.record({ $nin: fc.array(value, { maxLength: 4 }) }),
  );
const fields = fc.record(
  {
    text: comparison(word),
    amount: comparison(amount),
    isOn: fc.record({ $eq: fc.boolean() }),
    'nested.deep': comparison(word),
    free: comparison(word),
    id: comparison(word),
  },
  { requiredKeys: [] },
);
const selector = fc.oneof(
  { weight: 4, arbitrary: fields },
  { weight: 1, arbitrary: fc.record({ $or: fc.array(fields, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ $and: fc.array(fields, { minLength: 1, maxLength: 3 }) }) },
);
const sortField = fc.constantFrom(
  'id',
  'text',
  'amount',
  'isOn',
  'nested.deep',
  'free',
  '_meta.lwt',
);
const sort = fc.array(
  fc.tuple(sortField, fc.constantFrom('asc', 'desc')).map(([field, way]) => ({ [field]: way })),
  { minLength: 1, maxLength: 3 },
);
const query = fc.record(
  { selector, sort, skip: fc.nat(20), limit: fc.nat(30) },
  { requiredKeys: ['selector'] },
);

const prepared = (mango: object) => {
  const asked: MangoQuery<Thing> = { ...mango };
  const filled = normalizeMangoQuery<Thing>(schema, asked);
  Object.assign(filled.selector, { _deleted: { $eq: false } });
  return prepareQuery<Thing>(schema, filled);
};

it('queries and counts mean what RxDB’s matcher and comparator mean', async () => {
  await fc.assert(
    fc.asyncProperty(query, async (mango) => {
      const asked = prepared(mango);
      const matches = getQueryMatcher(schema, asked.query);
      const { skip, limit = Number.POSITIVE_INFINITY } = asked.query;
      const expected = documents
        .filter((document) => matches(document))
        .sort(getSortComparator(schema, asked.query))
        .slice(skip, skip + limit);
      const got = (await ours.query(asked)).documents;
      expect(got.map(({ id }) => id)).toStrictEqual(expected.map(({ id }) => id));
      expect((await ours.count(asked)).count).toBe(expected.length);
    }),
    { numRuns: runs },
  );
});

it('queries and counts give what RxDB’s memory storage gives', async () => {
  await fc.assert(
    fc.asyncProperty(query, async (mango) => {
      const [got, expected] = await Promise.all([
        ours.query(prepared(mango)),
        memory.query(prepared(mango)),
      ]);
      expect(got.documents.map(({ id }) => id)).toStrictEqual(
        expected.documents.map(({ id }) => id),
      );
      // Its count knows no skip and limit.
      const { skip: _skip, limit: _limit, ...whole } = { skip: 0, limit: 0, ...mango };
      const counted = await ours.count(prepared(whole));
      expect(counted.count).toBe((await memory.count(prepared(whole))).count);
    }),
    { numRuns: runs },
  );
});

it('a query over indexed fields is answered by SQL alone, in the order of an index', async () => {
  const asked = prepared({ selector: { text: { $gte: 'a' } }, sort: [{ text: 'desc' }], limit: 3 });
  expect((await ours.count(asked)).mode).toBe('fast');
  const free = prepared({ selector: { free: { $eq: 'a' } } });
  expect((await ours.count(free)).mode).toBe('slow');
});
