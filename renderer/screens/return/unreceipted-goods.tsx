import { Minus, PackageOpen, Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { UnreceiptedItem } from '../../../contract/host/calls/return-calls.ts';
import { printQuantity } from '../../../domain/quantity/quantity.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { TextField } from '../../components/text-field.tsx';
import { moneyText, quantityText } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { stepGoods } from '../../state/return-moves.ts';
import { useTill } from '../../state/use-till.ts';
import { variantText } from '../sale/variant-text.ts';
import css from './return-sheet.module.css';

/** What comes back without a receipt: how much of it, and why it is worth what it is. */
export function UnreceiptedGoods({ goods }: { goods: UnreceiptedItem }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { name, picture, quantity, currency, worthMinor, fullMinor, lowered } = goods;
  const money = (minor: number): string => moneyText(minor, currency, language);
  return (
    <section className={css.lines} aria-label={text('return.by.item')}>
      <header className={css.receipt}>
        <p className={css.about}>
          <strong>{text('return.by.item')}</strong>
        </p>
        <Button
          takesFocus
          icon={RotateCcw}
          testId="return-other"
          onPress={till.commands.forgetReceipt}
        >
          {text('return.item.other')}
        </Button>
      </header>
      <ul className={css.origin} data-testid="return-origin">
        <li>
          <PackageOpen aria-hidden="true" />
          {text('return.item.avoir')}
        </li>
      </ul>
      <div className={classNames(css.line, css.chosen)} data-testid="return-goods">
        <ItemPicture name={name} picture={picture} />
        <div className={css.item}>
          <p className={css.name}>{name}</p>
          <p className={css.quiet}>{variantText(goods)}</p>
          <p className={css.quiet} data-testid="return-lowered">
            {lowered === null
              ? text('return.item.today')
              : text(`return.item.${lowered}`, { full: money(fullMinor) })}
          </p>
        </div>
        {quantity.scale === 0 ? (
          <div className={css.stepper}>
            <Button
              takesFocus
              icon={Minus}
              label={text('line.decrease', { name })}
              isDisabled={quantity.value <= 1}
              onPress={() => stepGoods(till, -1)}
            />
            <span className={classNames(css.value, 'figures')} aria-live="polite">
              {quantityText(quantity, language)}
            </span>
            <Button
              takesFocus
              autoFocus
              icon={Plus}
              label={text('line.increase', { name })}
              testId="return-goods-more"
              onPress={() => stepGoods(till, 1)}
            />
          </div>
        ) : (
          <Measured goods={goods} />
        )}
        <p className={classNames(css.amount, 'figures')}>{money(-worthMinor)}</p>
      </div>
    </section>
  );
}

/** What is sold by weight or length is measured anew. */
function Measured({ goods }: { goods: UnreceiptedItem }) {
  const text = useText();
  const { commands, returning } = useTill();
  const [typed, setTyped] = useState(printQuantity(goods.quantity));
  return (
    <TextField
      label={text(`unit.${goods.unit}` as MessageKey)}
      value={typed}
      maxLength={12}
      inputMode="decimal"
      autoFocus
      testId="return-goods-quantity"
      onChange={({ target }) => {
        setTyped(target.value);
        const quantity = target.value.trim().replace(',', '.');
        if (Number(quantity) > 0)
          commands.weighGoods(goods.sku, quantity, returning.getState().entered);
      }}
    />
  );
}
