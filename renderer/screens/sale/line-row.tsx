import { Minus, Plus, X } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import type { LineView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { moneyText, quantityText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { openLine } from '../../state/discount-moves.ts';
import { hasItem, openItem, openQuantity } from '../../state/sale-moves.ts';
import { useIsHostGone, useMay, useTill } from '../../state/use-till.ts';
import { discountText } from '../discount/discount-text.ts';
import css from './line-row.module.css';
import { variantText } from './variant-text.ts';

export interface LineRowProps {
  line: LineView;
  currency: string;
  /** Pixels from the top of the list. */
  top: number;
  position: number;
  count: number;
  isNewest: boolean;
  isSelected: boolean;
}

/** Drawn anew only when its line, place or mark changes: snapshots keep equal lines identical. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, currency, isNewest, isSelected } = props;
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { name } = line;
  const money = (minor: number): string => moneyText(minor, currency, language);
  const number = quantityText(line.quantity, language);
  const quantity = line.unit === 'piece' ? number : `${number}\u00a0${text(`unit.${line.unit}`)}`;
  const isHostGone = useIsHostGone();
  const mayVoid = useMay('line-void');
  const reasons = useStore(till.snapshots.people, ({ snapshot }) => snapshot?.reasons);
  const isOne = line.unit === 'piece' && Math.abs(line.quantity.value) === 1;
  const each = text(line.unit === 'piece' ? 'line.each' : 'line.per', {
    price: money(line.unitPriceMinor),
    unit: text(`unit.${line.unit}`),
  });
  const isReduced = line.grossMinor !== line.extendedMinor && line.returned === null;
  return (
    <li
      className={classNames(css.row, isSelected && css.selected)}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-setsize={props.count}
      aria-posinset={props.position}
      aria-current={isSelected ? true : undefined}
      data-testid={`line-${line.number}`}
    >
      {isNewest && <span key={line.touchedAtStep} className={css.mark} />}
      {hasItem(line) ? (
        <Button
          look="bare"
          className={css.picture}
          label={text('line.item', { name })}
          testId={`line-${line.number}-variants`}
          isDisabled={isHostGone}
          onPress={() => openItem(till, line)}
        >
          <ItemPicture name={name} picture={line.picture} />
        </Button>
      ) : (
        <ItemPicture name={name} picture={line.picture} />
      )}
      <div className={css.item}>
        <AriaButton
          className={css.name ?? ''}
          aria-label={text('line.open', { name })}
          data-testid={`line-${line.number}-open`}
          preventFocusOnPress
          onPress={() => openLine(till, line)}
        >
          {name}
        </AriaButton>
        <p className={css.details}>
          {line.discounts.map((discount) => (
            <span key={discount.id} className={css.modifier}>
              {discountText(discount, { text, language, currency, reasons })}
            </span>
          ))}
          {line.modifiers
            .filter(({ label }) => label !== '')
            .map(({ label }) => (
              <span key={label} className={css.modifier}>
                {label}
              </span>
            ))}
          {line.modifiers.some(({ source }) => source === 'staff') && (
            <span className={css.modifier}>{text('staff.line')}</span>
          )}
          {[
            line.fulfilment === 'take' || line.group > 0 ? '' : text(`line.${line.fulfilment}`),
            variantText(line),
            isOne ? '' : each,
            line.associateAlias && text('line.advised', { name: line.associateAlias }),
            line.serialNumber && text('line.serial.number', { number: line.serialNumber }),
            line.giftReceipt ? text('line.gift') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className={css.stepper}>
        {line.returned && <span className={classNames(css.fixed, 'figures')}>{quantity}</span>}
        {line.unit === 'piece' && !line.returned && (
          <Button
            icon={Minus}
            label={text(mayVoid ? 'line.decrease' : 'line.void.not-allowed', { name })}
            isDisabled={isHostGone || !mayVoid || line.quantity.value <= 1}
            onPress={() => till.commands.step(line, -1)}
          />
        )}
        {!line.returned && (
          <Button
            className={classNames(css.quantity, 'figures')}
            label={text('line.quantity', { quantity, name })}
            isDisabled={isHostGone}
            onPress={() => openQuantity(till, line)}
          >
            {quantity}
          </Button>
        )}
        {line.unit === 'piece' && !line.returned && (
          <Button
            icon={Plus}
            label={text('line.increase', { name })}
            isDisabled={isHostGone}
            onPress={() => till.commands.step(line, 1)}
          />
        )}
      </div>
      <p className={classNames(css.amount, 'figures')}>
        <span className={css.gross}>{money(line.grossMinor)}</span>
        {isReduced && (
          <s className={css.original}>
            <span className="visually-hidden">
              {text('line.original', { price: money(line.extendedMinor) })}
            </span>
            <span aria-hidden="true">{money(line.extendedMinor)}</span>
          </s>
        )}
      </p>
      <Button
        look="bare"
        icon={X}
        label={text(mayVoid ? 'line.void' : 'line.void.not-allowed', { name })}
        isDisabled={isHostGone || !mayVoid}
        onPress={() => till.commands.voidLine(line.number)}
      />
    </li>
  );
});
