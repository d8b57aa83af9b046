import type { Page } from 'playwright-core';

/**
 * A code as a keyboard wedge types it: physical keys in a burst, ended by Enter. The keys are sent
 * without waiting for one another, as a scanner does; waiting for each takes as long as a person.
 */
export async function scanByWedge(page: Page, code: string): Promise<void> {
  const keys = [...[...code].map((digit) => `Digit${digit}`), 'Enter'];
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}
