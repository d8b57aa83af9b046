import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { StockWorkLine } from '../../../contract/host/calls/stock-work-calls.ts';
import { printQuantity } from '../../../domain/quantity/quantity.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { quantityText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './stock-sheet.module.css';

/** An item of the work with how much of it: by a step, or as typed. */
export function WorkLineRow({ line, isLast }: { line: StockWorkLine; isLast: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { stockWorks } = useTill();
  const isHostGone = useIsHostGone();
  const { label, quantity, sku } = line;
  const shown = quantityText(quantity, language);
  const note = [
    sku,
    line.condition === 'sellable' ? '' : text(`stock.condition.${line.condition}`),
    line.announced === null
      ? ''
      : text('stock.announced', { quantity: quantityText(line.announced, language) }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  /** Null while nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  const stepped = (by: 1 | -1): string => {
    const value = Math.max(0, quantity.value + by * 10 ** quantity.scale);
    return printQuantity({ value, scale: quantity.scale });
  };
  const commit = () => {
    if (typed !== null && typed.trim() !== '' && typed !== shown) stockWorks.setLine(line, typed);
    setTyped(null);
  };
  return (
    <li className={classNames(css.line, isLast && css.last)} data-testid={`stock-line-${sku}`}>
      <span className={css.about}>
        <span className={css.strong}>{label}</span>
        <span className={line.isMoved ? css.moved : css.note}>
          {line.isMoved ? text('stock.moved') : note}
        </span>
      </span>
      <span className={css.stepper}>
        <Button
          takesFocus
          icon={Minus}
          look="soft"
          label={text('stock.less', { label })}
          isDisabled={isHostGone || quantity.value === 0}
          onPress={() => stockWorks.setLine(line, stepped(-1))}
        />
        <input
          className={classNames(css.quantity, 'figures')}
          type="text"
          inputMode="decimal"
          aria-label={text('stock.quantity', { label })}
          data-testid={`stock-quantity-${sku}`}
          value={typed ?? shown}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => setTyped(target.value.slice(0, 12))}
          onBlur={commit}
          onKeyDown={({ key }) => {
            if (key === 'Enter') commit();
          }}
        />
        <Button
          takesFocus
          icon={Plus}
          look="soft"
          label={text('stock.more', { label })}
          isDisabled={isHostGone}
          onPress={() => stockWorks.setLine(line, stepped(1))}
        />
      </span>
    </li>
  );
}
