import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ExplainedCause, ExplainedDifference } from '../../../contract/host/explain-shapes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { useMoney } from './use-money.ts';

const mostShown = 3;
/** Nobody was there to see it. */
const surest = 99;

/** What may have made the count differ, the likeliest first. It helps to find, and decides nothing. */
export function PossibleCauses({
  countId,
  nameOf,
}: {
  countId: string;
  nameOf(type: string): string;
}) {
  const text = useText();
  const { dayWork, commands } = useTill();
  const explained = useStore(dayWork, (work) => work.explained);
  useEffect(() => {
    commands.explainCount(countId);
  }, [commands, countId]);
  const found = explained?.countId === countId ? explained.explanations : [];
  if (found.length === 0) return null;
  return (
    <section aria-label={text('day.causes.title')} data-testid="causes">
      <h3 className={css.title}>{text('day.causes.title')}</h3>
      <ol>
        {worthTelling(found).map(({ percent, examples }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a ranked list that is drawn once.
          <li key={index} className={css.pair}>
            <Explanation examples={examples} nameOf={nameOf} />
            <span className={css.quiet}>
              {text('day.causes.likely', { percent: Math.min(percent, surest) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is next to impossible is no help; where nothing else is left, that is said. */
function worthTelling(found: readonly ExplainedDifference[]): readonly ExplainedDifference[] {
  return found.slice(0, mostShown).filter(({ percent }, index) => index === 0 || percent >= 2);
}

function Explanation({
  examples,
  nameOf,
}: {
  examples: ExplainedDifference['examples'];
  nameOf(type: string): string;
}) {
  const text = useText();
  const { money } = useMoney();
  const [first, ...others] = examples;
  if (first === undefined) return <span>{text('day.cause.none')}</span>;
  const sentence = ({ kind, amountMinor, typed, meant, ...cause }: ExplainedCause): string =>
    text(`day.cause.${kind}`, {
      amount: money(Math.abs(amountMinor)),
      count: amountMinor,
      typed: kind === 'typed-pieces' ? String(typed) : money(Math.abs(typed)),
      meant: kind === 'typed-pieces' ? String(meant) : money(Math.abs(meant)),
      receipt: cause.receiptNumber,
      type: nameOf(cause.type),
      paidWith: nameOf(cause.paidWith),
    });
  return (
    <span>
      {first.map(sentence).join(' ')}
      {others.length > 0 && (
        <span className={css.quiet}>
          {' '}
          {text('day.causes.others', {
            receipts: others
              .flatMap((causes) => causes.map(({ receiptNumber }) => receiptNumber))
              .filter((number) => number !== '')
              .join(', '),
          })}
        </span>
      )}
    </span>
  );
}
