import { PauseCircle } from 'lucide-react';
import { useStore } from 'zustand';
import type { SuspendedSnapshot } from '../../../contract/host/views.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { agoText, clockText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { useBasket, useIsHostGone, useTill, useZone } from '../../state/use-till.ts';
import css from './sheets.module.css';

/** Baskets put aside, and the way back into one. */
export function SuspendedSheet() {
  const text = useText();
  const till = useTill();
  const baskets = useStore(till.snapshots.suspended, ({ snapshot }) => snapshot?.baskets ?? []);
  const basket = useBasket();
  const hasLines = (basket?.lines.length ?? 0) > 0;
  // An open basket that holds nothing gives way; a tender accepted for it would be lost.
  const isBlocked = hasLines || (basket?.tenders.length ?? 0) > 0;
  return (
    <Sheet title={text('suspended.title')} width="medium">
      <div className={css.stack}>
        <Notices only="act" />
        {isBlocked && baskets.length > 0 && (
          <div className={css.blocked}>
            <p>{text('suspended.blocked')}</p>
            <Button takesFocus keyLabel="F9" onPress={() => showSheet(till, 'suspend')}>
              {text('action.suspend')}
            </Button>
          </div>
        )}
        {baskets.length === 0 ? (
          <EmptyState
            icon={PauseCircle}
            title={text('suspended.none.title')}
            text={text('suspended.none.text')}
          >
            {hasLines && (
              <Button takesFocus keyLabel="F9" onPress={() => showSheet(till, 'suspend')}>
                {text('action.suspend')}
              </Button>
            )}
          </EmptyState>
        ) : (
          <EntryList>
            {baskets.map((suspended, index) => (
              <SuspendedBasket
                key={suspended.id}
                basket={suspended}
                isBlocked={isBlocked}
                isFirst={index === 0}
              />
            ))}
          </EntryList>
        )}
      </div>
    </Sheet>
  );
}

function SuspendedBasket({
  basket,
  isBlocked,
  isFirst,
}: {
  basket: SuspendedSnapshot['baskets'][number];
  isBlocked: boolean;
  isFirst: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  const atMs = Date.parse(basket.suspendedAt);
  return (
    <li className={css.basket}>
      <div className={css.about}>
        <p className={css.label}>
          {basket.pickUpCode !== '' &&
            `${text('suspended.from-tablet', {
              code: basket.pickUpCode,
              name: basket.tabletName,
            })} `}
          {basket.label || basket.firstLines[0] || text('suspended.unnamed')}
        </p>
        <p className={css.quiet}>
          {text('suspended.by', {
            operator: basket.operatorAlias,
            time: clockText(atMs, language, zone),
            ago: agoText(atMs, Date.now(), language, text('time.now')),
          })}
        </p>
        <p className={css.quiet}>{basket.firstLines.join(', ')}</p>
      </div>
      <p className={css.sum}>
        <span className={css.label}>{moneyText(basket.totalMinor, basket.currency, language)}</span>
        <span className={css.quiet}>{text('sale.articles', { count: basket.articleCount })}</span>
      </p>
      <Button
        takesFocus
        look="soft"
        autoFocus={isFirst && !isBlocked}
        isDisabled={isBlocked || isHostGone}
        testId={`resume-${basket.id}`}
        onPress={() => commands.resume(basket.id)}
      >
        {text('suspended.resume')}
      </Button>
    </li>
  );
}
