import { FileX2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { momentText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill, useZone } from '../../state/use-till.ts';
import { shownState } from './shown-state.ts';
import css from './tax-free-sheet.module.css';

/** The newest slips of this till and how they stand. */
export function SlipList() {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { taxFree } = useTill();
  const { slips, failure } = useStore(taxFree.state);
  if (slips === null) {
    return failure ? null : <p className={css.quiet}>{text('tax-free.slips.loading')}</p>;
  }
  if (slips.length === 0) {
    return (
      <EmptyState
        icon={FileX2}
        title={text('tax-free.slips.none.title')}
        text={text('tax-free.slips.none.text')}
      />
    );
  }
  return (
    <div className={css.form}>
      <h3 className={css.label}>{text('tax-free.slips')}</h3>
      <EntryList>
        {slips.map((slip) => {
          const state = shownState(slip);
          return (
            <li key={slip.id}>
              <Button
                takesFocus
                className={css.row}
                testId={`tax-free-slip-${slip.number}`}
                onPress={() => taxFree.look(slip)}
              >
                <span className={css.slip}>
                  <span className={css.about}>
                    <span>
                      {slip.receipts.map(({ receiptNumber }) => receiptNumber).join(', ')}
                    </span>
                    <span className={css.quiet}>
                      {momentText(Date.parse(slip.preparedAt), Date.now(), language, zone)} ·{' '}
                      {moneyText(slip.grossMinor, slip.currency, language)}
                    </span>
                  </span>
                  <span className={css.state} data-look={state.look}>
                    {text(`tax-free.state.${state.name}`)}
                  </span>
                </span>
              </Button>
            </li>
          );
        })}
      </EntryList>
    </div>
  );
}
