import { Check, Square, SquareCheck } from 'lucide-react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EntryList } from '../../components/entry-list.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { countText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { leaveCancelOrder } from '../../state/cancel-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './cancel-order-sheet.module.css';
import { GivenUpChoice } from './given-up-choice.tsx';

/** An order, or lines of it, given up before it leaves: which lines, by whom, and what comes back of it. */
export function CancelOrderSheet() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { cancelling } = till;
  const { shown, kept, by, isAsking, failure } = useStore(cancelling.state);
  const isHostGone = useIsHostGone();
  const choice = shown?.choices.find((each) => each.by === by);
  const able = shown?.lines.filter(({ ableMilli }) => ableMilli > 0) ?? [];
  return (
    <Sheet title={text('cancel.title')} width="wide" onClose={() => leaveCancelOrder(till)}>
      <div className={css.parts} data-testid="cancel-order">
        <section className={css.part}>
          {shown && <h3 className={css.label}>{text('cancel.order', { number: shown.number })}</h3>}
          {shown === null && failure === null && (
            <p className={css.quiet}>{text('orders.loading')}</p>
          )}
          {shown && able.length > 0 && (
            <EntryList>
              {able.map(({ line, name, ableMilli, amountMinor, isPaid }) => {
                const isGivenUp = !kept.has(line);
                return (
                  <li key={line}>
                    <Button
                      takesFocus
                      className={classNames(css.row, !isGivenUp && css.kept)}
                      icon={isGivenUp ? SquareCheck : Square}
                      isPressed={isGivenUp}
                      isDisabled={isHostGone}
                      testId={`cancel-line-${line}`}
                      onPress={() => cancelling.turnLine(line)}
                    >
                      <span className={css.line}>
                        <span className={css.name}>
                          {ableMilli !== 1_000 &&
                            `${countText(ableMilli / 1_000, language)}\u00a0× `}
                          {name}
                        </span>
                        <span className="figures">
                          {moneyText(amountMinor, shown.currency, language)}
                        </span>
                      </span>
                      <span className={css.note}>
                        {text(isPaid ? 'cancel.paid' : 'cancel.unpaid')}
                      </span>
                    </Button>
                  </li>
                );
              })}
            </EntryList>
          )}
        </section>
        <section className={css.part}>
          <h3 className={css.label}>{text('cancel.by')}</h3>
          {failure && (
            <p className={css.failure} role="status">
              {failureText(failure, language)}
            </p>
          )}
          {shown?.choices.map((each, index) => (
            <GivenUpChoice
              key={each.by}
              choice={each}
              currency={shown.currency}
              keyLabel={`F${index + 1}`}
              isChosen={each.by === by}
            />
          ))}
          <Button
            takesFocus
            look="main"
            icon={Check}
            keyLabel="F12"
            className={css.act}
            isDisabled={isHostGone || !choice}
            isPending={isAsking}
            testId="cancel-confirm"
            onPress={cancelling.confirm}
          >
            {choice && choice.refundMinor > 0
              ? text('cancel.do.refund', {
                  amount: moneyText(
                    choice.refundMinor + choice.twofoldMinor,
                    shown?.currency ?? 'EUR',
                    language,
                  ),
                })
              : text('cancel.do')}
          </Button>
        </section>
      </div>
    </Sheet>
  );
}
