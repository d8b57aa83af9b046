import { CircleCheck, CircleX, Plus, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { TaxFreeEligibility } from '../../../contract/host/calls/tax-free-calls.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { TextField } from '../../components/text-field.tsx';
import { dayText, moneyText } from '../../i18n/format.ts';
import { type Text, useLanguage, useText } from '../../i18n/use-text.ts';
import { confirmTaxFreeReceipt } from '../../state/tax-free-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './tax-free-sheet.module.css';

/** Which receipts, and whether they may have a slip: said in words, with what is missing. */
export function ReceiptSide() {
  const text = useText();
  const till = useTill();
  const { typedReceipt, eligibility, isLooking, slip } = useStore(till.taxFree.state);
  const isHostGone = useIsHostGone();
  return (
    <section className={css.side}>
      <TextField
        label={text('tax-free.receipt')}
        hint={text('tax-free.receipt.hint')}
        value={typedReceipt}
        maxLength={60}
        autoFocus
        testId="tax-free-receipt"
        onChange={({ target }) => till.taxFree.type({ typedReceipt: target.value })}
      />
      <Button
        takesFocus
        icon={Plus}
        keyLabel={text('key.enter')}
        testId="tax-free-add"
        isDisabled={isHostGone || typedReceipt.trim() === ''}
        isPending={isLooking}
        onPress={() => confirmTaxFreeReceipt(till)}
      >
        {text('tax-free.receipt.add')}
      </Button>
      {isLooking && eligibility === null && <p className={css.quiet}>{text('tax-free.looking')}</p>}
      {eligibility && <Receipts eligibility={eligibility} />}
      {eligibility && slip === null && <Verdict eligibility={eligibility} />}
      {eligibility && eligibility.excluded.length > 0 && <Excluded eligibility={eligibility} />}
    </section>
  );
}

function Receipts({ eligibility }: { eligibility: TaxFreeEligibility }) {
  const text = useText();
  const language = useLanguage();
  const { taxFree } = useTill();
  return (
    <ul className={css.receipts} aria-label={text('tax-free.receipts')}>
      {eligibility.receipts.map((receipt) => (
        <li key={`${receipt.journalId}/${receipt.sequence}`} className={css.receipt}>
          <span className={css.about}>
            <strong>{receipt.receiptNumber}</strong>
            <span className={css.quiet}>{dayText(receipt.businessDay, language)}</span>
          </span>
          <span className="figures">
            {moneyText(receipt.totalMinor, eligibility.currency, language)}
          </span>
          <Button
            takesFocus
            look="bare"
            icon={X}
            label={text('tax-free.receipt.remove', { number: receipt.receiptNumber })}
            onPress={() => taxFree.removeReceipt(receipt)}
          />
        </li>
      ))}
    </ul>
  );
}

function Verdict({ eligibility }: { eligibility: TaxFreeEligibility }) {
  const text = useText();
  const language = useLanguage();
  const { isOffered, obstacles, grossMinor, currency } = eligibility;
  const isPossible = isOffered && obstacles.length === 0;
  const Icon = isPossible ? CircleCheck : CircleX;
  return (
    <div
      className={classNames(css.verdict, isPossible && css.possible)}
      role="status"
      data-testid="tax-free-verdict"
    >
      <p className={css.strong}>
        <Icon className={css.icon} aria-hidden="true" />
        {isPossible
          ? text('tax-free.possible', { amount: moneyText(grossMinor, currency, language) })
          : text('tax-free.impossible')}
      </p>
      {!isOffered && <p>{text('tax-free.off')}</p>}
      {obstacles.map((obstacle) => (
        <p key={JSON.stringify(obstacle)}>{obstacleText(obstacle, eligibility, text, language)}</p>
      ))}
    </div>
  );
}

function Excluded({ eligibility }: { eligibility: TaxFreeEligibility }) {
  const text = useText();
  return (
    <div className={css.excluded}>
      <h3 className={css.label}>{text('tax-free.excluded')}</h3>
      <ul>
        {eligibility.excluded.map(({ label, why }, index) => (
          // The same goods may be left out of two receipts.
          <li key={`${label} ${String(index)}`} className={css.quiet}>
            {label} ({text(`tax-free.excluded.${why}`)})
          </li>
        ))}
      </ul>
    </div>
  );
}

function obstacleText(
  obstacle: TaxFreeEligibility['obstacles'][number],
  { currency, aboveMinor }: TaxFreeEligibility,
  text: Text,
  language: 'fr' | 'en',
): string {
  switch (obstacle.code) {
    case 'below-threshold':
      return text('tax-free.obstacle.below-threshold', {
        missing: moneyText(obstacle.missingMinor, currency, language),
        above: moneyText(aboveMinor, currency, language),
      });
    case 'days-apart':
      return text('tax-free.obstacle.days-apart', {
        from: dayText(obstacle.from, language),
        through: dayText(obstacle.through, language),
      });
    case 'too-late':
      return text('tax-free.obstacle.too-late', { lastDay: dayText(obstacle.lastDay, language) });
    case 'other-store':
    case 'other-currency':
    case 'has-slip':
      return text(`tax-free.obstacle.${obstacle.code}`, {
        receiptNumber: obstacle.receiptNumber,
      });
    default:
      return text(`tax-free.obstacle.${obstacle.code}`);
  }
}
