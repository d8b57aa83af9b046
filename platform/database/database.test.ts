import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { openingStock } from '../demo/opening-stock.ts';
import { demoPlaces } from '../demo/places.ts';
import { demoItems } from '../demo/retailer.ts';
import { loadDemoWhenEmpty } from '../network/load-demo.ts';
import { type Database, DatabaseError } from './database.ts';
import { migrate, migrations } from './migrate.ts';
import type { Migration } from './migration.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`The database on ${databases.name}`, () => {
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());

    describe('queries', () => {
      let database: Database;
      beforeEach(async () => {
        database = await databases.fresh();
      });
      const secretNames = async () => {
        const rows = await database.query('select name from secrets order by name');
        return rows.map(({ name }) => name);
      };
      const add = (sql: Pick<Database, 'query'>, name: string) =>
        sql.query(`insert into secrets values ($1, '')`, [name]);

      test('values come back the same from both', async () => {
        const [row] = await database.query(
          `select $1::bigint as big, $2::jsonb as json, $3::text as text, $4::boolean as flag,
                  count(*) as count, null as nothing from secrets`,
          [9_007_199_254_740_991, '{"a":[1,"é"]}', 'œ\n', true],
        );
        expect(row).toEqual({
          big: 9_007_199_254_740_991,
          json: { a: [1, 'é'] },
          text: 'œ\n',
          flag: true,
          count: 0,
          nothing: null,
        });
      });

      test('a database transaction that throws leaves nothing', async () => {
        const failing = database.transaction(async (sql) => {
          await add(sql, 'a');
          throw new Error('changed my mind');
        });
        await expect(failing).rejects.toThrow('changed my mind');
        expect(await secretNames()).toEqual([]);
      });

      test('what fails behind a savepoint is undone alone, however deep', async () => {
        await database.transaction(async (sql) => {
          await add(sql, 'a');
          await sql.savepoint(async () => {
            await add(sql, 'b');
            await sql.savepoint(() => add(sql, 'a')).catch(() => undefined);
            await add(sql, 'c');
          });
          await sql
            .savepoint(async () => {
              await add(sql, 'd');
              throw new Error('not this one');
            })
            .catch(() => undefined);
        });
        expect(await secretNames()).toEqual(['a', 'b', 'c']);
      });

      test('a refusal carries its SQLSTATE and constraint', async () => {
        await add(database, 'a');
        const again = add(database, 'a');
        await expect(again).rejects.toBeInstanceOf(DatabaseError);
        await expect(again).rejects.toMatchObject({
          sqlState: '23505',
          constraint: 'secrets_pkey',
        });
      });

      test('the demo retailer is loaded once, however many processes start at once', async () => {
        const loaded = await Promise.all([1, 2, 3].map(() => loadDemoWhenEmpty(database, 'small')));
        expect(loaded.filter((isNew) => isNew)).toHaveLength(1);
        const [counts] = await database.query(
          `select (select count(*) from companies) as companies, (select count(*) from places) as places,
                  (select count(*) from tills where store_id = 'LYO1') as tills`,
        );
        expect(counts).toEqual({ companies: 2, places: 42, tills: 3 });
        const items = demoItems('small');
        const [fed] = await database.query(
          `select (select count(*) from documents where scope = 'network' and collection = 'items') as items,
                  (select count(*) from documents where scope like 'till:%') as identities,
                  (select count(*) from stock) as stock,
                  (select count(*) from stock join documents on scope = 'store:' || place_id
                     and documents.id = 'place|' || place_id || '|' || sku
                     and (content ->> 'onHandMilli')::bigint = quantity_milli) as told`,
        );
        const stock = openingStock(items, demoPlaces());
        const inStores = stock.filter(({ placeId }) => !placeId.startsWith('ENT'));
        expect(fed).toEqual({
          items: items.length,
          identities: 120,
          stock: stock.length,
          told: inStores.length,
        });
      });
    });

    describe('migrations', () => {
      const step = (number: number, sql: string): Migration => ({
        number,
        name: `s${number}`,
        sql,
      });
      const steps = [step(1, 'create table one (id int); insert into one values (1)')];
      const more = [...steps, step(2, 'create table two (id int); insert into one values (2)')];

      test('each is applied once, by whoever comes first', async () => {
        const database = await databases.empty();
        await Promise.all([1, 2, 3].map(() => migrate(database, more)));
        await migrate(database, more);
        expect(await database.query('select id from one order by id')).toEqual([
          { id: 1 },
          { id: 2 },
        ]);
      });

      test('one that fails leaves the ones before it, and nothing of itself', async () => {
        const database = await databases.empty();
        const broken = [...steps, step(2, 'create table two (id int); select 1 / 0')];
        await expect(migrate(database, broken)).rejects.toMatchObject({ sqlState: '22012' });
        await expect(database.query('select * from two')).rejects.toMatchObject({
          sqlState: '42P01',
        });
        await migrate(database, more);
        expect(await database.query('select id from one order by id')).toEqual([
          { id: 1 },
          { id: 2 },
        ]);
      });

      test('a newer database refuses to start an older program, and stays as it is', async () => {
        const database = await databases.empty();
        await migrate(database, more);
        await expect(migrate(database, steps)).rejects.toMatchObject({
          failure: { code: 'DATABASE_NEWER', details: { found: 2, known: 1 } },
        });
        expect(
          await database.query('select number from schema_migrations order by number'),
        ).toEqual([{ number: 1 }, { number: 2 }]);
      });

      test('those of this release lead from nothing to the schema', async () => {
        const database = await databases.empty();
        await migrate(database);
        expect(await database.query('select count(*) as count from schema_migrations')).toEqual([
          { count: migrations.length },
        ]);
      });
    });
  });
