import { Heart, ReceiptText, Ruler, Search, ShoppingBag, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import type { Purchase } from '../../../contract/platform/customer-history.ts';
import { quantityOfMilli } from '../../../domain/quantity/quantity.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { dayText, moneyText, quantityText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { type BoughtLine, boughtLines, chosenLine } from '../../state/profile.ts';
import {
  addFromProfile,
  keepSize,
  returnBought,
  showFromProfile,
  turnWish,
} from '../../state/profile-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './profile-sheet.module.css';

/** What somebody bought, by receipt, and what follows from one line of it: the same again, another size, a return. */
export function Bought() {
  const text = useText();
  const till = useTill();
  const state = useStore(till.profile.state);
  const isHostGone = useIsHostGone();
  const { history } = state;
  const lines = boughtLines(state);
  const chosen = chosenLine(state);
  const isOver = isHostGone || chosen === null;
  return (
    <section className={css.list} aria-label={text('profile.bought')}>
      {history.told !== 'platform' && (
        <p className={css.quiet} role="status" data-testid="bought-told">
          {text(`profile.bought.${history.told}`)}
        </p>
      )}
      {lines.length === 0 ? (
        <EmptyState
          icon={ReceiptText}
          title={text('profile.bought.none.title')}
          text={text('profile.bought.none.text')}
        />
      ) : (
        <div className={css.roll} data-testid="bought">
          {receiptsOf(lines).map(({ purchase, lines: own }) => (
            <Receipt key={purchase.id} purchase={purchase} lines={own} chosen={chosen?.key ?? ''} />
          ))}
          {history.told === 'platform' && history.next !== null && (
            <Button
              takesFocus
              keyLabel="F5"
              testId="bought-more"
              isPending={history.isAskingMore}
              isDisabled={isHostGone}
              onPress={() => till.profile.more()}
            >
              {text('profile.bought.more')}
            </Button>
          )}
        </div>
      )}
      <div className={css.acts}>
        <Button
          takesFocus
          icon={Undo2}
          keyLabel="F6"
          testId="bought-return"
          isDisabled={isOver || chosen.line.isReturn}
          onPress={() => returnBought(till)}
        >
          {text('profile.return')}
        </Button>
        <Button
          takesFocus
          icon={Search}
          keyLabel="F7"
          testId="bought-item"
          isDisabled={isOver}
          onPress={() => showFromProfile(till)}
        >
          {text('profile.item')}
        </Button>
        <Button
          takesFocus
          icon={Heart}
          keyLabel="F8"
          testId="bought-wish"
          isDisabled={isOver || state.isBusy}
          onPress={() => turnWish(till)}
        >
          {text('profile.wish')}
        </Button>
        <Button
          takesFocus
          icon={Ruler}
          keyLabel="F9"
          testId="bought-size"
          isDisabled={isOver || state.isBusy || chosen.line.size === ''}
          onPress={() => keepSize(till)}
        >
          {text('profile.size')}
        </Button>
        <Button
          takesFocus
          look="main"
          className={css.wide}
          icon={ShoppingBag}
          keyLabel="F12"
          testId="bought-again"
          isDisabled={isOver}
          onPress={() => addFromProfile(till)}
        >
          {text('profile.again')}
        </Button>
      </div>
    </section>
  );
}

function Receipt({
  purchase,
  lines,
  chosen,
}: {
  purchase: Purchase;
  lines: readonly BoughtLine[];
  chosen: string;
}) {
  const text = useText();
  const language = useLanguage();
  const { at, channel, storeName, number, totalMinor, currency } = purchase;
  const where = channel === 'web' ? text('profile.web') : storeName;
  return (
    <section aria-label={number}>
      <h4 className={css.receipt}>
        <span>
          {[dayText(at.slice(0, 10), language), where].filter((part) => part !== '').join(' · ')}
          <span className={css.number}>{number}</span>
        </span>
        <span>{moneyText(totalMinor, currency, language)}</span>
      </h4>
      <ul>
        {lines.map((each) => (
          <li key={each.key}>
            <Line bought={each} isChosen={each.key === chosen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ bought, isChosen }: { bought: BoughtLine; isChosen: boolean }) {
  const text = useText();
  const language = useLanguage();
  const { profile } = useTill();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { line, purchase } = bought;
  const { name, size, colour, quantityMilli, amountMinor, isReturn, backMilli } = line;
  const quantity = quantityText(quantityOfMilli(quantityMilli), language);
  const notes = [
    [size, colour].filter((part) => part !== '').join(' · '),
    isReturn ? text('profile.returned') : '',
    backMilli > 0 ? text('profile.back', { count: backMilli / 1_000 }) : '',
  ].filter((part) => part !== '');
  return (
    <AriaButton
      ref={row}
      className={classNames(listCss.row, isChosen && listCss.chosen)}
      aria-pressed={isChosen}
      data-testid="bought-line"
      onPress={() => profile.choose(bought.key)}
    >
      <span className={listCss.about}>
        <span>{quantityMilli === 1_000 ? name : `${quantity} × ${name}`}</span>
        {notes.length > 0 && <span className={listCss.quiet}>{notes.join(' · ')}</span>}
      </span>
      <span className={css.amount}>{moneyText(amountMinor, purchase.currency, language)}</span>
    </AriaButton>
  );
}

/** Lines below the receipt that they are of. */
function receiptsOf(lines: readonly BoughtLine[]) {
  const purchases = [...new Set(lines.map(({ purchase }) => purchase))];
  return purchases.map((purchase) => ({
    purchase,
    lines: lines.filter((line) => line.purchase === purchase),
  }));
}
