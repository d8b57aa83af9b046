import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportedTable, importedTable } from '../../test/support/platform/master-tables.ts';
import { addNetwork } from '../../test/support/platform/push-kit.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from '../documents/feed-transaction.ts';
import { erasePersonal } from '../journals/erase-personal.ts';
import { loadDemoWhenEmpty } from '../network/load-demo.ts';
import { writeGoodsNotices } from '../stock/write-goods-notices.ts';
import { type MasterKindName, masterKindNames } from './master-kind.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Master data on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
    });

    const seq = async () => {
      const [row] = await database.query('select seq from feed_head');
      return z.int().parse(row?.seq);
    };
    const content = async (id: string, scope = 'network') => {
      const [row] = await database.query(
        'select content from documents where id = $1 and scope = $2',
        [id, scope],
      );
      return row?.content;
    };
    /** Everything that tells a platform from another, but the secrets of operators and when a task was told. */
    const everything = async () => {
      const documents = await database.query(
        `select scope, collection, id, content - 'pin' - 'badge' - 'at' as content from documents
         where content is not null order by scope, collection, id`,
      );
      const tables = await database.query(
        `select (select jsonb_agg(t order by id) from companies t) as companies,
                (select jsonb_agg(t order by id) from places t) as places,
                (select jsonb_agg(t order by id) from tills t) as tills,
                (select jsonb_agg(t order by id) from suppliers t) as suppliers,
                (select jsonb_agg(t order by id) from price_lists t) as lists,
                (select jsonb_agg(t order by place_id, sku, condition) from stock t) as stock`,
      );
      return { documents, tables };
    };
    const exportAll = async () => {
      const files = new Map<MasterKindName, string>();
      for (const kind of masterKindNames) files.set(kind, await exportedTable(database, kind));
      return files;
    };

    test('the whole retailer goes through files and is the same: into itself, and into an empty platform', async () => {
      await loadDemoWhenEmpty(database, 'small');
      const before = await everything();
      const [files, seqBefore] = [await exportAll(), await seq()];
      for (const [kind, text] of files)
        expect([kind, await importedTable(database, kind, text)]).toEqual([kind, []]);
      expect(await seq()).toBe(seqBefore);
      expect(await everything()).toStrictEqual(before);

      database = await databases.fresh();
      for (const [kind, text] of files) {
        const pageSize = kind === 'prices' ? 7 : 400;
        expect([kind, await importedTable(database, kind, text, { pageSize })]).toEqual([kind, []]);
      }
      expect(await exportAll()).toStrictEqual(files);
      expect(await everything()).toStrictEqual(before);
    }, 240_000);

    describe('of the demo', () => {
      beforeEach(async () => {
        await loadDemoWhenEmpty(database, 'small');
      }, 60_000);

      test('a column that a file does not have stays as it is stored; nobody’s secrets are in a file', async () => {
        const files = await exportedTable(database, 'operators');
        expect(files.split('\r\n')[0]).toBe('\ufeffid;alias;role;language;isActive;scopes');
        const before = await content('op-ines');
        expect(before).toHaveProperty('pin.hash');
        expect(await importedTable(database, 'operators', 'id;alias\nop-ines;Inès Martin')).toEqual(
          [],
        );
        expect(await content('op-ines')).toEqual({ ...Object(before), alias: 'Inès Martin' });
        await importedTable(database, 'operators', 'id;alias;role\nop-new;Lou;manager');
        expect(await content('op-new')).toMatchObject({ role: 'manager', pin: null, badge: '' });
      });

      test('each refused line is named with its column and its reason; the others are taken', async () => {
        const text = [
          'sku;name;price;vatRate;supplier;gtin',
          'ML001-1;Pull;79,90;20;filature-vallon;',
          'ML001-2;Pull;-1;20;;',
          'ML001-3;Pull;12.345;20;;',
          'ML001-4;;10;20;;',
          ';Sans référence;10;20;;',
          'NEW-1;Bonnet;15;19.6;;',
          'NEW-2;Bonnet;15;20;nobody;',
          'NEW-3;Bonnet;;20;;',
          'NEW-4;Bonnet;15;20;;3760123459991',
          'NEW-5;Bonnet;15;5,5;;3760123459990',
          'NEW-5;Bonnet;15;5,5;;',
          'NEW-6;Bonnet;15;5.5;;;surplus',
          'NEW-7;Caf\ufffd;15;5.5;;',
          '"NEW-8";"Bonnet ""d’hiver""\nde laine";15;0;;',
        ].join('\n');
        const refusals = await importedTable(database, 'items', text);
        expect(
          refusals
            .toSorted((a, b) => a.line - b.line)
            .map(({ line, column, problem }) => [line, column, problem]),
        ).toEqual([
          [3, 'price', 'value'],
          [4, 'price', 'value'],
          [5, 'name', 'empty'],
          [6, 'sku', 'empty'],
          [7, 'vatRate', 'unknown'],
          [8, 'supplier', 'unknown'],
          [9, 'price', 'empty'],
          [10, 'gtin', 'value'],
          [12, 'sku', 'repeated'],
          [13, '', 'columns'],
          [14, 'name', 'utf8'],
        ]);
        expect(await content('ML001-1')).toMatchObject({
          name: 'Pull',
          composition: expect.any(String),
        });
        expect(await content('NEW-5')).toMatchObject({ gtin: '03760123459990', vatRateBp: 550 });
        expect(await content('NEW-8')).toMatchObject({ name: 'Bonnet "d’hiver"\nde laine' });
        expect(await content('NEW-1')).toBeUndefined();
      });

      test('a trial says the same and changes nothing', async () => {
        const before = await seq();
        const text = 'sku,name,price\nML001-1,Pull,"79,90"\nX,Y,\n';
        expect(await importedTable(database, 'items', text, { isTrial: true })).toMatchObject([
          { line: 3, column: 'price', problem: 'empty' },
        ]);
        expect(await seq()).toBe(before);
      });

      test('a price for some days stands beside the standing one, and goes by an empty cell', async () => {
        const price = () => content('nantes|ML002-1', 'store:NTE1');
        const take = (...lines: string[]) =>
          importedTable(database, 'prices', ['list;sku;from;through;price', ...lines].join('\n'));
        await take('nantes;ML002-1;;;55', 'nantes;ML002-1;2026-12-01;2026-12-24;49,90');
        await take('nantes;ML002-1;2026-12-31;;39');
        const eur = (minor: number) => ({ minor, currency: 'EUR' });
        expect(await price()).toMatchObject({
          price: eur(5_500),
          windows: [
            { from: '2026-12-01', through: '2026-12-24', price: eur(4_990) },
            { from: '2026-12-31', through: null, price: eur(3_900) },
          ],
        });
        await take('nantes;ML002-1;2026-12-01;2026-12-24;', 'nantes;ML002-1;;;');
        expect(await price()).toEqual({
          ...{ id: 'nantes|ML002-1', kind: 'price', list: 'nantes', sku: 'ML002-1' },
          windows: [{ from: '2026-12-31', through: null, price: eur(3_900) }],
        });
        await take('nantes;ML002-1;2026-12-31;;');
        expect(await price()).toBeNull();
        const refusals = await take(
          ...['nobody;ML001-1;;;5', 'nantes;NONE;;;5', 'nantes;ML001-1;2026-13-01;;5'],
          ...['nantes;ML001-1;2026-12-02;2026-12-01;5', 'nantes;ML001-1;;;five'],
        );
        expect(refusals.map(({ column, problem }) => [column, problem])).toEqual([
          ...[
            ['list', 'unknown'],
            ['sku', 'unknown'],
            ['from', 'value'],
          ],
          ...[
            ['through', 'value'],
            ['price', 'value'],
          ],
        ]);
      });

      test('a company’s price reaches the tills of its stores alone, a professional one every till', async () => {
        await importedTable(
          database,
          'prices',
          'list;sku;price\natlantique;ML012-1;25\npro;ML012-1;20',
        );
        const rows = await database.query(
          `select scope, content ->> 'list' as list from documents
           where collection = 'prices' and content ->> 'sku' = 'ML012-1' order by scope`,
        );
        const scopes = rows.filter(({ list }) => list === 'atlantique').map(({ scope }) => scope);
        expect(scopes).toHaveLength(9);
        expect(scopes).toContain('store:NTE1');
        expect(rows.filter(({ list }) => list === 'pro')).toEqual([
          { scope: 'network', list: 'pro' },
        ]);
      });

      test('a new store has tills that know who they are, and its company’s prices', async () => {
        const [header = '', ...stores] = (await exportedTable(database, 'stores')).split('\r\n');
        const nantes = stores.find((line) => line.startsWith('NTE1;')) ?? '';
        const added = nantes.replace('NTE1', 'NTE2').replace('Nantes Crébillon', 'Nantes Beaulieu');
        expect(await importedTable(database, 'stores', `${header}\n${added}`)).toEqual([]);
        expect(await content('place.NTE2')).toMatchObject({ value: { name: 'Nantes Beaulieu' } });
        expect(await content('till.identity', 'till:NTE2-1')).toMatchObject({
          value: {
            store: { name: 'Nantes Beaulieu' },
            till: { id: 'NTE2-1', number: '1' },
            ...{ priceList: '', companyPriceList: 'atlantique' },
          },
        });
        const [own] = await database.query(
          `select count(*) as count from documents where scope = 'store:NTE2' and collection = 'prices'`,
        );
        const [others] = await database.query(
          `select count(*) as count from documents where scope = 'store:REN1' and collection = 'prices'`,
        );
        expect(own).toEqual(others);

        await importedTable(database, 'stores', 'id;companyId\nNTE2;lumen');
        expect(await content('till.identity', 'till:NTE2-1')).toMatchObject({
          value: { company: { id: 'lumen' }, companyPriceList: '' },
        });
        expect(await content('atlantique|ML002-1', 'store:NTE2')).toBeNull();
      });

      test('a company that moves is told to the tills of all its stores, a new list to those of its store', async () => {
        await importedTable(database, 'companies', 'id;street;city\natlantique;1 quai;Brest');
        expect(await content('till.identity', 'till:REN1-3')).toMatchObject({
          value: { company: { address: { lines: ['1 quai'], city: 'Brest' } } },
        });
        const take = (line: string) =>
          importedTable(database, 'price-lists', `id;name;kind;storeId;companyId\n${line}`);
        expect(await take('rennes;Rennes;store;REN1;')).toEqual([]);
        expect(await content('till.identity', 'till:REN1-1')).toMatchObject({
          value: { priceList: 'rennes', companyPriceList: 'atlantique' },
        });
        for (const [line, problem] of [
          ['rennes;Rennes;store;NTE1;', 'fixed'],
          ['second;Rennes;store;REN1;', 'repeated'],
          ['none;Nulle part;store;NONE;', 'unknown'],
          ['none;Nulle part;store;;', 'empty'],
        ] as const)
          expect(await take(line)).toMatchObject([{ line: 2, problem }]);
      });

      test('a counted stock takes the place of what is stored, is told to the store, and leaves what is promised', async () => {
        await database.query(
          `insert into stock (place_id, sku, condition, quantity_milli, reserved_milli)
           values ('LYO1', 'ML001-1', 'sellable', 5000, 1000)
           on conflict (place_id, sku, condition) do update set reserved_milli = 1000`,
        );
        const text = [
          'placeId;sku;condition;onHand;safety;reserved',
          ...[
            'LYO1;ML001-1;sellable;12;2;99',
            'ENT1;ML001-1;sellable;-3;;',
            'LYO1;ML019-1;sellable;2,5;0;',
          ],
          ...['NONE;ML001-1;sellable;1;0;', 'LYO1;NONE;sellable;1;0;', 'LYO1;ML001-2;;1;0;'],
        ].join('\n');
        const refusals = await importedTable(database, 'stock', text);
        expect(refusals.map(({ line, column, problem }) => [line, column, problem])).toEqual([
          ...[
            [3, 'safety', 'empty'],
            [5, 'placeId', 'unknown'],
          ],
          ...[
            [6, 'sku', 'unknown'],
            [7, 'condition', 'empty'],
          ],
        ]);
        expect(await content('place|LYO1|ML001-1', 'store:LYO1')).toMatchObject({
          ...{ onHandMilli: 12_000, reservedMilli: 1_000, safetyMilli: 2_000 },
        });
        expect(await content('place|LYO1|ML019-1', 'store:LYO1')).toMatchObject({
          onHandMilli: 2_500,
        });
        expect((await exportedTable(database, 'stock')).split('\r\n')).toContain(
          'LYO1;ML001-1;sellable;12;2;1',
        );
      });

      test('a delivery is announced to its store, changed, and what was received of it stays', async () => {
        const take = (...lines: string[]) =>
          importedTable(
            database,
            'deliveries',
            ['delivery;sku;storeId;from;expectedOn;quantity', ...lines].join('\n'),
          );
        const told = async () => {
          const rows = await database.query(
            `select content -> 'details' as details from documents
             where scope = 'store:LYO1' and id = 'goods|BL-77' and content is not null`,
          );
          return rows.map(({ details }) => details);
        };
        expect(
          await take(
            'BL-77;ML001-1;LYO1;atelier-berthier;2026-12-02;4',
            'BL-77;ML019-1;LYO1;atelier-berthier;2026-12-02;2.5',
          ),
        ).toEqual([]);
        expect(await told()).toMatchObject([
          {
            ...{ state: 'sent', fromId: 'atelier-berthier', toId: 'LYO1' },
            delivery: { name: 'Atelier Berthier', expectedOn: '2026-12-02' },
            lines: [{ sentMilli: 4_000, receivedMilli: null }, { sentMilli: 2_500 }],
          },
        ]);
        const part = {
          ...{ id: 'BL-77', what: 'part' as const, placeId: 'LYO1', otherPlaceId: '' },
          lines: [
            {
              ...{ sku: 'ML001-1', gtin: '', label: '', isDamaged: false },
              quantity: { value: 1, scale: 0 },
            },
          ],
        };
        await inFeedTransaction(database, (sql) => writeGoodsNotices(sql, [part], 0));
        expect(
          await take(
            'BL-77;ML001-1;LYO1;atelier-berthier;2026-12-03;3',
            'BL-77;ML019-1;LYO1;atelier-berthier;2026-12-03;0',
          ),
        ).toEqual([]);
        expect(await told()).toMatchObject([
          {
            delivery: { expectedOn: '2026-12-03' },
            lines: [{ sku: 'ML001-1', sentMilli: 3_000, receivedMilli: 1_000 }],
          },
        ]);
        expect(await exportedTable(database, 'deliveries')).toContain(
          'BL-77;ML001-1;LYO1;atelier-berthier;2026-12-03;3\r\n',
        );
        const refused = await take(
          'BL-77;ML001-1;PAR1;atelier-berthier;;3',
          'BL-78;ML001-1;LYO1;PAR1;;3',
          'BL-78;ML001-2;ENT1;atelier-berthier;;3',
        );
        expect(refused.map(({ line, column, problem }) => [line, column, problem])).toEqual([
          [2, 'delivery', 'fixed'],
          [3, 'from', 'unknown'],
          [4, 'storeId', 'unknown'],
        ]);
      });

      test('a delivery is of one sender to one store, and of so many items as a notice holds', async () => {
        const take = (...lines: string[]) =>
          importedTable(
            database,
            'deliveries',
            ['delivery;sku;storeId;from;expectedOn;quantity', ...lines].join('\n'),
          );
        const refused = await take(
          'BL-90;ML001-1;LYO1;atelier-berthier;;3',
          'BL-90;ML019-1;PAR1;atelier-berthier;;3',
          'BL-90;ML001-2;LYO1;ENT1;;3',
        );
        expect(refused.map(({ line, column, problem }) => [line, column, problem])).toEqual([
          [3, 'storeId', 'value'],
          [4, 'from', 'value'],
        ]);
        await database.query(
          `insert into documents (scope, file, collection, id, content, seq)
           select scope, file, collection, 'many-' || nth, content, seq
           from documents, generate_series(1, 1001) as nth
           where scope = 'network' and collection = 'items' and id = 'ML001-1'`,
        );
        const many = Array.from({ length: 1_001 }, (_, index) => `many-${index + 1}`);
        const over = await take(...many.map((sku) => `BL-92;${sku};LYO1;atelier-berthier;;1`));
        expect(over.map(({ line, column, problem }) => [line, column, problem])).toEqual([
          [1_002, 'delivery', 'value'],
        ]);
      });

      test('a delivery that is over is received again where more of it is announced', async () => {
        const take = (...lines: string[]) =>
          importedTable(
            database,
            'deliveries',
            ['delivery;sku;storeId;from;expectedOn;quantity', ...lines].join('\n'),
          );
        const told = async () => {
          const rows = await database.query(
            `select content -> 'details' as details from documents
             where scope = 'store:LYO1' and id = 'goods|BL-91' and content is not null`,
          );
          return rows.map(({ details }) => details);
        };
        await take('BL-91;ML001-1;LYO1;atelier-berthier;;1');
        const all = {
          ...{ id: 'BL-91', what: 'received' as const, placeId: 'LYO1', otherPlaceId: '' },
          lines: [
            {
              ...{ sku: 'ML001-1', gtin: '', label: '', isDamaged: false },
              quantity: { value: 1, scale: 0 },
            },
          ],
        };
        await inFeedTransaction(database, (sql) => writeGoodsNotices(sql, [all], 0));
        expect(await told()).toEqual([]);
        await take('BL-91;ML001-1;LYO1;atelier-berthier;;1');
        expect(await told()).toEqual([]);
        await take('BL-91;ML019-1;LYO1;atelier-berthier;;2');
        expect(await told()).toMatchObject([
          { state: 'sent', lines: [{ receivedMilli: 1_000 }, { sentMilli: 2_000 }] },
        ]);
      });

      test('a target is set, changed and taken away; of a place that is no store there is none', async () => {
        const take = (...lines: string[]) =>
          importedTable(database, 'targets', ['storeId;day;amount', ...lines].join('\n'));
        expect(await take('LYO1;2026-12-24;12500,50', 'LYO1;2026-12-26;9000')).toEqual([]);
        expect(await take('LYO1;2026-12-26;', 'PAR1;2026-12-24;1')).toEqual([]);
        expect(await exportedTable(database, 'targets')).toBe(
          '\ufeffstoreId;day;amount\r\nLYO1;2026-12-24;12500.5\r\nPAR1;2026-12-24;1\r\n',
        );
        const refused = await take('ENT1;2026-12-24;1', 'LYO1;24/12/2026;1', 'LYO1;2026-12-24;-1');
        expect(refused.map(({ line, column, problem }) => [line, column, problem])).toEqual([
          ...[
            [2, 'storeId', 'unknown'],
            [3, 'day', 'value'],
          ],
          [4, 'amount', 'value'],
        ]);
      });

      test('a supplier that stops sending to customers is no more known to tills', async () => {
        expect(await content('supplier.meubles-forez')).toMatchObject({
          value: { name: 'Les Meubles du Forez', dropShipDays: 10 },
        });
        await importedTable(database, 'suppliers', 'id;dropShipDays\nmeubles-forez;');
        expect(await content('supplier.meubles-forez')).toBeNull();
      });

      test('who was erased does not come back by a file, and nobody is known to every till', async () => {
        const [header = '', first = ''] = (await exportedTable(database, 'customers')).split(
          '\r\n',
        );
        const id = first.split(';')[0] ?? '';
        await erasePersonal(database, { reference: id, nowMs: 1 });
        expect(await importedTable(database, 'customers', `${header}\n${first}`)).toMatchObject([
          { line: 2, column: 'id', problem: 'erased' },
        ]);
        const wide = 'id;lastName;scopes;consentEmailAt;consentSmsAt;consentProfilingAt';
        const person = 'c-new;Martin;network;2026-01-01;2026-01-01;2026-01-01';
        expect(await importedTable(database, 'customers', `${wide}\n${person}`)).toMatchObject([
          { column: 'scopes', problem: 'value' },
        ]);
        const nowhere = person.replace('network', 'store:LY01');
        expect(await importedTable(database, 'customers', `${wide}\n${nowhere}`)).toMatchObject([
          { column: 'scopes', problem: 'unknown', found: 'store:LY01' },
        ]);
        const near = person.replace('network', 'store:LYO1 store:LYO2');
        expect(await importedTable(database, 'customers', `${wide}\n${near}`)).toEqual([]);
        await importedTable(database, 'customers', 'id;scopes\nc-new;store:LYO2');
        expect(await content('c-new', 'store:LYO1')).toBeNull();
        expect(await content('c-new', 'store:LYO2')).toMatchObject({ lastName: 'Martin' });
      });

      test('a setting is JSON; what is made of stores and suppliers is changed there', async () => {
        const take = (...lines: string[]) =>
          importedTable(database, 'settings', ['scope;id;value', ...lines].join('\n'));
        expect(await take('store:LYO1;a.b;"{""x"":[1,null]}"', 'network;sale.quick-keys;')).toEqual(
          [],
        );
        expect(await content('a.b', 'store:LYO1')).toMatchObject({ value: { x: [1, null] } });
        expect(await content('sale.quick-keys')).toBeNull();
        const refusals = await take(
          ...['till:LYO1-1;till.identity;{}', 'network;place.LYO1;{}', 'network;supplier.x;{}'],
          ...['somewhere;a;1', 'network;a;{', 'network;;1'],
          ...['store:LY01;a;1', 'network;b;"""\\u0000"""'],
        );
        expect(refusals.map(({ column, problem }) => [column, problem])).toEqual([
          ...[
            ['id', 'fixed'],
            ['id', 'fixed'],
            ['id', 'fixed'],
          ],
          ...[
            ['scope', 'value'],
            ['value', 'value'],
            ['id', 'empty'],
          ],
          ...[
            ['scope', 'unknown'],
            ['value', 'value'],
          ],
        ]);
      });

      test('no cell of an export is a formula', async () => {
        await importedTable(database, 'items', "sku;name;price\nF-1;'=1+1;5");
        expect(await content('F-1')).toMatchObject({ name: '=1+1' });
        const file = await exportedTable(database, 'items');
        expect(file).toContain("F-1;;'=1+1;");
        for (const kind of masterKindNames)
          for (const line of (await exportedTable(database, kind)).split('\r\n'))
            expect(line).not.toMatch(/(^|;)"?[=+\-@\t]/);
      });
    });

    test('two files at once lose nothing of each other', async () => {
      await addNetwork(database);
      const prices = (first: number) =>
        `sku;name;price\n${Array.from({ length: 300 }, (_, n) => `S-${first + n};A;1`).join('\n')}`;
      await Promise.all(
        [0, 150, 300].map((first) => importedTable(database, 'items', prices(first))),
      );
      const [row] = await database.query(
        `select count(*) as count from documents where collection = 'items'`,
      );
      expect(row).toEqual({ count: 600 });
    });
  });
