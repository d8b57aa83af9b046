import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { closeSheet } from '../../state/ui.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './sent-sheet.module.css';

/** What is said or shown at the till to get the basket that was sent there; gone once somebody has it. */
export function SentSheet() {
  const text = useText();
  const language = useLanguage();
  const { ui, commands, snapshots } = useTill();
  const isHostGone = useIsHostGone();
  const id = useUi(({ sentBasket }) => sentBasket);
  const basket = useStore(
    snapshots.sale,
    ({ snapshot }) => snapshot?.sent.find(({ basketId }) => basketId === id) ?? null,
  );
  const hasLines = useStore(
    snapshots.sale,
    ({ snapshot }) => (snapshot?.basket?.lines.length ?? 0) > 0,
  );
  return (
    <Sheet title={text('tablet.sent.title')} width="medium">
      {basket && (
        <div className={css.sent}>
          <p className={css.code} data-testid="sent-code">
            {basket.code}
          </p>
          <p>{text('tablet.sent.text')}</p>
          <div className={css.qr}>
            <QrCode data={basket.scanCode} label={text('tablet.sent.qr', { code: basket.code })} />
          </div>
          <p className={css.sum}>
            {text('tablet.sent.sum', {
              count: basket.articleCount,
              amount: moneyText(basket.totalMinor, basket.currency, language),
            })}
          </p>
          <Notices only="act" />
          <Button
            takesFocus
            autoFocus
            look="main"
            className={css.wide}
            testId="sent-next"
            onPress={() => closeSheet(ui)}
          >
            {text('tablet.sent.next')}
          </Button>
          <Button
            takesFocus
            className={css.wide}
            isDisabled={isHostGone || hasLines}
            testId="sent-take-back"
            onPress={() => commands.resume(basket.basketId)}
          >
            {text('tablet.sent.take-back')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
