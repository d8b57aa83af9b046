import { Info } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { FoundModel } from '../../../contract/host/calls/item-calls.ts';
import { classNames } from '../../components/class-names.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './search-result.module.css';
import { variantText } from './variant-text.ts';

export const SearchResult = memo(function SearchResult({
  model,
  elementId,
  isActive,
}: {
  model: FoundModel;
  elementId: string;
  isActive: boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const { search } = useTill();
  const { item, matching, variants } = model;
  const money = (minor: number): string => moneyText(minor, item.price.currency, language);
  const isRange = matching > 1 && model.fromMinor < model.toMinor;
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
      data-testid={`search-result-${item.id}`}
      onClick={() => search.choose(model)}
    >
      {/* F7 does the same. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: an option holds no button. */}
      <div
        className={css.picture}
        data-testid={`search-sheet-${item.id}`}
        onClick={(event) => {
          event.stopPropagation();
          search.showItem(model);
        }}
      >
        <ItemPicture name={item.name} picture={item.picture} />
        <Info className={css.info} aria-hidden="true" />
      </div>
      <div className={css.item}>
        <p className={css.name}>{item.name}</p>
        {matching > 1 ? (
          <p className={css.details}>
            {text('search.variants', { count: variants })}
            {model.pictures.length > 1 && (
              <span className={css.colours} aria-hidden="true">
                {model.pictures.map((picture) => (
                  <ItemPicture key={picture} name="" picture={picture} size="mark" />
                ))}
              </span>
            )}
          </p>
        ) : (
          <p className={css.details}>{[variantText(item), item.id].filter(Boolean).join(' · ')}</p>
        )}
      </div>
      {isActive && <KeyCap label={text('key.enter')} />}
      <p className={classNames(css.price, 'figures')}>
        {isRange
          ? text('search.prices', { from: money(model.fromMinor), to: money(model.toMinor) })
          : money(item.price.minor)}
      </p>
    </div>
  );
});
