import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { DocumentChange } from '../../contract/port/documents.ts';
import { everyDatabase } from '../../test/support/platform/test-databases.ts';
import { seededRandom } from '../../test/support/seeded-random.ts';
import type { Database } from '../database/database.ts';
import { inFeedTransaction } from './feed-transaction.ts';
import type { Scope } from './scope.ts';

for (const databases of everyDatabase())
  describe.skipIf(databases.skipped !== null)(`Documents on ${databases.name}`, () => {
    let database: Database;
    beforeAll(() => databases.start());
    afterAll(() => databases.stop());
    beforeEach(async () => {
      database = await databases.fresh();
    });

    const write = (changes: readonly DocumentChange[], scope: Scope = 'network') =>
      inFeedTransaction(database, async (sql) =>
        sql.write(changes.map((change) => ({ scope, change }))),
      );
    const stored = async () => {
      const rows = await database.query(
        'select scope, id, content, seq from documents order by seq',
      );
      return rows.map(({ scope, id, content, seq }) => [seq, scope, id, content]);
    };
    const positions = async () => {
      const rows = await database.query('select last_seq, tag from feed_positions order by 1');
      return rows.map((row) => z.object({ last_seq: z.int(), tag: z.string() }).parse(row));
    };

    test('changes are numbered in their order, with one position for each database transaction', async () => {
      await write([setting('a', 1), setting('b', 1)]);
      await write([setting('c', 1), setting('a', 2)], 'store:s-1');
      expect(await stored()).toEqual([
        [1, 'network', 'a', content('a', 1)],
        [2, 'network', 'b', content('b', 1)],
        [3, 'store:s-1', 'c', content('c', 1)],
        [4, 'store:s-1', 'a', content('a', 2)],
      ]);
      const told = await positions();
      expect(told.map(({ last_seq }) => last_seq)).toEqual([2, 4]);
      expect(new Set(told.map(({ tag }) => tag)).size).toBe(2);
    });

    test('a document that is as it was is no change', async () => {
      await write([setting('a', 1), setting('b', { x: 1, y: [2] })]);
      await write([setting('b', { y: [2], x: 1 }), setting('a', 2)]);
      await write([setting('a', 2)]);
      expect(await stored()).toEqual([
        [2, 'network', 'b', content('b', { x: 1, y: [2] })],
        [3, 'network', 'a', content('a', 2)],
      ]);
      expect(await positions()).toHaveLength(2);
    });

    test('an erasure stays as a change without content; of what was never there nothing stays', async () => {
      await write([setting('a', 1)]);
      await write([{ collection: 'settings', erased: 'a' }]);
      await write([
        { collection: 'settings', erased: 'a' },
        { collection: 'settings', erased: 'never' },
      ]);
      expect(await stored()).toEqual([[2, 'network', 'a', null]]);
    });

    test('of several changes of one document in a database transaction the last counts', async () => {
      await write([setting('a', 1), setting('b', 1), setting('a', 2)]);
      expect(await stored()).toEqual([
        [1, 'network', 'b', content('b', 1)],
        [2, 'network', 'a', content('a', 2)],
      ]);
    });

    test('a document that is not as its schema says is refused by name, with all that came with it', async () => {
      const [, wrong] = [setting('a', 1), { ...setting('b', 1) }];
      const bad = { ...wrong, document: { ...wrong.document, kind: 'wrong' } };
      // What a caller from outside may hand over whatever the types say.
      const refused = await write(
        z.array(z.custom<DocumentChange>()).parse([setting('a', 1), bad]),
      );
      expect(refused).toEqual({
        ok: false,
        error: {
          code: 'DOCUMENT_REFUSED',
          details: { collection: 'settings', id: 'b', path: 'kind' },
        },
      });
      expect(await stored()).toEqual([]);
    });

    test.each(['\u0000', 'a\ud800b'])(
      'text that the database can’t hold is refused',
      async (text) => {
        expect(await write([setting('a', text)])).toMatchObject({
          ok: false,
          error: { code: 'DOCUMENT_REFUSED' },
        });
        expect(await write([setting('a', '\\u0000 \\ud800 😀')])).toMatchObject({ ok: true });
      },
    );

    test('what is undone to a savepoint is not written', async () => {
      await inFeedTransaction(database, async (sql) => {
        sql.write([{ scope: 'network', change: setting('a', 1) }]);
        await sql
          .savepoint(async () => {
            sql.write([{ scope: 'network', change: setting('b', 1) }]);
            await sql.query('select 1 / 0');
          })
          .catch(() => undefined);
        sql.write([{ scope: 'network', change: setting('c', 1) }]);
      });
      expect((await stored()).map(([, , id]) => id)).toEqual(['a', 'c']);
    });

    test('work that throws writes nothing', async () => {
      const failing = inFeedTransaction(database, async (sql) => {
        sql.write([{ scope: 'network', change: setting('a', 1) }]);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await stored()).toEqual([]);
      expect(await positions()).toEqual([]);
    });

    test('more documents than one statement takes are one database transaction all the same', async () => {
      await write(Array.from({ length: 5_003 }, (_, index) => setting(`s-${index}`, index)));
      const [row] = await database.query(
        'select count(distinct seq) as count, min(seq) as first, max(seq) as last from documents',
      );
      expect(row).toEqual({ count: 5_003, first: 1, last: 5_003 });
      expect((await positions()).map(({ last_seq }) => last_seq)).toEqual([5_003]);
    });

    test('a reader that goes by seq loses nothing of eight writers at once, a third of them slow', async () => {
      const random = seededRandom(8);
      const [writers, each] = [8, 25];
      let areWriting = true;
      const seen: number[] = [];
      const ids = new Set<unknown>();
      const read = async () => {
        const rows = await database.query(
          'select id, seq from documents where seq > $1 order by seq',
          [seen.at(-1) ?? 0],
        );
        for (const { id, seq } of rows) {
          seen.push(z.int().parse(seq));
          ids.add(id);
        }
      };
      const reading = (async () => {
        while (areWriting) {
          await read();
          await delay(1);
        }
        await read();
      })();
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          for (let index = 0; index < each; index += 1) {
            const pauseMs = random() < 1 / 3 ? random() * 8 : 0;
            await inFeedTransaction(database, async (sql) => {
              sql.write([{ scope: 'network', change: setting(`w${writer}-${index}`, index) }]);
              if (pauseMs > 0) await delay(pauseMs);
            });
          }
        }),
      );
      areWriting = false;
      await reading;
      expect(ids.size).toBe(writers * each);
      expect(seen).toEqual(Array.from({ length: writers * each }, (_, index) => index + 1));
    });

    describe.skipIf(databases.name === 'PGlite')('a slow writer that a fast one overtakes', () => {
      /** Writes `slow`, waits until `fast` is written and read, then commits. Returns what a reader by `seq` saw. */
      const overtaken = async (
        slowly: (whileOpen: () => Promise<void>) => Promise<unknown>,
        fast: () => Promise<unknown>,
        table: string,
      ) => {
        const seen: unknown[] = [];
        let last = 0;
        const read = async () => {
          const rows = await database.query(
            `select id, seq from ${table} where seq > $1 order by seq`,
            [last],
          );
          for (const { id, seq } of rows) {
            seen.push(id);
            last = z.int().parse(seq);
          }
        };
        await slowly(async () => {
          await fast();
          await read();
        });
        await read();
        return seen;
      };

      test('is behind it in the feed', async () => {
        const seen = await overtaken(
          (whileOpen) =>
            inFeedTransaction(database, async (sql) => {
              sql.write([{ scope: 'network', change: setting('slow', 1) }]);
              await whileOpen();
            }),
          () => write([setting('fast', 1)]),
          'documents',
        );
        expect(seen).toEqual(['fast', 'slow']);
      });

      test('is lost to a reader when numbers are given while the work goes on', async () => {
        await database.query('create table naive (id text, seq bigserial)');
        const insert = (sql: Pick<Database, 'query'>, id: string) =>
          sql.query('insert into naive (id) values ($1)', [id]);
        const seen = await overtaken(
          (whileOpen) =>
            database.transaction(async (sql) => {
              await insert(sql, 'slow');
              await whileOpen();
            }),
          () => insert(database, 'fast'),
          'naive',
        );
        await database.query('drop table naive');
        expect(seen).toEqual(['fast']);
      });
    });
  });

function setting(
  id: string,
  value: z.infer<ReturnType<typeof z.json>>,
): DocumentChange & {
  document: object;
} {
  return { collection: 'settings', document: content(id, value) };
}

function content(id: string, value: z.infer<ReturnType<typeof z.json>>) {
  return { id, kind: 'setting' as const, value };
}
