import { ChevronRight, CircleCheck } from 'lucide-react';
import type { Decision } from '../../../contract/host/calls/decision-calls.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { countText, dayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { settleDecision, type WaitingKind } from '../../state/manager/settle-decision.ts';
import { useTill } from '../../state/use-till.ts';
import { CardEmpty } from './card-empty.tsx';
import css from './decisions-card.module.css';
import screen from './manager-screen.module.css';
import type { Sight } from './use-desk.ts';

/** What nobody waits long for: money, signatures, customers. The rest may see the evening. */
const pressing: ReadonlySet<WaitingKind> = new Set<WaitingKind>([
  ...(['journal-defect', 'closure-mismatch', 'part-paid-basket', 'late-closing'] as const),
  ...(['count-to-validate', 'difference', 'push-refused', 'order-unfillable'] as const),
  ...(['return-conflict', 'order-overpaid', 'order-refused'] as const),
  ...(['points-overdrawn', 'value-overdrawn'] as const),
]);

/** Their detail is a day. */
const ofDay: ReadonlySet<WaitingKind> = new Set<WaitingKind>(['late-closing', 'archive-due']);

/** What waits for somebody; each leads to where it is settled. */
export function DecisionsCard({ sight: { desk, report, money } }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const mismatches = report.mismatches.length;
  const waiting: readonly (Omit<Decision, 'kind'> & { kind: WaitingKind })[] = [
    ...(mismatches > 0
      ? [
          {
            ...{ kind: 'closure-mismatch' as const, count: mismatches, detail: '' },
            amountMinor: report.mismatches.reduce(
              (sum, { signedMinor, foldedMinor }) => sum + foldedMinor - signedMinor,
              0,
            ),
          },
        ]
      : []),
    ...(desk.decisions ?? []),
  ];
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  const detailText = (kind: WaitingKind, detail: string): string =>
    ofDay.has(kind) ? dayText(detail, language) : detail;
  return (
    <section
      className={classNames(screen.card, screen.third)}
      aria-label={text('manager.decide')}
      data-testid="manager-decisions"
    >
      <div className={screen.head}>
        <h2 className={screen.title}>{text('manager.decide')}</h2>
        {total > 0 && (
          <span className={css.total} data-testid="manager-decide-count">
            {countText(total, language)}
          </span>
        )}
      </div>
      {desk.decisions !== null && waiting.length === 0 && (
        <CardEmpty
          icon={CircleCheck}
          title={text('manager.decide.none')}
          text={text('manager.decide.none.text')}
        />
      )}
      <div className={screen.scroll}>
        <ul data-entries="true">
          {waiting.map(({ kind, count, amountMinor, detail }) => (
            <li key={kind}>
              <Button
                takesFocus
                look="bare"
                className={css.entry}
                testId={`decide-${kind}`}
                onPress={() => settleDecision(till, kind)}
              >
                <span className={css.row}>
                  <span className={classNames(css.count, pressing.has(kind) && css.pressing)}>
                    {countText(count, language)}
                  </span>
                  <span className={css.words}>
                    <span className={css.name}>{text(`manager.decide.${kind}`, { count })}</span>
                    <span className={css.note}>
                      {[
                        amountMinor === null ? '' : money(amountMinor),
                        count === 1 && detail !== '' ? detailText(kind, detail) : '',
                        text(`manager.decide.${kind}.do`),
                      ]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </span>
                  <ChevronRight className={css.go} aria-hidden="true" />
                </span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
