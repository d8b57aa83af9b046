import { useStore } from 'zustand';
import { failureText } from '../../contract/failure/failure.ts';
import { moneyText } from '../i18n/format.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { newestLine } from '../state/newest-line.ts';
import { isDefect, warningText } from '../state/till-warnings.ts';
import { useBasket, useTill } from '../state/use-till.ts';

/** Says the last item, the last refusal and a defect of the till to those who listen. Sheets do not silence it. */
export function LiveRegion() {
  const text = useText();
  const language = useLanguage();
  const basket = useBasket();
  const { snapshots, notices } = useTill();
  const notice = useStore(notices, (shown) => shown.notices[0]);
  const defect = useStore(snapshots.till, ({ snapshot }) => snapshot?.warnings.find(isDefect));
  const line = basket && newestLine(basket.lines);
  return (
    <div className="visually-hidden" data-live-announcer="true">
      <p aria-live="polite" data-testid="announced">
        {line &&
          text(basket.remainingMinor < 0 ? 'sale.announce.back' : 'sale.announce', {
            name: line.name,
            amount: moneyText(line.grossMinor, basket.currency, language),
            due: moneyText(Math.abs(basket.remainingMinor), basket.currency, language),
          })}
      </p>
      <p aria-live="polite">{defect && warningText(defect, language)}</p>
      <p aria-live="assertive">{notice && failureText(notice.failure, language)}</p>
    </div>
  );
}
