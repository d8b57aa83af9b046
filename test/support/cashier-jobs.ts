import type { Page } from 'playwright-core';
import type { Hands } from './hands.ts';

export const jumper = '3760123450010';
export const socks = '3760123450157';

export interface Job {
  name: string;
  /** By touch and scanner; `receipt` is of a jumper and socks, for what comes back. */
  touch(hands: Hands, page: Page, receipt: string): Promise<void>;
  /** By keyboard and scanner alone. */
  keys(hands: Hands, page: Page, receipt: string): Promise<void>;
  /** What both must come to; then the screen is ready for the next job. */
  ends: 'paid' | 'basket' | 'empty';
}

/** What a cashier does in a day, each by both ways. */
export const jobs: readonly Job[] = [
  {
    name: 'vente, espèces',
    ends: 'paid',
    async touch(hands) {
      await hands.scan(jumper);
      await hands.touch('pay');
      await hands.touch('quick-10000');
      await hands.touch('validate');
    },
    async keys(hands) {
      await hands.scan(jumper);
      await hands.key('F12');
      await hands.type('100');
      await hands.key('Enter');
    },
  },
  {
    name: 'vente, carte',
    ends: 'paid',
    async touch(hands) {
      await hands.scan(jumper);
      await hands.touch('pay');
      await hands.touch('tender-card');
      await hands.touch('validate');
    },
    async keys(hands) {
      await hands.scan(jumper);
      await hands.key('F12', 'F2', 'Enter');
    },
  },
  {
    name: 'règlement partagé, carte et espèces',
    ends: 'paid',
    async touch(hands, page) {
      await hands.scan(jumper);
      await hands.touch('pay');
      await hands.touch('tender-card');
      await hands.touchName('5');
      await hands.touchName('0');
      await hands.touch('validate');
      await page.getByText('29,90').first().waitFor();
      await hands.touch('tender-cash');
      await hands.touch('validate');
    },
    async keys(hands, page) {
      await hands.scan(jumper);
      await hands.key('F12', 'F2');
      await hands.type('50');
      await hands.key('Enter');
      await page.getByText('29,90').first().waitFor();
      await hands.key('F1', 'Enter');
    },
  },
  {
    name: 'article cherché, une taille choisie',
    ends: 'basket',
    async touch(hands, page) {
      await hands.touch('search');
      await hands.type('pull col v');
      await page.getByTestId('search-result-ML001-1').waitFor();
      await hands.touch('search-result-ML001-1');
      await hands.touch('variant-ML001-2');
      await hands.touch('item-act');
    },
    async keys(hands, page) {
      await hands.type('pull col v');
      await page.getByTestId('search-result-ML001-1').waitFor();
      await hands.key('Enter');
      await page.getByTestId('variants').waitFor();
      await hands.key('ArrowRight', 'Enter');
    },
  },
  {
    name: 'taille changée',
    ends: 'basket',
    async touch(hands) {
      await hands.scan(jumper);
      await hands.touch('variants-open');
      await hands.touch('variant-ML001-3');
      await hands.touch('item-act');
    },
    async keys(hands, page) {
      await hands.scan(jumper);
      await hands.key('F7');
      await page.getByTestId('variants').waitFor();
      await hands.key('ArrowRight', 'Enter');
    },
  },
  {
    name: 'quantité 3',
    ends: 'basket',
    async touch(hands) {
      await hands.scan(socks);
      await hands.touchName(/^Un de plus/);
      await hands.touchName(/^Un de plus/);
    },
    async keys(hands) {
      await hands.scan(socks);
      await hands.key('*');
      await hands.type('3');
      await hands.key('Enter');
    },
  },
  {
    name: 'ligne retirée, puis rendue',
    ends: 'basket',
    async touch(hands) {
      await hands.scan(socks);
      await hands.touchName(/^Retirer/);
      await hands.touch('undo');
    },
    async keys(hands) {
      await hands.scan(socks);
      await hands.key('Delete', 'Control+z');
    },
  },
  {
    name: 'remise de 5 % sur le panier',
    ends: 'basket',
    async touch(hands, page) {
      await hands.scan(jumper);
      await hands.touch('discount-open');
      await page.getByTestId('discount-confirm').waitFor();
      await hands.touchName('−5 %');
      await hands.touchName('Geste commercial');
      await hands.touch('discount-confirm');
    },
    async keys(hands, page) {
      await hands.scan(jumper);
      await hands.key('F5');
      await page.getByTestId('discount-confirm').waitFor();
      await hands.type('5');
      await chooseByKeys(hands, page, 'Geste commercial');
      await hands.key('Enter');
      await tabTo(hands, page, 'discount-confirm');
      await hands.key('Enter');
    },
  },
  {
    name: 'mise en pause et reprise',
    ends: 'basket',
    async touch(hands, page) {
      await hands.scan(socks);
      await hands.touch('suspend-open');
      await hands.touch('suspend');
      await hands.touch('suspended-open');
      await page.getByRole('dialog').waitFor();
      await hands.touchName('Reprendre');
    },
    async keys(hands, page) {
      await hands.scan(socks);
      await hands.key('F9', 'Enter');
      await page.getByTestId('suspended-open').waitFor();
      await hands.key('F8');
      await page.getByRole('dialog').waitFor();
      await hands.key('Enter');
    },
  },
  {
    name: 'panier abandonné',
    ends: 'empty',
    async touch(hands) {
      await hands.scan(socks);
      await hands.touch('more');
      await hands.touch('menu-abandon');
      await hands.touch('abandon-mistake');
    },
    async keys(hands, page) {
      await hands.scan(socks);
      await hands.key('F4');
      await page.getByTestId('abandon-mistake').waitFor();
      await hands.key('ArrowDown', 'Enter');
    },
  },
  {
    name: 'retour d’un article, par le numéro',
    ends: 'paid',
    async touch(hands, page, receipt) {
      await hands.touch('return-open');
      await hands.type(receipt);
      await hands.touch('return-find');
      await page.getByTestId('return-receipt').waitFor();
      await hands.touch('return-more-1');
      await hands.touchName('Trop grand');
      await hands.touch('return-add');
      await hands.touch('pay');
      await hands.touch('validate');
    },
    async keys(hands, page, receipt) {
      await hands.key('F6');
      await hands.type(receipt);
      await hands.key('Enter');
      await page.getByTestId('return-receipt').waitFor();
      await hands.key('Enter');
      await chooseByKeys(hands, page, 'Trop grand');
      await hands.key('Enter', 'F12');
      await page.getByTestId('return-section').waitFor();
      await hands.key('F12', 'Enter');
    },
  },
  {
    name: 'échange, avec un reste à payer',
    ends: 'paid',
    async touch(hands, page, receipt) {
      await hands.touch('return-open');
      await hands.type(receipt);
      await hands.touch('return-find');
      await page.getByTestId('return-receipt').waitFor();
      await hands.touch('return-more-2');
      await hands.touchName('A changé d’avis');
      await hands.touch('return-add');
      await hands.scan(jumper);
      await hands.touch('pay');
      await hands.touch('validate');
    },
    async keys(hands, page, receipt) {
      await hands.key('F6');
      await hands.type(receipt);
      await hands.key('Enter');
      await page.getByTestId('return-receipt').waitFor();
      await hands.key('ArrowDown', 'Enter');
      await chooseByKeys(hands, page, 'A changé d’avis');
      await hands.key('Enter', 'F12');
      await page.getByTestId('return-section').waitFor();
      await hands.scan(jumper);
      await hands.key('F12', 'Enter');
    },
  },
  {
    name: 'duplicata du dernier ticket',
    ends: 'empty',
    async touch(hands, page) {
      await hands.touch('more');
      await hands.touch('menu-receipts');
      await page.getByTestId('receipt-paper').waitFor();
      await hands.touch('print-chosen');
      await page.keyboard.press('Escape');
    },
    async keys(hands, page) {
      await hands.key('Alt+t');
      await page.getByTestId('receipt-paper').waitFor();
      await hands.key('F12', 'Escape');
    },
  },
  {
    name: 'changement de personne',
    ends: 'empty',
    async touch(hands, page) {
      await hands.touch('operator');
      await hands.touch('person-op-theo');
      for (const digit of '1111') await hands.touchName(digit);
      await page.getByTestId('pay').waitFor();
    },
    async keys(hands, page) {
      await hands.key('F11');
      await page.getByTestId('person-op-ines').waitFor();
      await page.getByTestId('person-op-ines').focus();
      await hands.key('Enter');
      await hands.type('1111');
      await page.getByTestId('pay').waitFor();
    },
  },
];

/** Presses Tab until a choice of this name has the focus. */
async function chooseByKeys(hands: Hands, page: Page, name: string): Promise<void> {
  await tabUntil(hands, page, (text) => text === name);
}

async function tabTo(hands: Hands, page: Page, testId: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const isThere = await page.getByTestId(testId).evaluate((e) => e === document.activeElement);
    if (isThere) return;
    await hands.key('Tab');
  }
  throw new Error(`Tab never reached ${testId}`);
}

async function tabUntil(hands: Hands, page: Page, isIt: (text: string) => boolean): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (isIt(text)) return;
    await hands.key('Tab');
  }
  throw new Error('Tab never reached the choice');
}
