import type { Page } from 'playwright-core';

/** Longer than the page keeps a hand from ending a paid screen that nobody can have read. */
const readMs = 800;

/** Reads the change, then ends the paid screen by its key. */
export async function nextCustomerByKey(page: Page): Promise<void> {
  await readChange(page);
  await page.keyboard.press('Enter');
  await page.getByTestId('next-customer').waitFor({ state: 'detached' });
}

/** The same by touch. */
export async function nextCustomerByTouch(page: Page): Promise<void> {
  await readChange(page);
  await page.getByTestId('next-customer').click();
  await page.getByTestId('next-customer').waitFor({ state: 'detached' });
}

async function readChange(page: Page): Promise<void> {
  await page.getByTestId('next-customer').waitFor();
  await page.waitForTimeout(readMs);
}
