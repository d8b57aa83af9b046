import { memo, useEffect, useRef } from 'react';
import type { ItemDocument } from '../../../contract/document/item.ts';
import { classNames } from '../../components/class-names.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './search-result.module.css';
import { variantText } from './variant-text.ts';

export const SearchResult = memo(function SearchResult({
  item,
  elementId,
  isActive,
}: {
  item: ItemDocument;
  elementId: string;
  isActive: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { search } = useTill();
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // The field keeps the focus; Enter there chooses the active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here.
    <div
      ref={option}
      id={elementId}
      className={classNames(css.result, isActive && css.active)}
      role="option"
      aria-selected={isActive}
      aria-disabled={item.withdrawn}
      data-testid={`search-result-${item.id}`}
      onClick={() => {
        if (!item.withdrawn) search.choose(item);
      }}
    >
      <ItemPicture name={item.name} picture={item.picture} />
      <div className={css.item}>
        <p className={css.name}>{item.name}</p>
        <p className={css.details}>
          {[variantText(item), item.id].filter(Boolean).join(' · ')}
          {item.withdrawn && ` · ${text('search.withdrawn')}`}
        </p>
      </div>
      {isActive && !item.withdrawn && <KeyCap label={text('key.enter')} />}
      <p className={classNames(css.price, 'figures')}>
        {moneyText(item.price.minor, item.price.currency, language)}
      </p>
    </div>
  );
});
