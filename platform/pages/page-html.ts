import { createHash } from 'node:crypto';

/** A piece of HTML; what is put into one is text unless it is one itself. */
export interface Html {
  html: string;
}

/** `html` templates: every value is escaped, lists are joined, other pieces stay as they are. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  return { html: parts.map((part, index) => part + drawn(values[index])).join('') };
}

function drawn(value: string | Html | readonly Html[] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escaped(value);
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
:root{color-scheme:light dark;--ink:light-dark(#1b1d20,#f3f2ef);--quiet:light-dark(#55585c,#b3b6b9);--ground:light-dark(#f4f2ee,#14171a);--surface:light-dark(#fff,#1d2025);--edge:light-dark(#878178,#747a80);--accent:light-dark(#0b5d4b,#40b79b);--on:light-dark(#fff,#06231c);--warn:light-dark(#fdeed6,#38290f);--warn-ink:light-dark(#834700,#f2bd66)}
*{box-sizing:border-box}
body{margin:0;padding:1rem;background:var(--ground);color:var(--ink);font:1.0625rem/1.4 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;display:grid;gap:1rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;max-width:30rem;margin:0 auto 1rem}
header p{margin:0;font-weight:700}
h1{margin:0;font-size:1.5rem;line-height:1.2}
h2{margin:0;font-size:1.125rem}
p{margin:0}
form{display:grid;gap:1rem}
label,legend{display:block;margin-bottom:.25rem;padding:0;font-weight:600}
input[type=text],input[type=tel],input[type=email]{width:100%;min-height:3rem;padding:.5rem .75rem;border:1px solid var(--edge);border-radius:.5rem;background:var(--surface);color:inherit;font:inherit}
fieldset{margin:0;padding:0;border:0}
.either{display:flex;gap:1.5rem}
.either label{display:flex;align-items:center;gap:.5rem;min-height:3rem;font-weight:400}
.either input{width:1.5rem;height:1.5rem}
button{min-height:3.25rem;padding:.5rem 1rem;border:0;border-radius:.5rem;background:var(--accent);color:var(--on);font:inherit;font-weight:700}
a{display:inline-flex;align-items:center;min-height:3rem;color:var(--accent)}
.quiet{color:var(--quiet)}
.wrong{padding:.75rem 1rem;border-radius:.5rem;background:var(--warn);color:var(--warn-ink)}
hr{width:100%;border:0;border-top:1px solid var(--edge)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
`;

/** No script, nothing from elsewhere, and a form that goes nowhere but here. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

/** A whole page. */
export function pageOf({
  language,
  title,
  head,
  body,
}: {
  language: 'fr' | 'en';
  title: string;
  head: Html;
  body: Html;
}): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${{ html: style }}</style></head>
<body><header>${head}</header><main>${body}</main></body></html>
`.html;
}
