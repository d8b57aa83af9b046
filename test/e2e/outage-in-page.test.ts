// What the page says of the link to the platform, why it does not send and how old what it knows is; and what comes over it by itself.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { type NetworkTill, startNetworkTill } from '../support/network-till.ts';
import { nextCustomerByKey } from '../support/next-customer.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { startSlowLine } from '../support/slow-line.ts';
import { type RunningPlatform, startPlatform } from '../support/start-platform.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { lastingClient } from '../support/till-client.ts';
import { until } from '../support/until.ts';
import { scanByWedge } from '../support/wedge.ts';

const patient = { timeout: 60_000 };
/** A host that stops forgets no more of it than this. */
const storedEveryMs = 60_000;

describe.skipIf(!chromiumAvailable)('an outage in the page (skipped without Chromium)', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  let line: Awaited<ReturnType<typeof startSlowLine>>;
  let till: NetworkTill;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await putEmbeddedDatabase(folder);
    line = await startSlowLine({ slowPath: '/nowhere', bytesPerTick: 1 });
    platform = await startPlatform({ folder, origin: line.url });
    line.leadTo(platform.url);
    till = await startNetworkTill();
    await till.enrol({ pair: platform.pair, url: line.url }, 'LYO1', '1');
    await until(() => till.isDrained() && upToDateMs() > 0);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(till.running.url);
    await page.getByTestId('amount-due').waitFor(patient);
    await page.keyboard.press('Alt+s');
    await page.getByTestId('status-sync').waitFor(patient);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await till?.stop();
    await platform?.stop();
    await line?.stop();
  }, 120_000);

  const upToDateMs = (): number => Date.parse(till.sync().documents?.upToDateAt ?? '') || 0;
  const clockOf = (ms: number): string =>
    new Date(ms).toLocaleTimeString('fr-FR', {
      ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' },
    });
  const status = () => page.getByTestId('status-sync');
  const age = () => page.getByTestId('status-documents');

  it('while the platform is away what the till knows grows old, and the page says of when it is', async () => {
    await platform.stop();
    await status().getByText('Hors ligne depuis').waitFor(patient);
    const leftMs = upToDateMs();
    await till.sell('ML016-1');
    await till.retry();
    await until(() => till.sync().waiting > 0);
    expect(upToDateMs()).toBe(leftMs);
    await age().getByText(clockOf(leftMs)).waitFor(patient);
  }, 120_000);

  it('a till that starts meanwhile has not forgotten it', async () => {
    const leftMs = upToDateMs();
    const pid = till.running.hostPid();
    process.kill(pid, 'SIGKILL');
    await until(() => till.running.hostPid() !== pid);
    await till.rejoin();
    await until(() => till.sync().mode === 'offline');
    expect(upToDateMs()).toBeLessThanOrEqual(leftMs);
    expect(upToDateMs()).toBeGreaterThan(leftMs - storedEveryMs);
    await age().getByText(clockOf(upToDateMs())).waitFor(patient);
  }, 120_000);

  it('a gift card is taken up to its bound meanwhile, and the page says how much that is', async () => {
    const typing = { delay: 120 };
    await page.keyboard.press('Escape');
    await status().waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+g');
    await page.getByTestId('money-confirm').waitFor(patient);
    await page.keyboard.type('200', typing);
    await page.keyboard.press('Enter');
    await page.getByTestId('line-1').waitFor(patient);
    await page.keyboard.press('F12');
    // A balance is looked at before it is taken.
    await page.waitForTimeout(900);
    await page.keyboard.press('Enter');
    const shown = await page.getByTestId('paid-values').textContent(patient);
    const [number = ''] = /G[0-9A-Z]{3} [0-9A-Z]{4} [0-9A-Z]{4}/.exec(shown ?? '') ?? [];
    await nextCustomerByKey(page);
    await page.keyboard.type('ML016-1*3', typing);
    await page.keyboard.press('Enter');
    await page.getByTestId('line-1').waitFor(patient);
    await page.keyboard.press('F12');
    await page.keyboard.press('F3');
    await page.keyboard.type(number.replaceAll(' ', '').toLowerCase(), typing);
    await page.keyboard.press('Enter');
    const bound = page.getByTestId('value-bound');
    await bound.getByText('150,00\u00a0€ au plus').waitFor(patient);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Alt+s');
    await status().waitFor(patient);
  }, 120_000);

  it('when it is back all of it is of now', async () => {
    const backMs = Date.now();
    platform = await startPlatform({ folder, origin: line.url });
    line.leadTo(platform.url);
    await page.keyboard.press('r');
    await until(() => till.isDrained() && upToDateMs() > backMs);
    await status().getByText('En ligne depuis').waitFor(patient);
    await age().getByText(clockOf(upToDateMs())).waitFor(patient);
  }, 120_000);

  it('a customer who fills in the form on their telephone is the basket’s by themselves, answers on the display and is thanked', async () => {
    const client = lastingClient(till.running.folder);
    const value = platform.url;
    await client.call('setSetting', { seat: 'script-1', key: 'customers.page', value });
    client.close();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+y');
    const [display] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByTestId('display-open').click(),
    ]);
    await display.setViewportSize({ width: 800, height: 480 });
    await page.getByText('Un écran client est ouvert').waitFor(patient);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await scanByWedge(page, '3760123450010');
    const code = display.getByTestId('display-code');
    await code.waitFor(patient);
    expect(await axeViolations(display)).toEqual([]);
    const phone = await browser.newPage({
      viewport: { width: 360, height: 640 },
      locale: 'fr-FR',
    });
    await phone.goto((await code.getAttribute('data-address')) ?? '');
    await phone.getByLabel('Prénom').fill('Zoé');
    await phone.getByLabel('Nom', { exact: true }).fill('Pérrin');
    await phone.getByLabel('Téléphone').fill('06 39 98 77 66');
    expect(await axeViolations(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Créer mon compte' }).click();
    await phone.getByText('Votre compte est créé').waitFor(patient);
    await phone.close();
    await display.getByText('Bonjour Zoé P.').waitFor(patient);
    await page.keyboard.press('F3');
    await page.getByTestId('display-ask').click();
    const send = display.getByTestId('display-send');
    await send.waitFor(patient);
    expect(await send.isDisabled()).toBe(true);
    for (const asked of ['Offres par e-mail', 'Offres par SMS', 'Conseils'])
      await display.getByRole('group', { name: asked }).getByText('Non').click();
    await display.waitForTimeout(900);
    expect(await axeViolations(display)).toEqual([]);
    await send.click();
    await page.getByText('Le client a répondu sur l’écran').waitFor(patient);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await display.getByTestId('display-total').waitFor(patient);
    await display.close();
    await page.keyboard.press('Alt+s');
    await status().waitFor(patient);
  }, 120_000);

  it('a platform that does not serve so old a till any more is no outage: the page says to update it', async () => {
    // The paths of a version before the oldest that this platform serves.
    line.rewrite((path) => path.replace('/v1/', '/v0/'));
    await till.sell('ML016-1');
    await status().locator('[data-code="TILL_TOO_OLD"]').waitFor(patient);
    await status().getByText('Cette caisse est trop ancienne').waitFor(patient);
    // Not « partira tout seul »: somebody has to update it first.
    await status().getByText('1 enregistrement attend ici, gardé.').waitFor(patient);
    expect(await axeViolations(page)).toEqual([]);
    // It sells on.
    await till.sell('ML016-1');
    expect(till.sync()).toMatchObject({ mode: 'offline', why: { code: 'TILL_TOO_OLD' } });
  }, 120_000);

  it('once it is served again « Réessayer » sends all of it', async () => {
    line.rewrite(null);
    await page.keyboard.press('r');
    await until(till.isDrained);
    await status().getByText('En ligne depuis').waitFor(patient);
  }, 120_000);
});
