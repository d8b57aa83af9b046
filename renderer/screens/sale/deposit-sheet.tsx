import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './money-sheet.module.css';
import { MoneySheet } from './money-sheet.tsx';

const kinds = ['acompte', 'arrhes'] as const;
/** Every rate of metropolitan France (CGI 278 to 281 octies): what is ordered may be at any. */
const ratesBp = ['2000', '1000', '550', '210'] as const;

/** Takes a deposit: which kind, for what, how much. */
export function DepositSheet() {
  const text = useText();
  const language = useLanguage();
  const { ui } = useTill();
  const deposit = useUi((state) => state.deposit);
  const itemCode = useUi(({ typed }) => typed.itemCode);
  return (
    <MoneySheet title={text('deposit.title')} confirm={text('deposit.confirm')}>
      <Choice
        label={text('deposit.kind')}
        options={kinds.map((value) => ({ value, label: text(`deposit.kind.${value}`) }))}
        isChosen={(value) => value === deposit.depositKind}
        onChoose={(depositKind) => ui.setState({ deposit: { ...deposit, depositKind } })}
      />
      <TextField
        label={text('deposit.item')}
        hint={text('deposit.item.hint')}
        testId="deposit-item"
        maxLength={64}
        value={itemCode}
        onChange={(event) => setTyped(ui, { itemCode: event.target.value })}
      />
      {itemCode.trim() === '' && (
        <Choice
          label={text('deposit.rate')}
          options={ratesBp.map((value) => ({ value, label: rateText(Number(value), language) }))}
          isChosen={(value) => Number(value) === deposit.vatRateBp}
          onChoose={(value) => ui.setState({ deposit: { ...deposit, vatRateBp: Number(value) } })}
        />
      )}
      <p className={css.quiet}>{text('deposit.hint')}</p>
    </MoneySheet>
  );
}
