import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import { useLanguage } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './staff-sheet.module.css';

/** Why who showed their badge or PIN is not the buyer. */
export function StaffFailure() {
  const language = useLanguage();
  const { staffSale } = useTill();
  const failure = useStore(staffSale.state, (state) => state.failure);
  return (
    <p className={css.said} role="alert" data-testid="staff-said" data-code={failure?.code}>
      {failure && failureText(failure, language)}
    </p>
  );
}
