// A retailer who takes payment in more ways than there are keys for.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenderTypesKey } from '../../contract/document/tender-types.ts';
import { feedPage } from '../../contract/platform/feed-page.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { webShopRefund } from '../../domain/tender/web-shop-refund.ts';
import { axeViolations } from '../support/axe.ts';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { cashierSignsOn, ringJumper } from '../support/smoke-sale.ts';
import { smallShop, tillInProcess } from '../support/till-in-process.ts';

describe.skipIf(!chromiumAvailable)('nine ways to pay (skipped without Chromium)', () => {
  let shop: string;
  let till: Awaited<ReturnType<typeof tillInProcess>>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    shop = shopWithLenders();
    till = await tillInProcess({ shop });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
    await page.goto(till.url);
    await cashierSignsOn(page);
    await ringJumper(page, '79,90');
    await page.keyboard.press('F12');
    await page.getByTestId('tender-others').waitFor();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await till?.close();
    rmSync(shop, { recursive: true, force: true });
  });

  const others = () => page.getByTestId('tender-others');

  /** Where it is and how large, in whole pixels. */
  async function placeOf(testId: string) {
    const box = await page.getByTestId(testId).boundingBox();
    if (box === null) throw new Error(`${testId} is not drawn`);
    const { x, y, width, height } = box;
    return {
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(width),
      height: Math.round(height),
    };
  }

  it('have a tile « Autres » in the place of the last key, which says what it leads to', async () => {
    expect(await page.getByTestId('tender-other-lender').count()).toBe(0);
    expect(await others().textContent()).toBe('Autres3× / 4×, Crédit 10×F8');
    expect(await axeViolations(page)).toEqual([]);
    const place = await placeOf('tender-others');
    await page.keyboard.press('F8');
    await page.getByTestId('tender-other-lender').waitFor();
    expect(await placeOf('tender-others')).toEqual(place);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('are touched as large as the first ones, and the key goes back to them', async () => {
    await page.keyboard.press('F8');
    const first = await placeOf('tender-cash');
    await others().click();
    await page.getByTestId('tender-other-lender').waitFor();
    const account = await placeOf('tender-other-lender');
    expect([account.width, account.height]).toEqual([first.width, first.height]);
  });

  it('take the payment by the key that is on the tile', async () => {
    await page.keyboard.press('F2');
    expect(await page.getByTestId('tender-other-lender').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('F8');
    expect(await others().textContent()).toContain('Crédit 10×');
    await page.keyboard.press('F1');
    await page.keyboard.press('Enter');
    await page.getByTestId('receipt-number').waitFor();
  });
});

/** The small shop, where another lender’s credit is offered too: one way to pay more than there are keys. */
function shopWithLenders(): string {
  const pages = feedPage
    .array()
    .parse(JSON.parse(readFileSync(join(smallShop, 'pages.json'), 'utf8')));
  const types = shippedTenderSettings.types.map((type) => {
    if (type.id === webShopRefund.id) return type;
    return type.kind === 'account' ? { ...type, ...otherLender } : { ...type, isOffered: true };
  });
  const setting = {
    collection: 'settings',
    document: {
      id: tenderTypesKey,
      kind: 'setting',
      value: { ...shippedTenderSettings, types },
    },
  };
  const given = pages.map((page) =>
    page.file === 'till' ? { ...page, changes: [...page.changes, setting] } : page,
  );
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-shop-'));
  writeFileSync(join(folder, 'pages.json'), JSON.stringify(given));
  return folder;
}

const otherLender = {
  ...{ id: 'other-lender', kind: 'credit' as const, isOffered: true },
  names: { fr: 'Crédit 10×', en: '10 instalments' },
};
