import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

/** A till's page in a browser of its own, on the smallest screen and in French unless told, with the sale drawn. */
export async function openPage(
  url: string,
  how: BrowserContextOptions = {},
): Promise<{ browser: Browser; page: Page }> {
  const browser = await launchChromium();
  const viewport = { width: 1024, height: 768 };
  const page = await browser.newPage({ viewport, locale: 'fr-FR', ...how });
  await page.goto(url);
  await page.getByTestId('amount-due').waitFor();
  return { browser, page };
}
