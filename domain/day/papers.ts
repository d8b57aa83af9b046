import type { JournalledTender } from '../transaction/transaction.ts';
import type { ListedPaper, Money } from './money.ts';

/** The papers after one more tender; one that is taken back takes its paper with it. */
export function withPaper(
  papers: readonly ListedPaper[],
  { type, kind, reference, tenderedMinor }: JournalledTender,
): readonly ListedPaper[] {
  if (kind !== 'cheque' || tenderedMinor === 0) return papers;
  if (tenderedMinor > 0) return [...papers, { type, reference, amountMinor: tenderedMinor }];
  return withoutOne(papers, { type, reference, amountMinor: -tenderedMinor });
}

/** The papers that stay when money with its own list goes. */
export function withoutPapers(
  papers: readonly ListedPaper[],
  gone: readonly Money[],
): readonly ListedPaper[] {
  return listed(gone).reduce(withoutOne, papers);
}

/** Every paper that some money lists. */
export function listed(money: readonly Money[]): ListedPaper[] {
  return money.flatMap(({ type, items }) => items.map((item) => ({ type, ...item })));
}

/** The very same list where it is not among them. */
export function withoutOne(
  papers: readonly ListedPaper[],
  gone: ListedPaper,
): readonly ListedPaper[] {
  const at = papers.findIndex(
    ({ type, reference, amountMinor }) =>
      type === gone.type && reference === gone.reference && amountMinor === gone.amountMinor,
  );
  return at < 0 ? papers : papers.toSpliced(at, 1);
}
