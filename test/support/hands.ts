import type { Page } from 'playwright-core';
import { scanByWedge } from './wedge.ts';

/** Slower than any scanner. */
const byHandMs = 110;

/** What a hand needs to see a screen and go to its next place; the page takes no payment sooner. */
const lookMs = 450;
const lookedAt = new Set(['pay', 'validate']);

export interface Counts {
  scans: number;
  touches: number;
  keys: number;
}

/** A cashier's two hands and scanner, which count what they do. */
export interface Hands {
  scan(code: string): Promise<void>;
  touch(testId: string): Promise<void>;
  /** A button by what it says. */
  touchName(name: string | RegExp): Promise<void>;
  key(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  counts(): Counts;
}

export function handsOn(page: Page): Hands {
  const counts: Counts = { scans: 0, touches: 0, keys: 0 };
  return {
    async scan(code) {
      counts.scans += 1;
      const before = await versionOf(page);
      await scanByWedge(page, code);
      await page.waitForFunction(
        (version) =>
          document.querySelector('[data-version]')?.getAttribute('data-version') !== version,
        before,
      );
    },
    async touch(testId) {
      counts.touches += 1;
      await page.getByTestId(testId).waitFor();
      if (lookedAt.has(testId)) await page.waitForTimeout(lookMs);
      await page.getByTestId(testId).click();
    },
    async touchName(name) {
      counts.touches += 1;
      // What lies under a sheet can't be touched.
      const sheet = page.getByRole('dialog');
      const where = (await sheet.count()) > 0 ? sheet : page;
      await where.getByRole('button', { name }).first().click();
    },
    async key(...keys) {
      for (const key of keys) {
        counts.keys += 1;
        await page.keyboard.press(key);
        await page.waitForTimeout(byHandMs);
      }
    },
    async type(text) {
      counts.keys += text.length;
      await page.keyboard.type(text, { delay: byHandMs });
    },
    counts: () => ({ ...counts }),
  };
}

async function versionOf(page: Page): Promise<string> {
  return (await page.locator('[data-version]').getAttribute('data-version')) ?? '';
}
