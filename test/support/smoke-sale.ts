import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { scanByWedge } from './wedge.ts';

// A sale by scan and keys, in whatever draws the page. `npm run electron:smoke` runs it in Electron,
// which few machines have; the tests run it in Chromium, so that it stays in step with the screens.

const jumper = '3760123450010';
/** A slow machine, started cold. */
const timeoutMs = 60_000;

export async function tillIsThere(page: Page): Promise<void> {
  await page.getByTestId('amount-due').waitFor({ timeout: timeoutMs });
}

/** The first screen is there, and somebody of the demo shop signs on. */
export async function cashierSignsOn(page: Page): Promise<void> {
  await page.getByTestId('person-op-ines').click({ timeout: timeoutMs });
  await page.keyboard.type('1111', { delay: 120 });
  await tillIsThere(page);
}

/** Scans a jumper; `due` is what the screen then asks for, as it writes it. */
export async function ringJumper(page: Page, due: string): Promise<void> {
  await scanByWedge(page, jumper);
  const giveUpAt = performance.now() + timeoutMs;
  while (!(await page.getByTestId('amount-due').textContent())?.includes(due)) {
    if (performance.now() > giveUpAt) throw new Error(`waited in vain for ${due} to be due`);
    await delay(50);
  }
}

export async function payCash(page: Page, amount: string): Promise<void> {
  await page.keyboard.press('F12');
  await page.keyboard.type(amount, { delay: 120 });
  await page.keyboard.press('Enter');
  await page.getByTestId('receipt-number').waitFor({ timeout: timeoutMs });
}
