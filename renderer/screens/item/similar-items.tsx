import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { ItemPicture } from '../../components/item-picture.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './similar-items.module.css';
import { stockWords } from './stock-words.ts';

/** What a customer may take instead; a touch shows its sheet. */
export function SimilarItems() {
  const text = useText();
  const language = useLanguage();
  const { itemSheet } = useTill();
  const isHostGone = useIsHostGone();
  const { similar } = useStore(itemSheet.shown);
  return (
    <section aria-labelledby="similar-items">
      <h3 id="similar-items" className={css.title}>
        {text('item.similar')}
      </h3>
      {similar === null && <div className={css.skeleton} />}
      {similar?.items.length === 0 && (
        <p className={css.quiet} data-testid="item-no-similar">
          {text('item.similar.none')}
        </p>
      )}
      <ul className={css.list}>
        {similar?.items.map((item) => (
          <li key={item.id}>
            <Button
              takesFocus
              className={css.item}
              testId={`similar-${item.id}`}
              isDisabled={isHostGone}
              onPress={() => itemSheet.showSimilar(item.id)}
            >
              <span className={css.content}>
                <ItemPicture name={item.name} picture={item.picture} />
                <span className={css.words}>
                  <span className={css.name}>{item.name}</span>
                  <span className={css.quiet}>
                    {[
                      moneyText(item.price.minor, item.price.currency, language),
                      ...stockWords(similar.stock[item.id], text, language),
                    ].join(' · ')}
                  </span>
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
