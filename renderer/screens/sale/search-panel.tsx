import { LayoutGrid, SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './search-panel.module.css';
import { SearchResult } from './search-result.tsx';
import { ShelvesBrowser } from './shelves-browser.tsx';

export function SearchPanel({ listId }: { listId: string }) {
  const text = useText();
  const { search } = useTill();
  const typed = useUi((ui) => ui.typed.search.trim());
  const { models, categories, forText, activeIndex } = useStore(search.results);
  const isNone = typed !== '' && forText === typed && models.length + categories.length === 0;
  return (
    <div className={css.panel}>
      {typed === '' && (
        <div className={css.shelves}>
          <p className={css.hint}>{text('search.hint')}</p>
          <ShelvesBrowser />
        </div>
      )}
      {isNone && (
        <EmptyState
          icon={SearchX}
          title={text('search.none.title', { text: typed })}
          text={text('search.none.text')}
        >
          <Button keyLabel={text('key.enter')} onPress={search.confirm}>
            {text('search.none.code')}
          </Button>
        </EmptyState>
      )}
      {typed !== '' && categories.length > 0 && (
        <ul className={css.categories} aria-label={text('search.categories')}>
          {categories.map((name, index) => (
            <li key={name}>
              <Button
                look="soft"
                icon={LayoutGrid}
                testId={`search-category-${name}`}
                onPress={() => search.enterCategory(name)}
                {...(index === 0 && models.length === 0 ? { keyLabel: text('key.enter') } : {})}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div
        id={listId}
        className={css.list}
        role="listbox"
        tabIndex={-1}
        aria-label={text('search.results')}
      >
        {models.map((model, index) => (
          <SearchResult
            key={model.item.id}
            model={model}
            elementId={`${listId}-${model.item.id}`}
            isActive={index === activeIndex}
          />
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {forText !== null && text('search.count', { count: models.length })}
      </p>
    </div>
  );
}
