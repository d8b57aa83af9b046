import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Notices } from '../../components/notice.tsx';
import { NumberPad } from '../../components/number-pad.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { typedValue } from '../../state/amount-entry.ts';
import { amountLimits } from '../../state/entry-limits.ts';
import { confirmMoney } from '../../state/money-moves.ts';
import { typeOnPad } from '../../state/tender-moves.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './money-sheet.module.css';

/** An amount to type and what it is for: what a gift card and a deposit have in common. */
export function MoneySheet({
  title,
  confirm,
  children,
}: {
  title: string;
  confirm: string;
  children: ReactNode;
}) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const currency = useStore(till.snapshots.till, ({ snapshot }) => snapshot?.currency) ?? 'EUR';
  const typed = useUi((ui) => ui.typed.money);
  const { decimals } = amountLimits(currency);
  const minor = typedValue(typed, decimals);
  return (
    <Sheet title={title} width="medium">
      <div className={css.columns}>
        <div className={css.stack}>
          {children}
          <Notices only="act" />
        </div>
        <div className={css.stack}>
          <p
            className={classNames(css.amount, 'figures')}
            data-testid="money-typed"
            data-empty={minor === null || undefined}
          >
            {moneyText(minor ?? 0, currency, language)}
          </p>
          <NumberPad hasComma={decimals > 0} onKey={(key) => typeOnPad(till, key)} />
          <Button
            takesFocus
            look="main"
            className={css.confirm}
            keyLabel={text('key.enter')}
            testId="money-confirm"
            isDisabled={isHostGone || minor === null}
            onPress={() => confirmMoney(till)}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
