import { useStore } from 'zustand';
import type { OrderDetail } from '../../../contract/host/calls/order-work-calls.ts';
import { gtinOnPaper } from '../../../domain/order/goods-on-paper.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { countText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './prepare-sheet.module.css';

/** A line with where each part of it stands; touched, a refusal is about it alone. */
export function OrderLineRow({
  line,
  isOfGroup,
  onOther,
}: {
  line: OrderDetail['lines'][number];
  /** It is of the group that is worked on. */
  isOfGroup: boolean;
  onOther(): void;
}) {
  const text = useText();
  const language = useLanguage();
  const { prepare } = useTill();
  const { line: chosen, lastLine } = useStore(prepare.state);
  const count = (milli: number) => countText(milli / 1_000, language);
  const about = [line.size, line.colour, gtinOnPaper(line.gtin) || line.sku].filter(
    (part) => part !== '',
  );
  return (
    <li>
      <Button
        takesFocus
        className={classNames(css.row, isOfGroup && lastLine === line.line && css.last)}
        isPressed={isOfGroup && chosen === line.line}
        testId={`prepare-line-${line.line}`}
        onPress={() => (isOfGroup ? prepare.chooseLine(line.line) : onOther())}
      >
        <span className={css.about}>
          <span className={css.strong}>
            {line.quantityMilli !== 1_000 && `${count(line.quantityMilli)}\u00a0× `}
            {line.name}
          </span>
          <span className={css.note}>{about.join(' · ')}</span>
          {line.parts.map(({ state, quantityMilli, sourceName }) => (
            <span key={`${state}|${sourceName}|${quantityMilli}`} className={css.state}>
              {line.parts.length > 1 && `${count(quantityMilli)}\u00a0× `}
              {text(`orders.${state}`, { place: sourceName })}
            </span>
          ))}
        </span>
      </Button>
    </li>
  );
}
