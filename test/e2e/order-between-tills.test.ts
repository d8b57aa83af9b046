// What one till of a store orders is on every till of it, with what the platform decided; what one sold comes back at another.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collectCode } from '../../domain/order/collect-code.ts';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { nextCustomerByTouch } from '../support/next-customer.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { openWebShop } from '../support/platform/web-shop.ts';
import { resultOf, runTill, salesOf } from '../support/run-till.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient, newCommandId } from '../support/till-client.ts';
import { until } from '../support/until.ts';
import { scanByWedge } from '../support/wedge.ts';

const patient = { timeout: 60_000 };
const skipped = !chromiumAvailable;

describe.skipIf(skipped)('an order between tills (skipped without Chromium)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-platform-'));
  let platform: RunningPlatform;
  let first: RunningTill;
  let second: RunningTill;
  let client: LastingClient;
  let browser: Browser;
  /** Of the second till. */
  let page: Page;

  beforeAll(async () => {
    await putEmbeddedDatabase(folder);
    platform = await startPlatform({ folder });
    first = await startTill({ env: { COMPTOIR_DEMO: 'staged' } });
    second = await startTill({ env: { COMPTOIR_DEMO: 'staged' } });
    for (const [till, number] of [
      [first, '1'],
      [second, '2'],
    ] as const) {
      const code = await platform.pair('LYO1', number);
      const enrolled = await runTill(till.folder, 'enrol', code, '--platform', platform.url);
      expect(enrolled.code, enrolled.errors).toBe(0);
    }
    client = lastingClient(first.folder);
    browser = await launchChromium();
    page = await openOrders(second);
  }, 180_000);

  afterAll(async () => {
    client?.close();
    await browser?.close();
    await first?.stop();
    await second?.stop();
    await platform?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openOrders(till: RunningTill): Promise<Page> {
    const opened = await browser.newPage({
      viewport: { width: 1024, height: 768 },
      locale: 'fr-FR',
    });
    await opened.goto(till.url);
    await opened.getByTestId('amount-due').waitFor(patient);
    await opened.keyboard.press('Alt+c');
    await opened.getByRole('dialog').waitFor();
    return opened;
  }

  /** At till 1, one piece to be shipped to the first customer of the town; the receipt's number. */
  async function ship(sku = 'ML016-1'): Promise<string> {
    const act = () => ({ commandId: newCommandId(), seat: 'script-1' });
    const added = await client.call('addItem', { ...act(), sku });
    if (!added.ok) throw new Error(added.error.code);
    const lineNumber = added.value.lineNumber;
    await client.call('markLine', { ...act(), lineNumber, fulfilment: 'ship' });
    const address = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
    const named = await client.call('setCustomer', { ...act(), customerId: customer.id, address });
    if (!named.ok) throw new Error(named.error.code);
    const paid = await client.call('tender', {
      ...act(),
      ...{ type: 'cash', tenderedMinor: 10_000, reference: '' },
      basketVersion: named.value.version,
    });
    if (!paid.ok) throw new Error(paid.error.code);
    const [order] = await orders();
    return order?.receiptNumber ?? '';
  }

  const customer = { id: '', name: '' };
  async function orders() {
    const answer = await client.call('orders', { limit: 100 });
    return answer.ok ? answer.value.orders : [];
  }

  it('says that there is none yet', async () => {
    await page.getByText('Aucune commande').waitFor(patient);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('taken at one till it is on the other’s open page, reserved at a place by its name', async () => {
    await until(async () => {
      const found = await client.call('findCustomers', { text: 'lyon', limit: 1 });
      Object.assign(customer, found.ok ? found.value.customers[0] : {});
      return customer.id !== '';
    });
    const number = await ship();
    const shown = page.getByTestId(`order-${number}`);
    await shown.getByText(/^Réservé\s: \S/).waitFor(patient);
    expect(await shown.textContent()).toContain(customer.name);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('taken while the till is cut off it is on its own page at once, waiting, and reserved later', async () => {
    await client.call('demoBreak', { what: 'internet', isBroken: true });
    const own = await openOrders(first);
    const number = await ship();
    await own.getByTestId(`order-${number}`).getByText('En attente').waitFor(patient);
    expect(await page.getByTestId(`order-${number}`).count()).toBe(0);
    await client.call('demoBreak', { what: 'internet', isBroken: false });
    for (const seen of [own, page])
      await seen
        .getByTestId(`order-${number}`)
        .getByText(/^Réservé/)
        .waitFor(patient);
  });

  it('is found by its number among what the store prepares, and says what comes next there', async () => {
    const [order] = await orders();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+k');
    await page.getByTestId('prepare').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId('prepare-find').fill(order?.receiptNumber ?? '');
    await page.getByTestId('prepare-find-do').click();
    await page.getByTestId('prepare-order').waitFor(patient);
    expect(await page.getByTestId('prepare-order').textContent()).toBe(customer.name);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+c');
  });

  it('is in the day of the store, which the platform adds up over its tills', async () => {
    const asked = { seat: 'script-1', span: 'day', businessDay: null } as const;
    await until(async () => {
      const answer = await client.call('storeReport', asked);
      return answer.ok && answer.value.orders?.placedInStore.count === 2;
    });
    const answer = await client.call('storeReport', asked);
    expect(answer).toMatchObject({
      value: {
        ...{ source: 'platform', isComplete: false, storeId: 'LYO1' },
        figures: { transactionCount: 2 },
        tills: [
          { tillId: 'LYO1-1', state: 'open', isThisTill: true },
          { tillId: 'LYO1-2', isThisTill: false, turnover: { count: 0 } },
        ],
        comparisons: { lastYear: { origin: 'demo' } },
        target: { amountMinor: expect.any(Number) },
      },
    });
  });

  it('is picked by scan, goes short, is packed with its slip, laid ready, and handed over as it is paid', async () => {
    const act = () => ({ commandId: newCommandId(), seat: 'script-1' });
    await ship('ML004-1');
    for (const sku of ['ML001-2', 'ML002-2']) {
      await client.call('addForLater', { ...act(), sku, by: { kind: 'reserve' } });
    }
    await client.call('setCustomer', { ...act(), customerId: customer.id });
    const later = await client.call('setGroup', { ...act(), group: 1, payment: 'later' });
    if (!later.ok) throw new Error(later.error.code);
    await client.call('complete', { ...act(), basketVersion: later.value.version });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+k');
    const waiting = (list: string) =>
      expect.poll(() => page.getByTestId(`prepare-count-${list}`).textContent(), patient);
    await waiting('pick-ship').toBe('1');
    await waiting('pick-collect').toBe('1');
    await scanByWedge(page, '3760123450126');
    await waiting('pack').toBe('1');
    await page.getByTestId('prepare-list-pack').click();
    await page.locator('[data-testid^="prepare-work-"]').click();
    await page.getByTestId('prepare-to').waitFor(patient);
    await page.getByTestId('prepare-main').click();
    await page.getByTestId('prepare-print-packing-slip').click();
    await page.locator('[data-testid="print-state"][data-state="printed"]').waitFor(patient);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByTestId('prepare-list-pick-collect').click();
    await page.locator('[data-testid^="prepare-work-"]').click();
    await page.getByTestId('prepare-order').waitFor(patient);
    await scanByWedge(page, '3760123450027');
    await page
      .getByTestId('prepare-line-1')
      .getByText(/^En préparation/)
      .waitFor(patient);
    await page.getByTestId('prepare-do-short').click();
    await page.getByTestId('prepare-reason-not-found').click();
    await page
      .getByTestId('prepare-line-2')
      .getByText(/^Introuvable/)
      .waitFor(patient);
    await page.getByTestId('prepare-main').click();
    const code = page.getByTestId('prepare-code');
    await code.waitFor(patient);
    await page.getByTestId('prepare-line-1').getByText(/^Prêt/).waitFor(patient);
    await code.fill(collectCode(later.value.basketId));
    await page.getByTestId('prepare-main').click();
    await page.getByTestId('validate').waitFor(patient);
    await page.getByTestId('tender-card').click();
    // A hand looks at the screen before it presses.
    await page.waitForTimeout(700);
    await page.getByTestId('validate').click();
    await page.getByTestId('order-handed-over').waitFor(patient);
    // What the pending buttons told a screen reader is taken away after some seconds.
    await expect.poll(() => axeViolations(page), patient).toEqual([]);
    await nextCustomerByTouch(page);
  });

  it('what one till sold comes back at the other, by a script and in the page, and says where it is from', async () => {
    const rung = await runTill(
      first.folder,
      ...['ring', '--item', 'ML001-1*2', '--tender', 'card:159.80'],
    );
    expect(rung.code, rung.errors).toBe(0);
    const [sold] = salesOf(rung);
    const receipt = sold?.receiptNumber ?? '';
    let back = await runTill(second.folder, 'return', receipt, '1*1');
    // The sale may still be on its way to the platform.
    await until(async () => {
      if (back.code !== 0) back = await runTill(second.folder, 'return', receipt, '1*1');
      return back.code === 0;
    });
    expect(resultOf(back)).toMatchObject({
      grossMinor: -7_990,
      tenders: [{ type: 'card', amountMinor: -7_990 }],
      of: { receiptNumber: receipt, knownBy: 'platform', isVerified: true, asked: 'now' },
    });
    await page.keyboard.press('Escape');
    await page.getByTestId('amount-due').waitFor();
    await page.keyboard.press('F6');
    await page.getByTestId('return-number').fill(receipt);
    await page.keyboard.press('Enter');
    await page.getByTestId('return-receipt').waitFor(patient);
    expect(await page.getByTestId('return-place').textContent()).toBe(
      'Vendu dans ce magasin, caisse 1',
    );
    await page.getByText('reste 1 sur 2').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // A return that was begun waits on its sheet for who comes back to it.
    await page.getByTestId('return-other').click();
    await page.getByTestId('return-number').waitFor(patient);
  });

  it('a script sells what this store lacks, sent to an address, and takes it back by the other till', async () => {
    const found = await runTill(first.folder, 'stock', '--example', 'short-here');
    expect(found.code, found.errors).toBe(0);
    const { sku, own, network } = shortHere.parse(resultOf(found));
    expect(own).toBeLessThanOrEqual(0);
    expect(network).not.toBe(0);
    const address = join(folder, 'address.json');
    const home = { street: '3 rue des Lilas', postcode: '69003', city: 'Lyon' };
    writeFileSync(address, JSON.stringify({ name: 'Camille Roux', ...home }));
    const rung = await runTill(
      first.folder,
      ...['ring', '--item', `${sku}@ship`, '--item', 'ML016-1', '--item', 'ML016-1@reserve'],
      ...['--address', address, '--deposit', '5.00:arrhes', '--tender', 'card:rest'],
    );
    expect(rung.code, rung.errors).toBe(0);
    const [sold] = salesOf(rung);
    const { order } = placed.parse(resultOf(rung));
    expect(order).toMatchObject({
      groups: [
        { fulfilment: 'ship', lines: [{ sku }], dueMinor: 0 },
        { fulfilment: 'reserve', placeId: 'LYO1', dueMinor: 2_500 },
      ],
      ...{ paidMinor: sold?.grossMinor, dueMinor: 2_000 },
      deposit: { kind: 'arrhes', amountMinor: 500 },
    });
    expect(['confirmed', 'likely']).toContain(order.groups[0]?.promise.level);
    const listed = await runTill(first.folder, 'orders');
    expect(listed.lines.map((line) => placedNumber.parse(JSON.parse(line)).number)).toContain(
      order.number,
    );
    const line = order.groups[0]?.lines[0]?.number;
    let back = await runTill(second.folder, 'return', sold?.receiptNumber ?? '', `${line}`);
    await until(async () => {
      if (back.code !== 0)
        back = await runTill(second.folder, 'return', sold?.receiptNumber ?? '', `${line}`);
      return back.code === 0;
    });
    expect(resultOf(back)).toMatchObject({ lines: [{ sku }], of: { knownBy: 'platform' } });
  });

  it('given up before it leaves it is cancelled in the page, which says before what comes back: arrhes twofold', async () => {
    const taken = await runTill(
      second.folder,
      ...['ring', '--item', 'ML001-2@reserve', '--customer', customer.id],
      ...['--deposit', '20.00:arrhes', '--tender', 'card:rest'],
    );
    expect(taken.code, taken.errors).toBe(0);
    const { order } = placed.parse(resultOf(taken));
    await page.keyboard.press('Escape');
    await page.getByTestId('amount-due').waitFor();
    await page.keyboard.press('Alt+c');
    await page.getByTestId(`cancel-${order.number}`).waitFor(patient);
    await page.keyboard.press('F10');
    const lost = page.getByTestId('cancel-by-customer');
    await lost.waitFor(patient);
    expect(await lost.textContent()).toMatch(/Rien à rendre.*gardées par le magasin20,00/);
    await page.keyboard.press('F2');
    await page.getByTestId('cancel-confirm').getByText('40,00').waitFor(patient);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F12');
    await page.getByTestId('validate').waitFor(patient);
    // A hand looks at the screen before it presses.
    await page.waitForTimeout(700);
    await page.getByTestId('validate').click();
    const twofold = page.getByTestId('paid-twofold');
    await twofold.waitFor(patient);
    expect(await twofold.textContent()).toMatch(/20,00/);
    await nextCustomerByTouch(page);
  });

  it('what a web shop sold comes back by its order’s number, and is paid back by an avoir', async () => {
    const shop = await openWebShop(platform.url, await platform.addClient('LYO1'));
    const sold = await shop.ask('/v1/shop/orders', {
      ...{ reference: 'W-1001', takenAt: new Date().toISOString(), currency: 'EUR' },
      lines: [{ line: 1, group: 1, sku: 'ML016-1', quantity: 1, amountMinor: 2_500 }],
      groups: [
        {
          ...{ number: 1, fulfilment: 'ship', method: 'home' },
          address: {
            name: 'C. R.',
            street: '1 rue',
            postcode: '69001',
            city: 'Lyon',
            country: 'FR',
          },
        },
      ],
      contact: { name: 'Camille Roux' },
    });
    const { id, lines } = webOrder.parse(sold.body);
    const placeId = lines[0]?.parts[0]?.sourceId ?? '';
    for (const kind of ['picked', 'shipped', 'delivered']) {
      const said = { reference: kind, kind, placeId, lines: [{ line: 1, quantity: 1 }] };
      expect(await shop.ask(`/v1/orders/${id}/steps`, said)).toMatchObject({ status: 200 });
    }
    await page.keyboard.press('Escape');
    await page.getByTestId('amount-due').waitFor();
    await page.keyboard.press('F6');
    await page.getByTestId('return-number').fill('W-1001');
    await page.keyboard.press('Enter');
    await page.getByTestId('return-receipt').waitFor(patient);
    expect(await page.getByTestId('return-place').textContent()).toBe(
      'Commande de la boutique en ligne',
    );
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('F6');
    await page.getByRole('button', { name: 'Trop petit' }).click();
    await page.keyboard.press('F12');
    await page.getByTestId('return-section').waitFor(patient);
    await page.keyboard.press('F12');
    await page.getByTestId('validate').waitFor(patient);
    expect(await page.getByTestId('tender-store-credit').getAttribute('aria-pressed')).toBe('true');
    await shop.close();
  });
});

const shortHere = z.object({ sku: z.string(), own: z.number(), network: z.unknown() });
const placedNumber = z.object({ number: z.string() });
const webOrder = z.object({
  id: z.string(),
  lines: z.array(z.object({ parts: z.array(z.object({ sourceId: z.string() })) })),
});
const placed = z.object({
  order: z.looseObject({
    number: z.string(),
    groups: z.array(
      z.looseObject({
        promise: z.object({ level: z.string() }),
        lines: z.array(z.looseObject({ number: z.int(), sku: z.string() })),
      }),
    ),
  }),
});
