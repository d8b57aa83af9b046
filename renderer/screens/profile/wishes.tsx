import { Heart, HeartOff, Search, ShoppingBag } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import type { CustomerProfile } from '../../../contract/host/calls/profile-calls.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ItemPicture } from '../../components/item-picture.tsx';
import listCss from '../../components/list-and-paper.module.css';
import { dayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { chosenWish } from '../../state/profile.ts';
import { addFromProfile, showFromProfile, turnWish } from '../../state/profile-moves.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './profile-sheet.module.css';

/** What somebody wishes for, said in a store or on the web, and the way of one of them into the basket. */
export function Wishes({ known: { wishes } }: { known: CustomerProfile }) {
  const text = useText();
  const till = useTill();
  const state = useStore(till.profile.state);
  const isHostGone = useIsHostGone();
  const chosen = chosenWish(state);
  const isOver = isHostGone || chosen === null;
  return (
    <section className={css.list} aria-label={text('profile.wishes')}>
      {wishes.length === 0 ? (
        <EmptyState
          icon={Heart}
          title={text('profile.wishes.none.title')}
          text={text('profile.wishes.none.text')}
        />
      ) : (
        <ul className={css.roll} data-testid="wishes">
          {wishes.map((wish) => (
            <li key={wish.sku}>
              <Wish wish={wish} isChosen={wish.sku === chosen?.sku} />
            </li>
          ))}
        </ul>
      )}
      <div className={css.acts}>
        <Button
          takesFocus
          icon={HeartOff}
          keyLabel="F8"
          testId="wish-remove"
          isDisabled={isOver || state.isBusy}
          onPress={() => turnWish(till)}
        >
          {text('profile.wishes.remove')}
        </Button>
        <Button
          takesFocus
          icon={Search}
          keyLabel="F7"
          testId="wish-item"
          isDisabled={isOver}
          onPress={() => showFromProfile(till)}
        >
          {text('profile.item')}
        </Button>
        <Button
          takesFocus
          look="main"
          icon={ShoppingBag}
          keyLabel="F12"
          testId="wish-add"
          isDisabled={isOver || !chosen.isSold}
          onPress={() => addFromProfile(till)}
        >
          {text('profile.again')}
        </Button>
      </div>
    </section>
  );
}

function Wish({
  wish: { sku, name, size, colour, picture, at, isSold },
  isChosen,
}: {
  wish: CustomerProfile['wishes'][number];
  isChosen: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { profile } = useTill();
  const about = [size, colour, isSold ? '' : text('profile.wishes.not-sold')];
  return (
    <AriaButton
      className={classNames(listCss.row, isChosen && listCss.chosen)}
      aria-pressed={isChosen}
      data-testid="wish"
      onPress={() => profile.chooseWish(sku)}
    >
      <span className={css.wish}>
        <ItemPicture name={name} picture={picture} size="mark" />
        <span className={listCss.about}>
          <span>{name}</span>
          <span className={listCss.quiet}>{about.filter((part) => part !== '').join(' · ')}</span>
        </span>
      </span>
      <span className={css.quiet}>
        {text('profile.wishes.since', { day: dayText(at.slice(0, 10), language) })}
      </span>
    </AriaButton>
  );
}
