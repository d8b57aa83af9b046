import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import type { BasketView, GroupView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { classNames } from '../../components/class-names.ts';
import { TextField } from '../../components/text-field.tsx';
import { moneyText, rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { confirmGroup, payGroup, setDepositKind } from '../../state/group-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './group-sheet.module.css';

const payments = [
  { value: 'now', keyLabel: 'F9' },
  { value: 'deposit', keyLabel: 'F10' },
  { value: 'later', keyLabel: 'F11' },
] as const;
const kinds = ['acompte', 'arrhes'] as const;

/** What is collected is paid whole now, by a deposit now, or when it is collected. */
export function PaymentChoice({ group, basket }: { group: GroupView; basket: BasketView }) {
  const text = useText();
  const till = useTill();
  const isHostGone = useIsHostGone();
  return (
    <section className={css.stack}>
      <h3 className={css.title}>{text('group.payment')}</h3>
      <div className={css.payments}>
        {payments.map(({ value, keyLabel }) => {
          const isOn = group.payment === value;
          return (
            <Button
              key={value}
              takesFocus
              isStacked
              className={classNames(css.payment, isOn && css.chosen)}
              keyLabel={keyLabel}
              isPressed={isOn}
              isDisabled={isHostGone}
              {...(isOn ? { icon: Check } : {})}
              testId={`payment-${value}`}
              onPress={() => payGroup(till, value)}
            >
              {text(`group.payment.${value}`)}
            </Button>
          );
        })}
      </div>
      {group.payment === 'deposit' && basket.deposit && (
        <Deposit deposit={basket.deposit} basket={basket} />
      )}
    </section>
  );
}

function Deposit({
  deposit,
  basket,
}: {
  deposit: NonNullable<BasketView['deposit']>;
  basket: BasketView;
}) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const { deposit: typed } = useStore(till.groupSheet.shown);
  const isSeveral = basket.groups.filter(({ payment }) => payment === 'deposit').length > 1;
  return (
    <div className={css.deposit}>
      <Choice
        label={text('deposit.kind')}
        options={kinds.map((value) => ({ value, label: text(`deposit.kind.${value}`) }))}
        isChosen={(value) => value === deposit.kind}
        isDisabled={isHostGone}
        onChoose={(kind) => setDepositKind(till, kind)}
      />
      <div className={css.amount}>
        <TextField
          label={text('group.deposit.amount')}
          hint={
            deposit.rateBp === null
              ? undefined
              : text('group.payment.deposit.note', { rate: rateText(deposit.rateBp, language) })
          }
          value={typed ?? ''}
          placeholder={moneyText(deposit.amountMinor, basket.currency, language)}
          inputMode="decimal"
          maxLength={12}
          testId="deposit-amount"
          onChange={({ target }) => till.groupSheet.typeDeposit(target.value)}
        />
        <Button
          takesFocus
          look="soft"
          keyLabel={text('key.enter')}
          testId="deposit-save"
          isDisabled={isHostGone || !typed}
          onPress={() => confirmGroup(till)}
        >
          {text('group.deposit.save')}
        </Button>
      </div>
      {isSeveral && <p className={css.quiet}>{text('group.deposit.all')}</p>}
    </div>
  );
}
