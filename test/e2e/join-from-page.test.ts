// A till joins its platform from the page: by a code, without a shell.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { problem, startHttpPlatform } from '../support/http-platform.ts';
import { connectPage, signOnAtPage } from '../support/sign-on.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';

const code = 'K7QF-2M4X';

describe.skipIf(!chromiumAvailable)('joining from the page (skipped without Chromium)', () => {
  let platform: Awaited<ReturnType<typeof startHttpPlatform>>;
  let till: RunningTill;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    platform = await startHttpPlatform();
    till = await startTill();
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(till.url);
    await page.getByTestId('more').click();
    await page.getByTestId('menu-join').click();
    await page.getByTestId('join-code').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await till?.stop();
    await platform?.stop();
  });

  it('asks for an address and a code, and axe finds nothing', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page)).toEqual([]);
    }
    expect(await page.getByTestId('join').isDisabled()).toBe(true);
  });

  it('what is no code is refused before anybody is asked', async () => {
    await page.getByTestId('join-platform').fill(platform.origin);
    await page.getByTestId('join-code').fill('1234');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Ce code d’appairage n’est pas valable').waitFor();
    expect(platform.seen).toEqual([]);
  });

  it('a code that the platform does not know changes nothing, and stays typed', async () => {
    platform.answerWith(() => problem(403, 'PAIRING_CODE_WRONG'));
    await page.getByTestId('join-code').fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await expect.poll(() => platform.seen.length).toBe(1);
    await page.getByRole('dialog').getByText('Ce code d’appairage n’est pas valable').waitFor();
    expect(await page.getByTestId('join-code').inputValue()).toBe(code);
    platform.answerWith(null);
  });

  it('a good one links the till, and says which it is', async () => {
    await page.getByTestId('join').click();
    await page.getByText('Caisse 2 de Lyon Part-Dieu reliée').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => platform.seen.some(({ url }) => url.endsWith('/entries'))).toBe(true);
  });

  it('from then on it takes somebody who may set the till', async () => {
    const asked = platform.seen.length;
    const client = connectPage(till);
    const again = { seat: 'till', code, platform: platform.origin };
    const answer = await client.call('joinPlatform', again);
    expect(answer).toMatchObject({ ok: false, error: { code: 'ROLE_NOT_ALLOWED' } });
    expect(platform.seen.slice(asked).filter(({ url }) => url === '/v1/enrolments')).toEqual([]);

    await page.getByTestId('more').click();
    await page.getByTestId('menu-join').click();
    await page.getByText('Il faut la permission de régler la caisse.').waitFor();
    expect(await page.getByTestId('join').isDisabled()).toBe(true);

    await client.call('signOff', { seat: 'till' });
    await signOnAtPage(till, { operatorId: 'op-karim', pin: '222222' });
    expect(await client.call('joinPlatform', again)).toMatchObject({ ok: true });
    client.close();
  });
});
