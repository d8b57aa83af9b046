import { Minus, PackagePlus, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { failureText } from '../../../contract/failure/failure.ts';
import type { StockSource } from '../../../contract/host/stock-shapes.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { askedKey } from '../../state/ask-goods.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './ask-store.module.css';

/** Asks the store of a row for the item: how many and why, below it. */
export function AskStore({
  source: { id, name },
  sku,
  isLive,
}: {
  source: StockSource;
  sku: string;
  /** The platform answers; else the request waits in the journal. */
  isLive: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { askGoods } = useTill();
  const isHostGone = useIsHostGone();
  const { about, reasons, reasonCode, count, isAsking, failure, asked } = useStore(askGoods.state);
  const done = asked[askedKey(id, sku)];
  if (about?.placeId !== id || about.sku !== sku) {
    return done === undefined ? null : (
      <p className={css.done} role="status" data-testid={`asked-${id}`}>
        {text('item.ask.done', { count: done, store: name })}{' '}
        {text(isLive ? 'item.ask.told' : 'item.ask.queued')}
      </p>
    );
  }
  return (
    <div className={css.form} data-testid="ask-form">
      {failure && (
        <p className={css.failure} role="status">
          {failureText(failure, language)}
        </p>
      )}
      <div className={css.stepper}>
        <span>{text('item.ask.count')}</span>
        <Button
          takesFocus
          icon={Minus}
          look="soft"
          label={text('item.ask.less')}
          isDisabled={count === 1}
          onPress={() => askGoods.step(-1)}
        />
        <strong className="figures" data-testid="ask-count">
          {count}
        </strong>
        <Button
          takesFocus
          icon={Plus}
          look="soft"
          label={text('item.ask.more')}
          onPress={() => askGoods.step(1)}
        />
      </div>
      <Choice
        label={text('stock.reason')}
        options={(reasons ?? []).map((reason) => ({ value: reason.code, label: reason[language] }))}
        isChosen={(code) => code === reasonCode}
        onChoose={askGoods.choose}
      />
      <div className={css.acts}>
        <Button takesFocus onPress={askGoods.close}>
          {text('stock.back')}
        </Button>
        <Button
          takesFocus
          look="main"
          icon={PackagePlus}
          testId="ask-send"
          isDisabled={reasonCode === '' || isAsking || isHostGone}
          onPress={askGoods.ask}
        >
          {text('item.ask.send', { store: name })}
        </Button>
      </div>
      {!isLive && <p className={css.quiet}>{text('item.ask.offline')}</p>}
    </div>
  );
}
