import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { nextCustomerByKey } from '../../support/next-customer.ts';
import { type Keyboard, keyboardOf } from './keyboard.ts';
import { type Drawn, installProbe } from './probe.ts';

/** Long enough for whatever the page still does after a measure, and never the same. */
const pausesMs = [8, 12, 16, 20, 24];

const mostAttempts = 3;

/** The till's real page in Chromium, with the probe that measures inside it. */
export interface TillPage {
  sellableMs: number;
  /** From the scanner's Enter to line `lineNumber` drawn. */
  scan(code: string, lineNumber: number): Promise<Drawn>;
  /** Scans whose keys came so late, on a busy machine, that the page took them for typed. */
  lostScans(): number;
  /** A key that does nothing: from its keydown to the next frame. */
  pressNothing(): Promise<Drawn>;
  /** F12, then Enter with nothing typed: the exact sum in cash. From Enter to the change drawn. */
  payExactly(): Promise<Drawn>;
  openSearch(): Promise<void>;
  closeSearch(): Promise<void>;
  /** One key of a text; from its keydown to the results of the whole text drawn. */
  type(key: string, textAfter: string): Promise<Drawn>;
  close(): Promise<void>;
}

export async function openTillPage(browser: Browser, url: string): Promise<TillPage> {
  const context = await browser.newContext({
    viewport: { width: 1_024, height: 768 },
    locale: 'fr-FR',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.addInitScript(installProbe);
    await page.goto(url);
    const sellableMs = await page.evaluate(() => window.comptoirBench.sellableMs);
    return tillPage(page, await keyboardOf(page), sellableMs);
  } catch (error) {
    await context.close();
    throw error;
  }
}

function tillPage(page: Page, keyboard: Keyboard, sellableMs: number): TillPage {
  let presses = 0;
  let lostScans = 0;

  /** Acts on the armed page; then a pause as between two acts of a person. */
  async function measure(act: () => Promise<void>): Promise<Drawn> {
    await act();
    const drawn = await page.evaluate(() => window.comptoirBench.measured());
    presses += 1;
    await delay(pausesMs[presses % pausesMs.length]);
    return drawn;
  }

  async function arm(key: string, testId: string): Promise<void> {
    await page.evaluate(
      ([pressed, selector]) => {
        window.comptoirBench.armForElement(pressed, selector);
      },
      pair(key, `[data-testid="${testId}"]`),
    );
  }

  async function closeSearch(): Promise<void> {
    // Escape alone keeps what was typed.
    await page.getByTestId('search').fill('');
    await keyboard.press('Escape');
    await page.locator('[role=listbox]').waitFor({ state: 'detached' });
  }

  return {
    sellableMs,
    async scan(code, lineNumber) {
      for (let attempt = 1; ; attempt += 1) {
        await arm('Enter', `line-${lineNumber}`);
        try {
          return await measure(() => keyboard.scan(code));
        } catch (error) {
          lostScans += 1;
          if (attempt === mostAttempts) throw error;
          // Typed keys open the search, and it may have taken the code since.
          if ((await page.locator('[role=listbox]').count()) > 0) await closeSearch();
          if ((await page.getByTestId(`line-${lineNumber}`).count()) > 0) throw error;
        }
      }
    },
    lostScans: () => lostScans,
    async pressNothing() {
      await page.evaluate(() => window.comptoirBench.armForFrame('F7'));
      return measure(() => keyboard.press('F7'));
    },
    async payExactly() {
      await arm('F12', 'validate');
      await measure(() => keyboard.press('F12'));
      await arm('Enter', 'change');
      return measure(() => keyboard.press('Enter'));
    },
    async openSearch() {
      // The paid screen has no search; Enter there says that the next customer may come.
      if ((await page.getByTestId('change').count()) > 0) await nextCustomerByKey(page);
      await page.getByTestId('change').waitFor({ state: 'detached' });
      await keyboard.press('F2');
      await page.locator('input[type=search]:focus').waitFor();
    },
    closeSearch,
    async type(key, textAfter) {
      await page.evaluate(
        ([pressed, text]) => {
          window.comptoirBench.armForAnswer(pressed, text);
        },
        pair(key, textAfter),
      );
      const drawn = await measure(() => keyboard.press(key));
      // Nobody types faster, and the scanner's rhythm is far from it.
      await delay(40);
      return drawn;
    },
    close: () => page.context().close(),
  };
}

function pair(first: string, second: string): readonly [string, string] {
  return [first, second];
}
