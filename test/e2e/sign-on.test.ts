import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOwnCode } from '../../domain/scan/own-code.ts';
import { demoBadgeBody } from '../../platform/demo/operators.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { entriesOf, runTill } from '../support/run-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { scanByWedge } from '../support/wedge.ts';

const jumper = '3760123450010';
/** Slower than any scanner. */
/** A PIN is slow to check, and a busy machine slower. */
const patient = { timeout: 30_000 };
const byHand = { delay: 120 };

describe.skipIf(!chromiumAvailable)('signing on (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    till = await startTill({ signedOff: true });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(till.url);
    await person('op-ines').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  it('a scan before anybody is there is refused, and rings nothing', async () => {
    await scanByWedge(page, jumper);
    await expect
      .poll(() => page.getByTestId('notice').textContent(), patient)
      .toContain('connecté');
    expect(await page.getByTestId('pin-typed').count()).toBe(0);
  });

  it('a cashier touches a name, types the PIN, and sells', async () => {
    await person('op-ines').click();
    await page.keyboard.type('1111', byHand);
    await page.getByTestId('amount-due').waitFor();
    await scanByWedge(page, jumper);
    await page.getByTestId('line-1').waitFor();
    expect(await page.getByTestId('operator').textContent()).toContain('Inès M.');
  });

  it('in the middle of a sale an English manager takes over by keyboard alone, in English', async () => {
    await page.keyboard.press('F12');
    await page.keyboard.press('F11');
    await page.keyboard.press('ArrowDown');
    for (let tries = 0; tries < 12 && !(await isFocused('person-op-kate')); tries += 1) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    await page.keyboard.type('222222', byHand);
    await expect.poll(() => page.locator('html').getAttribute('lang'), patient).toBe('en');
    // The same screen, the same basket.
    await page.getByTestId('validate').waitFor();
    expect(await page.getByTestId('amount-due').textContent()).toContain('€79.90');
    await page.keyboard.press('Escape');
  });

  it('an associate’s badge asks for their PIN, from any screen', async () => {
    await scanByWedge(page, writeOwnCode('operator', demoBadgeBody('op-theo')));
    await page.getByTestId('pin-typed').waitFor();
    for (const digit of '1111')
      await page.getByRole('button', { name: digit, exact: true }).click();
    await expect
      .poll(() => page.getByTestId('operator').textContent(), patient)
      .toContain('Théo R.');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  it('a locked till shows the amount and nothing of the basket, and the basket is there after', async () => {
    await page.keyboard.press('F11');
    await page.getByTestId('lock').click();
    await page.getByTestId('pin-typed').waitFor();
    const kept = await page.getByTestId('basket-kept').textContent();
    expect(kept).toContain('1 article');
    expect(kept).toContain('79,90');
    expect(await page.getByTestId('line-1').count()).toBe(0);
    await page.keyboard.type('1111', byHand);
    await page.getByTestId('line-1').waitFor();
  });

  it('a host that dies in the middle of a sale asks nobody again', async () => {
    process.kill(till.hostPid(), 'SIGKILL');
    await scanByWedge(page, jumper);
    await expect.poll(() => page.getByTestId('line-1').textContent(), patient).toContain('159,80');
  });

  it('without a touch the till locks by itself', async () => {
    await runTill(till.folder, 'config', 'set', 'operators.lock-after', '2');
    await page.getByTestId('pin-typed').waitFor({ timeout: 20_000 });
    await runTill(till.folder, 'config', 'set', 'operators.lock-after', '300');
  });

  it('five wrong PINs lock a name, also after the host died; another still gets in', async () => {
    await person('op-ines').click();
    // The third and fourth cost seconds.
    for (const [left, waitMs] of [
      [4, 0],
      [3, 0],
      [2, 5_500],
      [1, 15_500],
    ]) {
      await page.keyboard.type('9999', byHand);
      await said(`Essais restants\u00a0: ${left}`);
      await page.waitForTimeout(waitMs ?? 0);
    }
    await page.keyboard.type('9999', byHand);
    await said('bloqué pour 5 min');
    process.kill(till.hostPid(), 'SIGKILL');
    await page.locator('[data-testid=host-state]:not([data-state=connected])').waitFor();
    await page.locator('[data-testid=host-state][data-state=connected]').waitFor();
    await page.keyboard.type('1111', byHand);
    await said('bloqué pour 5 min');
    await person('op-noe').click();
    await page.keyboard.type('1111', byHand);
    await page.getByTestId('line-1').waitFor();
  }, 120_000);

  it('every coming and going is in the journal, and no PIN is anywhere in it', async () => {
    await till.stop();
    const entries = await entriesOf(till.folder);
    const events = entries
      .filter(({ type }) => type === 'event')
      .map(({ entry }) => `${entry.body.event} ${JSON.stringify(entry.body.details)}`)
      .filter((text) => /^sign/.test(text));
    const how = (name: string) => events.filter((text) => text.includes(name)).length;
    expect(how('signed-on')).toBe(5);
    expect(how('"how":"switch"')).toBe(2);
    expect(how('"how":"lock"')).toBe(1);
    expect(how('"how":"idle"')).toBe(1);
    expect(how('"how":"stop"')).toBe(1);
    expect(how('sign-on-refused')).toBe(1);
    expect(events.join()).not.toMatch(/9999|1111|222222/);
    expect(till.errors()).not.toMatch(/9999|222222/);
  });

  const person = (id: string) => page.getByTestId(`person-${id}`);

  async function isFocused(testId: string): Promise<boolean> {
    return page.getByTestId(testId).evaluate((element) => element === document.activeElement);
  }

  async function said(words: string): Promise<void> {
    await expect.poll(() => page.getByTestId('pin-said').textContent(), patient).toContain(words);
  }
});
