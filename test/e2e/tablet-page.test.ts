// An associate's tablet: paired by the code that the till shows, rings upright, and the till takes the money.
import { createHash, X509Certificate } from 'node:crypto';
import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { certificateAt } from '../support/pinned-client.ts';
import { temporaryFolder } from '../support/start-till.ts';
import { tillInProcess } from '../support/till-in-process.ts';

const seat = 'till';
const upright = { width: 800, height: 1280 };
/** 12 mm on a 10″ screen of 800 × 1280, which has 151 dots per inch. */
const targetPx = 71;

describe.skipIf(!chromiumAvailable)('a tablet', () => {
  const folder = temporaryFolder();
  let till: Awaited<ReturnType<typeof tillInProcess>>;
  let browser: Browser;
  let trusting: Browser;
  let counter: Page;
  let tablet: Page;

  beforeAll(async () => {
    till = await tillInProcess({ folder });
    const port = await freePort();
    const signedOn = await till.page.call('signOn', {
      ...{ seat, operatorId: 'op-karim', pin: '222222' },
    });
    if (!signedOn.ok) throw new Error(signedOn.error.code);
    await set('tablets.address', '127.0.0.1');
    await set('tablets.port', String(port));
    const desk = await till.page.call('tabletDesk', { seat });
    if (!desk.ok || desk.value.door.kind !== 'open') throw new Error('the door is not open');
    const { origin, fingerprint } = desk.value.door;
    const certificate = await certificateAt(origin, fingerprint);
    browser = await launchChromium();
    trusting = await launchChromium([
      `--ignore-certificate-errors-spki-list=${spkiOf(certificate)}`,
    ]);
    counter = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await counter.goto(till.url);
    await counter.getByTestId('amount-due').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await trusting?.close();
    await till?.close();
  });

  it('is paired from the till’s own screen, and asks who works at it', async () => {
    await counter.keyboard.press('F10');
    await counter.getByTestId('menu-tablets').click();
    await counter.getByTestId('tablets-name').fill('Rayon femme');
    await counter.getByTestId('tablets-pair').click();
    const code = (await counter.getByTestId('tablets-code').textContent()) ?? '';
    await shot(counter, 'till-pairing');
    expect(await axeViolations(counter)).toEqual([]);
    const origin = (await counter.getByTestId('tablets-address').textContent()) ?? '';
    const context = await trusting.newContext({
      viewport: upright,
      locale: 'fr-FR',
      hasTouch: true,
    });
    tablet = await context.newPage();
    await tablet.goto(origin);
    await tablet.getByTestId('pairing-code').fill(code);
    await shot(tablet, 'pairing');
    expect(await axeViolations(tablet)).toEqual([]);
    await tablet.getByTestId('pairing-act').click();
    await tablet.getByText('Inès').waitFor();
    await shot(tablet, 'sign-on');
    expect(await axeViolations(tablet)).toEqual([]);
    expect(await smallTargets(tablet)).toEqual([]);
    await counter.keyboard.press('Escape');
  });

  it('finds, rings and sends to the till by touch, upright, with targets for a thumb', async () => {
    await signOn();
    await shot(tablet, 'sale-empty');
    expect(await axeViolations(tablet)).toEqual([]);
    expect(await smallTargets(tablet)).toEqual([]);
    await tablet.getByTestId('search').click();
    await tablet.getByTestId('search').fill('chem');
    await tablet.locator('[data-testid^="search-result-"]').first().waitFor();
    await shot(tablet, 'search');
    expect(await axeViolations(tablet)).toEqual([]);
    expect(await smallTargets(tablet)).toEqual([]);
    await tablet.locator('[data-testid^="search-result-"]').first().click();
    await tablet
      .getByRole('dialog')
      .getByRole('button', { name: 'M', exact: false })
      .first()
      .waitFor();
    await tablet.waitForTimeout(500);
    await shot(tablet, 'item');
    expect(await axeViolations(tablet)).toEqual([]);
    expect(await smallTargets(tablet)).toEqual([]);
    await tablet.locator('[data-testid^="variant-"]').first().click();
    await tablet.getByTestId('item-act').click();
    await tablet.getByTestId('line-1').waitFor();
    await shot(tablet, 'sale');
    expect(await axeViolations(tablet)).toEqual([]);
    expect(await smallTargets(tablet)).toEqual([]);
    await tablet.getByTestId('more').click();
    await shot(tablet, 'menu');
    expect(await axeViolations(tablet)).toEqual([]);
    expect(await smallTargets(tablet)).toEqual([]);
    for (const never of ['menu-day', 'menu-printer', 'menu-demo', 'menu-tablets', 'menu-archives'])
      expect(await tablet.getByTestId(never).count()).toBe(0);
    await tablet.keyboard.press('Escape');
    await tablet.getByRole('dialog').waitFor({ state: 'detached' });
    await tablet.waitForTimeout(800);
    expect(await tablet.getByTestId('pay').textContent()).toContain('Envoyer en caisse');
    await tablet.getByTestId('pay').click();
    await tablet.getByTestId('sent-code').waitFor();
    await shot(tablet, 'sent');
    expect(await axeViolations(tablet)).toEqual([]);
    expect(await smallTargets(tablet)).toEqual([]);
  });

  it('gives up its basket to who types its code at the till, where it is paid', async () => {
    const code = (await tablet.getByTestId('sent-code').textContent()) ?? '';
    await counter.keyboard.press('F8');
    await counter.getByText(`${code}\u00a0· Rayon femme`).waitFor();
    await shot(counter, 'till-list');
    await counter.keyboard.press('Escape');
    await counter.getByRole('dialog').waitFor({ state: 'detached' });
    await counter.keyboard.press('F2');
    await counter.keyboard.type(code.toLowerCase(), { delay: 120 });
    await counter.waitForTimeout(500);
    await counter.keyboard.press('Enter');
    await counter.getByTestId('line-1').waitFor();
    await tablet.getByTestId('sent-code').waitFor({ state: 'detached' });
    await tablet.getByText(`${code} a été repris en caisse.`).waitFor();
    await counter.waitForTimeout(800);
    await counter.keyboard.press('F12');
    await counter.keyboard.press('Enter');
    await counter.getByTestId('next-customer').waitFor();
  });

  it('goes on where it was after its till was away, and loses nothing that was typed', async () => {
    await till.close({ keepsFolder: true });
    await tablet.getByTestId('host-gone').waitFor();
    await shot(tablet, 'away');
    expect(await axeViolations(tablet)).toEqual([]);
    await tablet.getByTestId('search').click();
    await tablet.getByTestId('search').fill('sav');
    till = await tillInProcess({ folder });
    await tablet.getByTestId('host-gone').waitFor({ state: 'detached' });
    // A till that was stopped knows nobody any more; what was typed is there once somebody is.
    await signOn();
    expect(await tablet.getByTestId('search').inputValue()).toBe('sav');
  });

  it('lies down as well, in the dark and in English', async () => {
    await tablet.setViewportSize({ width: 1280, height: 800 });
    await tablet.emulateMedia({ colorScheme: 'dark' });
    await tablet.getByTestId('language').click();
    await tablet.getByText('Send to the till').waitFor();
    await shot(tablet, 'landscape');
    expect(await smallTargets(tablet)).toEqual([]);
    expect(await axeViolations(tablet)).toEqual([]);
    await tablet.getByTestId('language').click();
    await tablet.setViewportSize(upright);
  });

  it('asks for a code again when it was removed at the till', async () => {
    const signedOn = await till.page.call('signOn', {
      ...{ seat, operatorId: 'op-karim', pin: '222222' },
    });
    expect(signedOn).toMatchObject({ ok: true });
    const revoked = await till.page.call('revokeTablet', { seat, tablet: 'tablet-1' });
    expect(revoked).toMatchObject({ ok: true });
    await tablet.getByTestId('pairing-code').waitFor();
    await tablet.getByText('n’est plus associée').waitFor();
  });

  async function signOn(): Promise<void> {
    await tablet.getByText('Inès').click();
    for (const digit of '1111')
      await tablet.getByRole('button', { name: digit, exact: true }).click();
    await tablet.getByTestId('amount-due').waitFor();
  }

  async function set(key: string, value: string): Promise<void> {
    const done = await till.page.call('setSetting', { seat, key, value });
    if (!done.ok) throw new Error(done.error.code);
  }
});

/** What can be touched and is smaller than a thumb wants: by its box, or by where a touch meets it. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    // What lies under a sheet can't be touched.
    const top = document.querySelector('[role="dialog"]') ?? document;
    const targets = [...top.querySelectorAll('button:enabled, [role="option"], a[href]')];
    return targets.flatMap((target) => {
      const { x, y, width, height } = target.getBoundingClientRect();
      // What closes a dialog for a screen reader has no words and no size.
      const isHidden = !target.checkVisibility() || target.matches('[tabindex="-1"]:empty');
      if (isHidden || width === 0 || Math.min(width, height) >= least - 0.5) return [];
      const met = [...Array(2 * least).keys()].filter((down) => {
        const touched = document.elementFromPoint(x + width / 2, y + height / 2 - least + down);
        return touched !== null && target.contains(touched);
      });
      return met.length >= least - 1 ? [] : [`${target.textContent}: ${width} × ${met.length}`];
    });
  }, targetPx);
}

/** What Chromium pins a server by: SHA-256 of its public key. */
function spkiOf(certificate: string): string {
  const { publicKey } = new X509Certificate(certificate);
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}

/** Pictures for whoever wants to look: only where a folder for them is named. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.COMPTOIR_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/tablet-${name}.png` });
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
  });
  return promise;
}
