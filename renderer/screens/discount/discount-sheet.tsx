import { useStore } from 'zustand';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { Choice } from '../../components/choice.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { changeDraft } from '../../state/discount-moves.ts';
import { setTyped } from '../../state/ui.ts';
import { useBasket, useTill, useUi } from '../../state/use-till.ts';
import { DiscountFigure } from './discount-figure.tsx';
import css from './discount-sheet.module.css';
import { GivenDiscounts } from './given-discounts.tsx';

const quickPercents = ['5', '10', '20', '30'] as const;

/** What it is on, how much and why, with what comes of it before it is given. */
export function DiscountSheet() {
  const text = useText();
  const basket = useBasket();
  return (
    <Sheet title={text('discount.title')} width="wide">
      {basket && (
        <div className={css.columns}>
          <DiscountChoices basket={basket} />
          <DiscountFigure currency={basket.currency} />
        </div>
      )}
    </Sheet>
  );
}

function DiscountChoices({ basket }: { basket: BasketView }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { lineNumber, kind, reasonCode } = useUi((ui) => ui.discount);
  const selectedLine = useUi((ui) => ui.selectedLine);
  const typed = useUi((ui) => ui.typed.discount);
  const reasons = useStore(till.snapshots.people, ({ snapshot }) => snapshot?.reasons);
  const number = lineNumber || (selectedLine ?? basket.lines.at(-1)?.number ?? 0);
  const line = basket.lines.find((each) => each.number === number);
  const reasonKind =
    kind === 'price' ? 'price-override' : lineNumber === 0 ? 'basket-discount' : 'line-discount';
  const permission = useStore(
    till.snapshots.people,
    ({ snapshot }) => snapshot?.operator?.permissions[reasonKind],
  );
  // A hint; what it comes to with what was given before, the host reckons.
  const isOverLimit = (rateBp: number): boolean =>
    permission !== undefined &&
    (!permission.isAllowed || (permission.upToRateBp !== null && rateBp > permission.upToRateBp));
  return (
    <div className={css.choices}>
      <Choice
        label={text('discount.on')}
        options={[
          ...(line ? [{ value: String(line.number), label: line.name }] : []),
          { value: '0', label: text('discount.on.basket') },
        ]}
        isChosen={(value) => value === String(lineNumber)}
        onChoose={(value) => changeDraft(till, { lineNumber: Number(value), reasonCode: '' })}
      />
      <Choice
        label={text('discount.kind')}
        options={(['percent', 'amount', 'price'] as const)
          .filter((value) => value !== 'price' || lineNumber !== 0)
          .map((value) => ({ value, label: text(`discount.kind.${value}`) }))}
        isChosen={(value) => value === kind}
        onChoose={(value) => changeDraft(till, { kind: value, reasonCode: '' })}
      />
      {kind === 'percent' && (
        <Choice
          label={text('discount.quick')}
          options={quickPercents.map((value) => ({
            value,
            label: `−${rateText(Number(value) * 100, language)}`,
            note: isOverLimit(Number(value) * 100) ? text('approval.needed') : undefined,
          }))}
          isChosen={(value) => value === typed}
          onChoose={(value) => setTyped(till.ui, { discount: value })}
        />
      )}
      <div data-entries="true">
        <Choice
          label={text('discount.reason')}
          options={(reasons?.[reasonKind] ?? []).map((reason) => ({
            value: reason.code,
            label: reason[language],
          }))}
          isChosen={(value) => value === reasonCode}
          onChoose={(value) => changeDraft(till, { reasonCode: value })}
        />
      </div>
      <GivenDiscounts
        lineNumber={lineNumber}
        discounts={lineNumber === 0 ? basket.discounts : (line?.discounts ?? [])}
        currency={basket.currency}
      />
      <Notices only="act" />
    </div>
  );
}
