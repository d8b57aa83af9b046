// An order from the sale in one store to the hand-over in another, in the pages of two tills, whatever the line to the platform does.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { orderDocument } from '../../contract/document/order.ts';
import type { Database } from '../../platform/database/database.ts';
import { demoCustomers } from '../../platform/demo/customers.ts';
import { inFeedTransaction } from '../../platform/documents/feed-transaction.ts';
import { loadDemoWhenEmpty } from '../../platform/network/load-demo.ts';
import { rewriteBands } from '../../platform/stock/rewrite-bands.ts';
import { placeStockColumns, writePlaceStock } from '../../platform/stock/write-place-stock.ts';
import { faultRecord } from '../simulation/faults.ts';
import { checkOrders } from '../simulation/order-laws.ts';
import { lookAtOrders, watchPromises } from '../simulation/orders-look.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { startCutLine } from '../support/cut-line.ts';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { nextCustomerByKey } from '../support/next-customer.ts';
import { entriesAtPlatform, entriesAtTill } from '../support/platform/stored-at-platform.ts';
import { startTestApi, type TestApi } from '../support/platform/test-api.ts';
import { embeddedDatabases } from '../support/platform/test-databases.ts';
import { resultOf, runTill } from '../support/run-till.ts';
import { until } from '../support/until.ts';
import { scanByWedge } from '../support/wedge.ts';

const patient = { timeout: 60_000 };
/** Slower than any scanner. */
const byHand = { delay: 120 };

/** Taken from the shelf of the store that sells. */
const taken = '3760123450010';
/** The same jumper in sizes that lie in the other store alone: one is sent home from there, one collected. */
const sent = 'ML001-3';
const collected = 'ML001-4';
const pieces = 20;
/** In the region of the store that sells: what lies there is known offline too. */
const otherStore = 'LYO2';

/** What the line does while somebody works at a till. */
interface Weather {
  name: string;
  /** All that is done at one till, one after the other. */
  during(work: () => Promise<void>): Promise<void>;
  /** One act that writes an entry. */
  step(till: NetworkTill, act: () => Promise<void>): Promise<void>;
  /** Looking, which asks the platform and writes nothing. */
  look(path: string, act: () => Promise<void>): Promise<void>;
}

describe.skipIf(!chromiumAvailable)('an order across stores (skipped without Chromium)', () => {
  const databases = embeddedDatabases();
  let database: Database;
  let line: Awaited<ReturnType<typeof startCutLine>>;
  let platform: TestApi;
  let seller: NetworkTill;
  let preparer: NetworkTill;
  let browser: Browser;
  let sale: Page;
  let works: Page;
  let delivered: ReadonlyMap<string, number>;

  beforeAll(async () => {
    await databases.start();
    database = await databases.fresh();
    await loadDemoWhenEmpty(database, 'small');
    await layOnlyIn(otherStore);
    await makeKnownIn('LYO1');
    await watchPromises(database);
    delivered = await piecesByPlace();
    line = await startCutLine();
    platform = await startTestApi(database, {
      audiences: [line.url],
      monotonicMs: () => performance.now(),
    });
    line.leadTo(platform.url);
    const pair = async (storeId: string, number: string) =>
      (await platform.pairingFor(storeId, number)).code;
    [seller, preparer] = await Promise.all([startNetworkTill(), startNetworkTill()]);
    await seller.enrol({ pair, url: line.url }, 'LYO1', '1');
    await preparer.enrol({ pair, url: line.url }, otherStore, '1');
    browser = await launchChromium();
    sale = await openPage(seller);
    works = await openPage(preparer);
    await drained();
    await until(() => seller.sync().documents?.upToDateAt !== null);
    await works.keyboard.press('Alt+k');
    await works.getByTestId('prepare').waitFor(patient);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await seller?.stop();
    await preparer?.stop();
    await platform?.close();
    await line?.stop();
    await databases.stop();
  }, 120_000);

  const weathers: readonly Weather[] = [
    {
      name: 'online',
      during: (work) => work(),
      step: (_, act) => act(),
      look: (_, act) => act(),
    },
    {
      name: 'offline from the start',
      async during(work) {
        line.cut();
        for (const till of [seller, preparer])
          await tryUntil(till, () => till.sync().mode === 'offline');
        await work();
        line.mend();
      },
      step: (_, act) => act(),
      look: (_, act) => act(),
    },
    {
      name: 'with the line cut twice in the middle of each step',
      during: (work) => work(),
      async step(till, act) {
        line.cutIn('/entries', 'request');
        await act();
        await tryUntil(till, line.isCut);
        line.mend();
        line.cutIn('/entries', 'answer');
        await tryUntil(till, line.isCut);
        line.mend();
        await drained();
      },
      async look(path, act) {
        line.cutIn(path, 'answer');
        await act();
        await until(line.isCut);
        line.mend();
      },
    },
  ];

  test.each(weathers)('$name: sold, prepared, sent, handed over and given back', flow, 240_000);

  test('each of them comes to the same: in the journals, of the orders and of the money', async () => {
    const [first, ...others] = come;
    expect(come).toHaveLength(weathers.length);
    expect(first?.facts.map(({ type, kind }) => kind ?? type)).toEqual([
      ...['order-placed', 'sale', 'return'],
      ...['picked', 'packed', 'shipped', 'picked', 'ready', 'handed-over'],
    ]);
    for (const other of others) expect(other).toEqual(first);
  });

  test('each entry is at the platform once; of each piece one was promised, and what was paid is kept or went back', async () => {
    const own = await Promise.all(
      [seller, preparer].map(({ running }) => entriesAtTill(running.folder)),
    );
    expect(await entriesAtPlatform(database)).toEqual(own.flat().toSorted());
    const record = faultRecord();
    checkOrders(await lookAtOrders(database), delivered, record);
    expect(record.counts().get('order-money')).toBe(weathers.length);
    const count = weathers.length;
    const lies = await lyingIn(otherStore);
    // What was handed over came back in the store that sold it.
    expect(lies).toEqual([pieces - count, pieces - count].map((left) => [left * 1_000, 0]));
  });

  /** What each pass came to. */
  const come: { facts: Fact[]; states: string[]; money: unknown }[] = [];

  async function flow(weather: Weather): Promise<void> {
    const before = await throughNow();
    await weather.during(() => sell(weather));
    await drained();
    const order = await newestOrder();
    for (const { promise } of order.groups) expect(promise.level).toMatch(/^(confirmed|likely)$/);
    const waiting = works.getByTestId(`prepare-work-${order.number}`);
    await tryUntil(preparer, async () => (await waiting.count()) > 0);
    await weather.during(() => prepare(weather, order));
    await drained();
    await tryUntil(seller, async () => (await seller.orders())[0]?.lines.every(hasLeft) ?? false);
    await weather.during(() => weather.step(seller, () => giveBack(order)));
    await drained();
    come.push({
      facts: await factsSince(before),
      states: (await newestOrder()).lines.flatMap(({ parts }) => parts.map(({ state }) => state)),
      money: await moneyOf(before),
    });
  }

  async function sell(weather: Weather): Promise<void> {
    await scanByWedge(sale, taken);
    await sale.getByTestId('line-1').waitFor(patient);
    await weather.look('/v1/stock', () => press(sale, 'line-1-variants'));
    await press(sale, `variant-${sent}`);
    await press(sale, 'hand-over-ship');
    await sale.getByTestId('customer-search').waitFor(patient);
    await sale.keyboard.type('06 39 98 00 04', byHand);
    await said(sale, 'hand-over-ship', '12 rue Mercière');
    await sale.keyboard.press('F12');
    await said(sale, 'group-1', 'À expédier');
    await press(sale, 'line-1-variants');
    await press(sale, `variant-${collected}`);
    await press(sale, `hand-over-pickup:${otherStore}`);
    await sale.keyboard.press('F12');
    await said(sale, 'group-2', 'À retirer');
    await sale.keyboard.press('F12');
    await press(sale, 'tender-card');
    await weather.step(seller, async () => {
      await press(sale, 'validate');
      await sale.getByTestId('next-customer').waitFor(patient);
    });
    await nextCustomerByKey(sale);
  }

  async function prepare(weather: Weather, order: Order): Promise<void> {
    const step = (act: () => Promise<void>, kind: string) =>
      weather.step(preparer, async () => {
        await act();
        await said(works, 'prepare-done', doneWords[kind] ?? '');
      });
    await works.getByTestId(`prepare-work-${order.number}`).first().click();
    await works.getByTestId('prepare-order').waitFor(patient);
    for (const { line, sku, group } of order.lines) {
      if (group !== groupOf(order, 'ship')) continue;
      await works.getByTestId(`prepare-line-${line}`).click();
      await step(async () => scanByWedge(works, await gtinOf(sku)), 'picked');
      await step(() => next('Emballé'), 'packed');
      await step(() => next('Remis au transporteur'), 'shipped');
    }
    for (const { line, sku, group } of order.lines) {
      if (group !== groupOf(order, 'pickup')) continue;
      await works.getByTestId(`prepare-line-${line}`).click();
      await step(async () => scanByWedge(works, await gtinOf(sku)), 'picked');
      await step(() => next('Prêt à retirer'), 'ready');
      await works.getByTestId('prepare-code').fill(order.collectCode);
      await step(() => next('Remettre'), 'handed-over');
    }
    await press(works, 'prepare-back');
    await works.getByTestId('prepare-find').waitFor(patient);
  }

  /** What comes next by its key, once it is offered. */
  async function next(words: string): Promise<void> {
    await said(works, 'prepare-main', words);
    await works.keyboard.press('F12');
  }

  /** What was collected, at the till that sold it. */
  async function giveBack({ receiptNumber, lines, ...order }: Order): Promise<void> {
    const line = lines.find(({ group }) => group === groupOf(order, 'pickup'))?.line;
    const back = await runTill(seller.running.folder, 'return', receiptNumber, `${line}*1`);
    expect(back.code, back.errors).toBe(0);
    expect(resultOf(back)).toMatchObject({ tenders: [{ type: 'card' }] });
  }

  /** A wait before the next try may have begun since the till was last told not to. */
  async function tryUntil(
    till: NetworkTill,
    holds: () => boolean | Promise<boolean>,
  ): Promise<void> {
    await until(async () => {
      if (await holds()) return true;
      await till.retry();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return await holds();
    });
  }
  async function drained(): Promise<void> {
    for (const till of [seller, preparer]) await tryUntil(till, till.isDrained);
  }

  async function openPage({ running }: NetworkTill): Promise<Page> {
    const viewport = { width: 1024, height: 768 };
    const page = await browser.newPage({ viewport, locale: 'fr-FR' });
    await page.goto(running.url);
    await page.getByTestId('amount-due').waitFor(patient);
    return page;
  }

  async function layOnlyIn(placeId: string): Promise<void> {
    await inFeedTransaction(database, async (sql) => {
      const rows = await sql.query(
        `insert into stock (place_id, sku, condition, quantity_milli)
         select place.id, sku, 'sellable', 0 from places place, unnest(array[$1, $2]) as sku
         on conflict (place_id, sku, condition) do update set quantity_milli = 0, safety_milli = 0
         returning *`,
        [sent, collected],
      );
      expect(rows.length).toBeGreaterThan(0);
      const now = await sql.query(
        `update stock set quantity_milli = case place_id when $3 then $4::bigint else 0 end
         where sku in ($1, $2) and condition = 'sellable'
         returning (select kind from places where id = place_id) as kind, ${placeStockColumns('stock')}`,
        [sent, collected, placeId, pieces * 1_000],
      );
      writePlaceStock(
        sql,
        now.filter(({ kind }) => kind === 'store'),
      );
    });
    await rewriteBands(database);
  }

  /** Somebody whose address is on file. */
  async function makeKnownIn(storeId: string): Promise<void> {
    const document = demoCustomers(4).at(-1);
    if (!document) throw new Error('four customers');
    const change = { collection: 'customers', document } as const;
    await inFeedTransaction(database, async (sql) => {
      const written = sql.write([{ scope: `store:${storeId}`, change }]);
      expect(written.ok).toBe(true);
    });
  }

  async function piecesByPlace(): Promise<ReadonlyMap<string, number>> {
    const rows = await database.query(
      `select place_id, sku, quantity_milli from stock where condition = 'sellable'`,
    );
    return new Map(
      rows.map((row) => [
        `${String(row.place_id)}|${String(row.sku)}`,
        Number(row.quantity_milli) / 1_000,
      ]),
    );
  }

  async function lyingIn(placeId: string): Promise<[number, number][]> {
    const rows = await database.query(
      `select quantity_milli, reserved_milli from stock
       where place_id = $1 and sku in ($2, $3) and condition = 'sellable' order by sku`,
      [placeId, sent, collected],
    );
    return rows.map((row) => [Number(row.quantity_milli), Number(row.reserved_milli)]);
  }

  async function newestOrder(): Promise<Order> {
    const [row] = await database.query(
      `select content from documents where collection = 'orders' and scope = 'store:${otherStore}'
         and content is not null
       order by content ->> 'takenAt' desc limit 1`,
    );
    return orderDocument.parse(row?.content);
  }

  async function gtinOf(sku: string): Promise<string> {
    const [row] = await database.query(
      `select content ->> 'gtin' as gtin from documents where collection = 'items' and id = $1`,
      [sku],
    );
    return String(row?.gtin).replace(/^0/, '');
  }

  async function throughNow(): Promise<ReadonlyMap<string, number>> {
    const rows = await database.query(
      'select journal_id, max(sequence) as through from entries group by journal_id',
    );
    return new Map(rows.map((row) => [String(row.journal_id), Number(row.through)]));
  }

  /** What was signed since, by the seller first, without what is of one moment alone. */
  async function factsSince(before: ReadonlyMap<string, number>): Promise<Fact[]> {
    const rows = await database.query(
      `select entry.journal_id, entry.sequence, entry.text from entries entry
       where type in ('order-placed', 'transaction', 'order-step')
       order by entry.text::jsonb -> 'store' ->> 'id', entry.sequence`,
    );
    return rows
      .filter((row) => Number(row.sequence) > (before.get(String(row.journal_id)) ?? 0))
      .map((row) => fact.parse(JSON.parse(String(row.text))))
      .map(({ type, store, body }) => ({ type, store: store.id, ...body }));
  }

  async function moneyOf(before: ReadonlyMap<string, number>): Promise<unknown[]> {
    const rows = await database.query(
      'select journal_id, sequence, tender, amount_minor from money_movements order by sequence, tender',
    );
    return rows
      .filter((row) => Number(row.sequence) > (before.get(String(row.journal_id)) ?? 0))
      .map(({ tender, amount_minor }) => [tender, amount_minor]);
  }

  async function said(page: Page, testId: string, text: string): Promise<void> {
    await page.getByTestId(testId).filter({ hasText: text }).waitFor(patient);
  }

  async function press(page: Page, testId: string): Promise<void> {
    await page.getByTestId(testId).first().waitFor(patient);
    // Nobody is faster than the guards against echoes.
    await page.waitForTimeout(500);
    await page.getByTestId(testId).first().click();
  }
});

const doneWords: Readonly<Record<string, string>> = {
  picked: 'prélevé',
  packed: 'emballé',
  shipped: 'parti',
  ready: 'prêt à retirer',
  'handed-over': 'remis au client',
};

type Order = z.output<typeof orderDocument>;

function groupOf({ groups }: Pick<Order, 'groups'>, fulfilment: string): number {
  return groups.find((group) => group.fulfilment === fulfilment)?.number ?? 0;
}

const hasLeft = ({ state }: { state: string }) => state === 'shipped' || state === 'handed-over';

const amount = z.object({ value: z.int(), scale: z.int() });
const fact = z.object({
  type: z.string(),
  store: z.object({ id: z.string() }),
  body: z.object({
    kind: z.string().optional(),
    check: z.string().optional(),
    groups: z
      .array(z.object({ number: z.int(), fulfilment: z.string(), placeId: z.string() }))
      .optional(),
    references: z.array(z.object({ kind: z.string() })).optional(),
    lines: z.array(
      z.object({
        ...{ sku: z.string(), quantity: amount, grossMinor: z.int().optional() },
        ...{ fulfilment: z.string().optional(), group: z.int().optional() },
      }),
    ),
    tenders: z.array(z.object({ type: z.string(), amountMinor: z.int() })).optional(),
  }),
});
type Fact = { type: string; store: string } & z.output<typeof fact>['body'];
