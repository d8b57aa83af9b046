import { ArrowLeft, Search, Wrench } from 'lucide-react';
import { useStore } from 'zustand';
import { bases, faults, remedies } from '../../../domain/after-sales/after-sales-file.ts';
import { afterSalesTexts } from '../../../domain/after-sales/after-sales-texts.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Notices } from '../../components/notice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { AfterSalesStore } from '../../state/after-sales.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './dossier-sheet.module.css';

type Opening = NonNullable<ReturnType<AfterSalesStore['state']['getState']>['opening']>;

/** Which line of which receipt, what is wrong with it, under what it is asked for, and what is asked for. */
export function OpenFile({ opening }: { opening: Opening }) {
  const text = useText();
  const language = useLanguage();
  const { afterSales } = useTill();
  const isBusy = useStore(afterSales.state, (state) => state.isBusy);
  const isHostGone = useIsHostGone();
  const words = afterSalesTexts[language];
  const { receipt } = opening;
  const isFound = receipt !== null;
  return (
    <div className={css.form}>
      <Notices only="act" />
      {receipt === null ? (
        <TextField
          label={text('after-sales.receipt')}
          value={opening.search}
          maxLength={512}
          autoFocus
          testId="after-sales-receipt"
          onChange={({ target }) => afterSales.type({ search: target.value })}
        />
      ) : (
        <>
          <Choice
            label={text('after-sales.line', { receipt: receipt.receiptNumber })}
            options={receipt.lines.map(({ number, name }) => ({
              value: String(number),
              label: name,
            }))}
            isChosen={(value) => Number(value) === opening.line}
            onChoose={(value) => afterSales.type({ line: Number(value) })}
          />
          <Choice
            label={text('after-sales.fault')}
            options={faults.map((value) => ({ value, label: words.fault[value] }))}
            isChosen={(value) => value === opening.fault}
            onChoose={(fault) => afterSales.type({ fault })}
          />
          <Choice
            label={text('after-sales.basis')}
            options={bases.map((value) => ({ value, label: words.basis[value] }))}
            isChosen={(value) => value === opening.basis}
            onChoose={(basis) => afterSales.type({ basis })}
          />
          <Choice
            label={text('after-sales.remedy')}
            options={remedies.map((value) => ({ value, label: words.remedy[value] }))}
            isChosen={(value) => value === opening.remedy}
            onChoose={(remedy) => afterSales.type({ remedy })}
          />
          <TextField
            label={text('after-sales.told')}
            hint={text('after-sales.told.hint')}
            value={opening.told}
            maxLength={1_000}
            autoFocus
            testId="after-sales-told"
            onChange={({ target }) => afterSales.type({ told: target.value })}
          />
        </>
      )}
      <div className={css.acts}>
        <Button
          takesFocus
          icon={ArrowLeft}
          keyLabel="F2"
          testId="leave-after-sales"
          onPress={() => afterSales.leave()}
        >
          {text('after-sales.leave')}
        </Button>
        <Button
          takesFocus
          look="main"
          icon={isFound ? Wrench : Search}
          keyLabel={text('key.enter')}
          isDisabled={isHostGone}
          isPending={isBusy}
          testId="confirm-after-sales"
          onPress={() => afterSales.confirm()}
        >
          {text(isFound ? 'after-sales.confirm' : 'after-sales.find')}
        </Button>
      </div>
    </div>
  );
}
