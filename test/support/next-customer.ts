import type { Page } from 'playwright-core';

/** Longer than the page keeps an Enter from ending a paid screen that nobody can have read. */
const readMs = 800;

/** Reads the change, then ends the paid screen by its key. */
export async function nextCustomerByKey(page: Page): Promise<void> {
  await page.getByTestId('next-customer').waitFor();
  await page.waitForTimeout(readMs);
  await page.keyboard.press('Enter');
  await page.getByTestId('next-customer').waitFor({ state: 'detached' });
}
