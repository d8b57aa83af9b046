import { useStore } from 'zustand';
import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './day-screen.module.css';

/** The drawer is opened without a sale, for a reason that is recorded. */
export function NoSalePanel({ day }: { day: DaySnapshot }) {
  const text = useText();
  const language = useLanguage();
  const { commands, dayWork } = useTill();
  const { reasonCode } = useStore(dayWork);
  const isHostGone = useIsHostGone();
  return (
    <div className={css.two}>
      <section className={classNames(css.card, css.tall)}>
        <h2 className={css.title}>{text('day.no-sale')}</h2>
        <Choice
          label={text('day.reason')}
          options={day.reasons['no-sale'].map(({ code, ...names }) => ({
            value: code,
            label: names[language],
          }))}
          isChosen={(code) => reasonCode === code}
          onChoose={(code) => dayWork.setState({ reasonCode: code })}
        />
      </section>
      <aside className={css.side}>
        <div className={css.scroll}>
          <Notices only="act" />
        </div>
        <Button
          takesFocus
          look="main"
          className={css.main}
          testId="no-sale-confirm"
          isDisabled={isHostGone || reasonCode === ''}
          onPress={() => commands.noSale()}
        >
          {text('day.no-sale.confirm')}
        </Button>
      </aside>
    </div>
  );
}
