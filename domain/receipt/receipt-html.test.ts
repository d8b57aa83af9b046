import { expect, test } from 'vitest';
import { mixedSale, receiptFacts, withLines } from '../../test/support/receipt-facts.ts';
import { textsOf } from '../../test/support/receipt-text.ts';
import { receiptHtml } from './receipt-html.ts';
import { receiptOf } from './receipt-of.ts';

const drawCode = (data: string) => `<svg role="img" data-code="${data.length}"></svg>`;
const html = (document: ReturnType<typeof receiptOf>) =>
  receiptHtml(document, { title: 'Ticket', drawCode });

test('the e-receipt says all that the paper says', () => {
  const document = receiptOf(receiptFacts(mixedSale()));
  const page = html(document);
  const missing = textsOf({
    ...document,
    blocks: document.blocks.filter(({ kind }) => kind !== 'code'),
  }).filter((text) => !page.includes(text));
  expect(missing).toEqual([]);
  expect(page).toContain('data-code="8"');
});

test('what an item is called can not become a part of the page', () => {
  const label = `<img src=x onerror="alert('1')">&amp;`;
  const page = html(receiptOf(receiptFacts(withLines(mixedSale(), { 1: { label } }))));
  expect(page).not.toContain('<img');
  expect(page).toContain('&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;amp;');
});

test('it loads nothing from anywhere', () => {
  const page = html(receiptOf(receiptFacts(mixedSale())));
  expect(page).not.toMatch(/https?:|url\(|@import|<script|<link|<img/);
});
