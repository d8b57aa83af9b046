import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobs, jumper, socks } from '../support/cashier-jobs.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { type Counts, handsOn } from '../support/hands.ts';
import { nextCustomerByKey } from '../support/next-customer.ts';
import { verifyAll } from '../support/read-journal.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';
import { scanByWedge } from '../support/wedge.ts';

const days = [
  { by: 'touch', width: 1024, height: 768, colorScheme: 'light' },
  { by: 'keys', width: 1920, height: 1080, colorScheme: 'dark' },
] as const;

describe.skipIf(!chromiumAvailable)('a cashier’s day (skipped without Chromium)', () => {
  describe.each(days)('by $by, at $width × $height', ({ by, width, height, colorScheme }) => {
    const counted = new Map<string, Counts>();
    let receipt = '';
    let till: RunningTill;
    let browser: Browser;
    let page: Page;
    let client: LastingClient;

    beforeAll(async () => {
      till = await startTill({ env: { COMPTOIR_DEMO: 'staged' } });
      client = lastingClient(till.folder);
      browser = await launchChromium();
      const viewport = { width, height };
      page = await browser.newPage({ viewport, colorScheme, locale: 'fr-FR' });
      await page.goto(till.url);
      await page.getByTestId('amount-due').waitFor();
      // The bar would lie over the keys of nobody, but the welcome takes the first ones.
      await page.keyboard.press('Escape');
      receipt = await sell([jumper, socks]);
    });

    afterAll(async () => {
      print(by, counted);
      client?.close();
      await browser?.close();
      await till?.stop();
    });

    it.each(jobs)('$name', async (job) => {
      const hands = handsOn(page);
      await job[by](hands, page, receipt);
      counted.set(job.name, hands.counts());
      if (job.ends === 'paid') {
        await page.getByTestId('change').waitFor();
        await nextCustomerByKey(page);
      } else if (job.ends === 'basket') {
        await page.getByTestId('line-1').waitFor();
        await abandon();
      }
      await page.getByTestId('pay').waitFor();
      await expect
        .poll(() => page.locator('[data-version]').getAttribute('data-version'))
        .toBe('0');
    });

    it('a scan wins on every screen: it lands in the basket whatever is open', async () => {
      const screens: readonly (() => Promise<void>)[] = [
        () => page.keyboard.press('F2'),
        () => page.keyboard.press('F5'),
        () => page.keyboard.press('F6'),
        () => page.keyboard.press('F7'),
        () => page.keyboard.press('F9'),
        () => page.keyboard.press('F10'),
        () => page.keyboard.press('Alt+t'),
        () => page.keyboard.press('Alt+s'),
        () => page.keyboard.press('Alt+r'),
        () => page.keyboard.press('?'),
        () => page.keyboard.press('*'),
        () => page.keyboard.press('F12'),
      ];
      await scanByWedge(page, socks);
      await lineHas(1);
      for (const [index, open] of screens.entries()) {
        await open();
        await page.waitForTimeout(250);
        await scanByWedge(page, socks);
        await lineHas(index + 2);
      }
      await page.keyboard.press('F12');
      await page.keyboard.press('Enter');
      await page.getByTestId('change').waitFor();
      await scanByWedge(page, socks);
      await lineHas(1);
      await abandon();
    });

    it('leaves a journal that verifies, whose sums are right', async () => {
      await verifyAll(client);
    });

    async function lineHas(pieces: number): Promise<void> {
      const quantity = page.getByRole('button', { name: new RegExp(`^Quantité ${pieces}\\b`) });
      await quantity.waitFor();
    }

    /** A sale that is not part of a job; its receipt number. */
    async function sell(codes: readonly string[]): Promise<string> {
      for (const code of codes) await scanByWedge(page, code);
      await page.getByTestId(`line-${codes.length}`).waitFor();
      await page.keyboard.press('F12');
      await page.getByTestId('validate').waitFor();
      await page.keyboard.press('Enter');
      await page.getByTestId('change').waitFor();
      const number = (await page.getByTestId('receipt-number').textContent()) ?? '';
      await nextCustomerByKey(page);
      return number;
    }

    async function abandon(): Promise<void> {
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('F4');
      await page.getByTestId('abandon-test').click();
      await page.getByTestId('line-1').waitFor({ state: 'detached' });
    }
  });
});

/** What a job costs a cashier; for people to read, no limit is tested. */
function print(by: string, counted: ReadonlyMap<string, Counts>): void {
  const rows = [...counted].map(
    ([name, { scans, touches, keys }]) =>
      `${name.padEnd(40)} ${String(scans).padStart(5)} ${String(touches).padStart(7)} ${String(keys).padStart(6)}`,
  );
  const head = `${`${`by ${by}`} `.padEnd(41)}scans touches   keys`;
  process.stdout.write(`\n${[head, ...rows].join('\n')}\n`);
}
