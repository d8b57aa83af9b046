import { pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import type { ClosureFacts } from './closure-facts.ts';
import { type ClosureTexts, closureTexts } from './closure-texts.ts';

/** One list of a report: what is counted, how often, and for how much (null: it has no amount). */
interface Breakdown {
  title: string;
  rows: readonly { label: string; count: number; amountMinor: number | null }[];
}

/** Every list of a report that has a row, in the order read. */
function breakdownsOf({ figures, names, language }: ClosureFacts): readonly Breakdown[] {
  const texts = closureTexts[language];
  type Sold = (typeof figures.hours)[number];
  type Counted = (typeof figures.voids)[number];
  const sold = (title: string, rows: readonly Sold[], label: (key: string) => string) => ({
    title,
    rows: rows.map((row) => ({
      label: label(row.key),
      count: row.count,
      amountMinor: row.grossMinor,
    })),
  });
  const counted = (title: string, rows: readonly Counted[], label: (key: string) => string) => ({
    title,
    rows: rows.map((row) => ({ ...row, label: label(row.key) })),
  });
  const reasoned = (key: string) => named(key, texts, names);
  const lists: readonly Breakdown[] = [
    sold(texts.categories, figures.categories, (key) => (key === '' ? texts.noCategory : key)),
    sold(texts.operators, figures.operators, names.operator),
    sold(texts.associates, figures.associates, names.operator),
    sold(texts.hours, figures.hours, texts.hour),
    counted(texts.discounts, figures.discounts, reasoned),
    counted(texts.promotions, figures.promotions, reasoned),
    counted(texts.returned, figures.returns, reasoned),
    counted(texts.voids, figures.voids, reasoned),
    counted(texts.abandoned, figures.abandoned, reasoned),
    {
      title: texts.others,
      rows: figures.others.map(({ key, count }) => ({
        ...{ label: reasoned(key), count },
        amountMinor: null,
      })),
    },
  ];
  return lists.filter(({ rows }) => rows.length > 0);
}

export function closureBreakdown(facts: ClosureFacts): ReceiptBlock[] {
  const { money } = paperFigures(facts.language);
  const { currency } = facts.closure;
  return breakdownsOf(facts).flatMap(({ title, rows }) => [
    { kind: 'rule' },
    textBlock(title, { weight: 'strong' }),
    ...rows.map(({ label, count, amountMinor }) =>
      amountMinor === null
        ? pairBlock(label, String(count))
        : pairBlock(`${label} (${count})`, money(amountMinor, currency)),
    ),
  ]);
}

/** `source/reason` in words; a word of the journal comes before the shop's reasons. */
function named(key: string, { words }: ClosureTexts, names: ClosureFacts['names']): string {
  return key
    .split('/')
    .filter((part) => part !== '')
    .map((part) => words[part] ?? names.reason(part))
    .join(', ');
}
