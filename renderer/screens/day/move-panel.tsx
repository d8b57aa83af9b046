import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { typedValue } from '../../state/amount-entry.ts';
import { sumTyped } from '../../state/day/count-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './day-screen.module.css';
import { useMoney } from './use-money.ts';

const titles = {
  'cash-drop': 'day.drop',
  'paid-in': 'day.paid-in',
  'paid-out': 'day.paid-out',
  float: 'safe.float',
} as const;

/** Cash that moves without a sale: to the safe, in, out. */
export function MovePanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const language = useLanguage();
  const { ui, commands, dayWork } = useTill();
  const { moveKind, reasonCode } = useStore(dayWork);
  const isHostGone = useIsHostGone();
  const { money, decimals } = useMoney();
  const typed = useUi((state) => state.typed.money);
  const amountMinor = typedValue(typed, decimals) ?? 0;
  const reasons = moveKind === 'paid-in' || moveKind === 'paid-out' ? day.reasons[moveKind] : [];
  const isWhole = amountMinor > 0 && (reasons.length === 0 || reasonCode !== '');
  const confirm = () => {
    if (isWhole && !isHostGone) commands.moveMoney(amountMinor);
  };
  return (
    <form
      className={css.two}
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <section className={classNames(css.card, css.tall)}>
        <h2 className={css.title}>{text(titles[moveKind])}</h2>
        <TextField
          label={text('day.amount')}
          value={typed}
          autoFocus
          inputMode="decimal"
          testId="move-amount"
          onChange={({ target }) => {
            const next = sumTyped(target.value, decimals);
            if (next !== null) setTyped(ui, { money: next });
          }}
        />
        {reasons.length > 0 && (
          <Choice
            label={text('day.reason')}
            options={reasons.map(({ code, ...names }) => ({ value: code, label: names[language] }))}
            isChosen={(code) => reasonCode === code}
            onChoose={(code) => dayWork.setState({ reasonCode: code })}
          />
        )}
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <section className={css.card}>
            <p className={css.quiet}>{text('day.amount')}</p>
            <p className={`${css.big ?? ''} figures`}>{money(amountMinor)}</p>
          </section>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="move-confirm"
          keyLabel={text('key.enter')}
          isDisabled={isHostGone || !isWhole}
          onPress={confirm}
        >
          {text('day.confirm')}
        </Button>
      </aside>
    </form>
  );
}
