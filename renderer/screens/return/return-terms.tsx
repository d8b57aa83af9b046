import { ShoppingBasket } from 'lucide-react';
import { useStore } from 'zustand';
import type {
  ReturnableReceipt,
  UnreceiptedItem,
} from '../../../contract/host/calls/return-calls.ts';
import { multiplyDivide, sumMinor } from '../../../domain/money/minor.ts';
import { dispositions } from '../../../domain/return/dispositions.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { isAskedWhere } from '../../state/returning.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { TaxFreeButton } from '../tax-free/tax-free-button.tsx';
import css from './return-sheet.module.css';

/** Why it comes back, what becomes of it, what that is worth, and the action. */
export function ReturnTerms({
  receipt,
  goods,
  problem,
}: {
  problem: string | null;
} & ({ receipt: ReturnableReceipt; goods: null } | { receipt: null; goods: UnreceiptedItem })) {
  const text = useText();
  const language = useLanguage();
  const { returning, commands } = useTill();
  const { chosen, reasonCode, disposition, isHere, isBusy, failure } = useStore(returning);
  const isHostGone = useIsHostGone();
  const { reasons, currency } = goods ?? receipt;
  const backMinor = goods
    ? goods.worthMinor
    : sumMinor(
        receipt.lines.map(({ number, left, leftMinor }) => {
          const value = chosen.get(number);
          return value === undefined ? 0 : multiplyDivide(leftMinor, value, left.value);
        }),
      );
  const isAsked = isAskedWhere({ receipt, chosen });
  const comesBack = receipt?.lines.filter(({ number }) => chosen.has(number)) ?? [];
  // Of what is not there nothing has to be put anywhere.
  const isNowhere = isHere === false && isAsked && comesBack.every((line) => line.isAsked);
  const missing =
    goods === null && chosen.size === 0
      ? 'return.missing.lines'
      : reasonCode === ''
        ? 'return.missing.reason'
        : isAsked && isHere === null
          ? 'return.missing.here'
          : null;
  return (
    <section className={css.terms}>
      <Choice
        label={text('return.reason')}
        options={reasons.map((reason) => ({
          value: reason.code,
          label: reason[language],
        }))}
        isChosen={(value) => value === reasonCode}
        onChoose={(value) => returning.setState({ reasonCode: value })}
      />
      {isAsked && (
        <Choice
          label={text('return.here')}
          options={[
            { value: 'yes', label: text('return.here.yes') },
            { value: 'no', label: text('return.here.no') },
          ]}
          isChosen={(value) => isHere === (value === 'yes')}
          onChoose={(value) => returning.setState({ isHere: value === 'yes' })}
        />
      )}
      {!isNowhere && (
        <Choice
          label={text('return.disposition')}
          options={dispositions.map((value) => ({ value, label: text(`return.goods.${value}`) }))}
          isChosen={(value) => value === disposition}
          onChoose={(value) => returning.setState({ disposition: value })}
        />
      )}
      <div className={css.end}>
        {problem !== null && (
          <p className={css.problem} role="alert" data-testid="return-problem">
            {problem}
          </p>
        )}
        {receipt && failure?.code === 'TAX_FREE_LIVING' && (
          <TaxFreeButton of={receipt.of} keyLabel="F3" takesFocus />
        )}
        <p className={css.sum}>
          <span>{text('return.worth')}</span>
          <strong className="figures" data-testid="return-worth">
            {moneyText(backMinor === 0 ? 0 : -backMinor, currency, language)}
          </strong>
        </p>
        <Button
          takesFocus
          look="main"
          icon={ShoppingBasket}
          className={css.add}
          keyLabel="F12"
          testId="return-add"
          isDisabled={isHostGone || missing !== null}
          isPending={isBusy}
          onPress={() => commands.addReturns()}
        >
          {text('return.add')}
        </Button>
        <p className={css.missing}>{missing !== null && text(missing)}</p>
      </div>
    </section>
  );
}
