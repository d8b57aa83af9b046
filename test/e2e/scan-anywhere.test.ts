// A scan is taken wherever the focus is, whatever the keyboards are set to, and lands in no field.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import streamsFile from '../fixtures/wedge/streams.json' with { type: 'json' };
import { chromiumAvailable } from '../support/chromium.ts';
import { openPage } from '../support/open-page.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { sendStream } from '../support/wedge.ts';

const streams = z
  .array(
    z.looseObject({
      scanner: z.string(),
      system: z.string(),
      capsLock: z.string(),
      text: z.string(),
      keys: z.array(z.tuple([z.string(), z.string(), z.string()])),
    }),
  )
  .parse(streamsFile);

/** What a US-set scanner sends to an AZERTY system. */
function usOnFrench(begins: string) {
  const found = streams.find(
    ({ scanner, system, capsLock, text }) =>
      scanner === 'us' && system === 'french' && capsLock === '' && text.startsWith(begins),
  );
  if (!found) throw new Error('There is such a stream');
  return found.keys;
}

/** The jumper of the demo shop: digits that an AZERTY system reads as signs, some of them shortcuts. */
const jumper = [...'3760123450010'].map((digit) => {
  const key = usOnFrench('3520170012346').find(([code]) => code === `Digit${digit}`);
  if (!key) throw new Error('The stream has all digits of the jumper');
  return key;
});
const jumperMinor = 7_990;
const own = usOnFrench('CPT');

describe.skipIf(!chromiumAvailable)('a scan (skipped without Chromium)', () => {
  let till: RunningTill;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    till = await startTill();
    ({ browser, page } = await openPage(till.url));
  });

  afterAll(async () => {
    await browser?.close();
    await till?.stop();
  });

  for (const [speed, everyMs] of [
    ['fast', 0],
    ['slow', 80],
  ] as const) {
    it(`from a ${speed} scanner on the bare sale is one piece more, though its digits are shortcuts`, async () => {
      const before = await pieces();
      for (let scan = 1; scan <= 3; scan += 1) {
        await sendStream(page, jumper, everyMs);
        await rung(before + scan);
      }
    });

    it(`from a ${speed} scanner leaves what was typed in the search as it was`, async () => {
      const before = await pieces();
      await page.keyboard.press('F2');
      await page.locator('input[type=search]').fill('');
      await page.keyboard.type('pul', { delay: 200 });
      await sendStream(page, jumper, everyMs);
      await rung(before + 1);
      await page.keyboard.press('F2');
      expect(await page.locator('input[type=search]').inputValue()).toBe('pul');
      await page.keyboard.press('Escape');
    });

    it(`from a ${speed} scanner lands in no field of a dialog`, async () => {
      await page.keyboard.press('F9');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Mme ');
      await sendStream(page, own, everyMs);
      // A scan that was taken leads back to the sale.
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText('Aucun client avec ce code').first().waitFor();
      await page.keyboard.press('F9');
      expect(await dialog.getByRole('textbox').inputValue()).toBe('Mme ');
      await page.keyboard.press('Escape');
    });

    it(`from a ${speed} scanner lands in no field that this page does not know of`, async () => {
      const before = await pieces();
      await page.evaluate(() => {
        const field = document.createElement('textarea');
        field.id = 'foreign';
        field.value = 'note';
        document.body.append(field);
        field.focus();
      });
      await sendStream(page, jumper, everyMs);
      await rung(before + 1);
      expect(await page.locator('#foreign').inputValue()).toBe('note');
      await page.evaluate(() => document.querySelector('#foreign')?.remove());
    });
  }

  /** Pieces of the jumper in the basket, as the page draws them. */
  async function pieces(): Promise<number> {
    const due = (await page.getByTestId('amount-due').textContent()) ?? '';
    const cents = Number(due.replace(/\D/g, ''));
    expect(cents % jumperMinor).toBe(0);
    return cents / jumperMinor;
  }

  async function rung(wanted: number): Promise<void> {
    await expect.poll(pieces).toBe(wanted);
  }
});
