import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { CountFields } from '../../state/day/count-entry.ts';
import { chequeField, issuerField, type SafePapers } from '../../state/day/deposit-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import { useMoney } from './use-money.ts';

/** Cheques one by one and vouchers by issuer: a touch takes each along or leaves it. */
export function DepositPapers({
  day,
  papers: { listed, sums },
  onTyped,
}: {
  day: DaySnapshot;
  papers: SafePapers;
  onTyped(fields: CountFields): void;
}) {
  const text = useText();
  const language = useLanguage();
  const { ui } = useTill();
  const { money } = useMoney();
  const fields = useUi(({ typed }) => typed.counts);
  const nameOf = (type: string): string =>
    day.safe.types.find((each) => each.type === type)?.[language] ?? type;
  const put = (more: CountFields) => {
    const counts = { ...ui.getState().typed.counts, ...more };
    setTyped(ui, { counts });
    onTyped(counts);
  };
  const toggle = (field: string) => put({ [field]: fields[field] === '1' ? '' : '1' });
  const all = [
    ...listed.map((_, index) => chequeField(index)),
    ...sums.map(({ type }) => issuerField(type)),
  ];
  return (
    <>
      {listed.length > 0 && (
        <Choice
          label={text('safe.deposit.cheques')}
          options={listed.map(({ reference, amountMinor }, index) => ({
            value: chequeField(index),
            label: reference,
            note: money(amountMinor),
          }))}
          isChosen={(field) => fields[field] === '1'}
          onChoose={toggle}
        />
      )}
      {sums.length > 0 && (
        <Choice
          label={text('safe.deposit.vouchers')}
          options={sums.map(({ type, pieces, amountMinor }) => ({
            value: issuerField(type),
            label: nameOf(type),
            note: text('safe.deposit.of-issuer', { pieces, amount: money(amountMinor) }),
          }))}
          isChosen={(field) => fields[field] === '1'}
          onChoose={toggle}
        />
      )}
      {all.length > 1 && (
        <Button
          takesFocus
          testId="deposit-all"
          onPress={() => put(Object.fromEntries(all.map((field) => [field, '1'])))}
        >
          {text('safe.deposit.all')}
        </Button>
      )}
    </>
  );
}
