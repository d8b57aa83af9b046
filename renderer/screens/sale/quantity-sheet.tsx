import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { NumberPad } from '../../components/number-pad.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { quantityText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { confirmQuantity } from '../../state/sale-moves.ts';
import { typeOnPad } from '../../state/tender-moves.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './sheets.module.css';

/** The quantity of one line, typed on the keyboard or the pad. */
export function QuantitySheet() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const typed = useUi((ui) => ui.typed.quantity);
  const quantityLine = useUi((ui) => ui.quantityLine);
  const line = useStore(till.snapshots.sale, ({ snapshot }) =>
    snapshot?.basket?.lines.find(({ number }) => number === quantityLine),
  );
  const shown = typed === '' && line ? quantityText(line.quantity, language) : typed;
  return (
    <Sheet title={text('quantity.title')} width="narrow">
      <p className={css.quiet}>{line?.name}</p>
      <p
        className={classNames(css.typed, 'figures')}
        data-testid="quantity-typed"
        data-empty={typed === '' || undefined}
      >
        {language === 'en' ? shown.replace(',', '.') : shown}
        {line && line.unit !== 'piece' && `\u00a0${text(`unit.${line.unit}`)}`}
      </p>
      <NumberPad hasComma={(line?.quantity.scale ?? 0) > 0} onKey={(key) => typeOnPad(till, key)} />
      <Button
        takesFocus
        look="main"
        className={css.confirm}
        keyLabel={text('key.enter')}
        testId="quantity-confirm"
        onPress={() => confirmQuantity(till)}
      >
        {text('quantity.confirm')}
      </Button>
    </Sheet>
  );
}
