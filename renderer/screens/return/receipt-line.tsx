import { Minus, Plus } from 'lucide-react';
import { multiplyDivide } from '../../../domain/money/minor.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { moneyText, quantityText } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { choose, type ReturnableLine } from '../../state/returning.ts';
import { useTill } from '../../state/use-till.ts';
import { variantText } from '../sale/variant-text.ts';
import css from './return-sheet.module.css';
import { ReturnWeight } from './return-weight.tsx';

/** One line of a receipt: what was paid, what is left of it, how much comes back and for how much. */
export function ReceiptLine({
  line,
  currency,
  value,
  isFirst,
}: {
  line: ReturnableLine;
  currency: string;
  /** Chosen, in units of the line's scale. */
  value: number;
  isFirst: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { returning } = useTill();
  const { name, left, sold, leftMinor, refusal, unit } = line;
  const money = (minor: number): string => moneyText(minor, currency, language);
  const isPiece = sold.scale === 0;
  const unitText = isPiece ? '' : `\u00a0${text(`unit.${unit}` as MessageKey)}`;
  const soldText = quantityText(sold, language) + unitText;
  const isWhole = left.value === sold.value;
  const howMuch = isWhole
    ? isPiece && sold.value === 1
      ? ''
      : text('return.bought', { sold: soldText })
    : text('return.left', { left: quantityText(left, language), sold: soldText });
  const backMinor = value === 0 ? 0 : multiplyDivide(leftMinor, value, left.value);
  return (
    <li
      className={classNames(css.line, value > 0 && css.chosen, refusal !== null && css.refused)}
      data-testid={`return-line-${line.number}`}
    >
      <ItemPicture name={name} picture={line.picture} />
      <div className={css.item}>
        <p className={css.name}>{name}</p>
        <p className={css.quiet}>
          {[variantText(line), text('return.paid', { amount: money(line.paidMinor) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className={css.quiet}>
          {refusal === null ? howMuch : text(`return.refused.${refusal}`)}
        </p>
      </div>
      {refusal === null && (
        <div className={css.stepper}>
          {isPiece ? (
            <>
              <Button
                takesFocus
                icon={Minus}
                label={text('line.decrease', { name })}
                isDisabled={value === 0}
                onPress={() => choose(returning, line, value - 1)}
              />
              <span className={classNames(css.value, 'figures')} aria-live="polite">
                {quantityText({ value, scale: 0 }, language)}
              </span>
              <Button
                takesFocus
                autoFocus={isFirst}
                icon={Plus}
                label={text('line.increase', { name })}
                isDisabled={value === left.value}
                testId={`return-more-${line.number}`}
                onPress={() => choose(returning, line, value + 1)}
              />
            </>
          ) : (
            <ReturnWeight line={line} value={value} isFirst={isFirst} />
          )}
        </div>
      )}
      <p className={classNames(css.amount, 'figures')}>
        {value > 0 ? money(-backMinor) : <span className={css.quiet}>{'\u2013'}</span>}
      </p>
    </li>
  );
}
