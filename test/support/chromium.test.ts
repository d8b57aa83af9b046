import { expect, test } from 'vitest';
import { chromiumAvailable, launchChromium } from './chromium.ts';

test.skipIf(!chromiumAvailable)('the Chromium of this machine draws a page', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<h1>Caisse</h1>');
    expect(await page.textContent('h1')).toBe('Caisse');
  } finally {
    await browser.close();
  }
});
