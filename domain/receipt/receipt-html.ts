import type { ReceiptBlock, ReceiptDocument } from './receipt-document.ts';

/**
 * The e-receipt: one HTML page that needs nothing else, dark or light as its reader has it, and
 * printable. Everything of the document is text and escaped.
 */
export function receiptHtml(
  document: ReceiptDocument,
  { title, drawCode }: { title: string; drawCode(data: string): string },
): string {
  return [
    '<!doctype html>',
    `<html lang="${document.language}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Nothing of it may load or run anything, wherever it is opened.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '<main>',
    ...document.blocks.map((block) => blockHtml(block, drawCode)),
    '</main>',
    '</html>',
  ].join('\n');
}

/** `drawCode` gives SVG of its own making; everything else is text. */
function blockHtml(block: ReceiptBlock, drawCode: (data: string) => string): string {
  switch (block.kind) {
    case 'text':
      return `<p class="${block.align} ${block.weight} ${block.size}">${escaped(block.text)}</p>`;
    case 'pair': {
      const look = `pair ${block.weight} ${block.size}${block.indent === 1 ? ' indent' : ''}`;
      return `<p class="${look}"><span>${escaped(block.left)}</span> <span>${escaped(block.right)}</span></p>`;
    }
    case 'table':
      return tableHtml(block);
    case 'rule':
      return '<hr>';
    case 'space':
      return '<div class="space"></div>';
    case 'mark':
      return `<p class="mark">${escaped(block.text)}</p>`;
    case 'code':
      return `<figure>${drawCode(block.data)}<figcaption>${escaped(block.caption)}</figcaption></figure>`;
  }
}

function tableHtml({ columns, header, rows }: Extract<ReceiptBlock, { kind: 'table' }>): string {
  const row = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells
      .map((cell, index) => `<${tag} class="${columns[index]?.align}">${escaped(cell)}</${tag}>`)
      .join('')}</tr>`;
  return `<table><thead>${row(header, 'th')}</thead><tbody>${rows
    .map((cells) => row(cells, 'td'))
    .join('')}</tbody></table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fff; --ground: #f1efea; --quiet: #63605a }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece9e3; --paper: #1f1e1c; --ground: #121110; --quiet: #a9a59c }
}
body { margin: 0; padding: 1.5rem 1rem; background: var(--ground); color: var(--ink);
  font: 16px/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums }
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem; border-radius: 12px; background: var(--paper) }
p { margin: 0; overflow-wrap: anywhere }
.centre { text-align: center } .end { text-align: right } .start { text-align: left }
.strong { font-weight: 650 } .small { font-size: .85rem; color: var(--quiet) } .large { font-size: 1.35rem }
.pair { display: flex; justify-content: space-between; gap: 1rem }
.pair span:last-child { flex: none } .indent { padding-left: 1rem; color: var(--quiet) }
.mark { margin: .5rem 0; padding: .25rem; border: 2px solid; text-align: center; font-weight: 700 }
table { width: 100%; border-collapse: collapse } th { font-weight: 500; color: var(--quiet) }
hr { border: 0; border-top: 1px dashed var(--quiet); margin: .75rem 0 } .space { height: .75rem }
figure { margin: 1rem auto; text-align: center } figure svg { width: 11rem; background: #fff; padding: .5rem }
figcaption { color: var(--quiet); font-size: .85rem }
@media print { body, main { background: none; padding: 0; color: #000 } .small, .indent, th, figcaption { color: #000 } }
`;
