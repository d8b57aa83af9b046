import { SearchX } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './search-panel.module.css';
import { SearchResult } from './search-result.tsx';

export function SearchPanel({ listId }: { listId: string }) {
  const text = useText();
  const { search } = useTill();
  const typed = useUi((ui) => ui.typed.search.trim());
  const { items, forText, activeIndex } = useStore(search.results);
  const isNone = typed !== '' && forText === typed && items.length === 0;
  return (
    <div className={css.panel}>
      {typed === '' && <p className={css.hint}>{text('search.hint')}</p>}
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
      <div
        id={listId}
        className={css.list}
        role="listbox"
        tabIndex={-1}
        aria-label={text('search.results')}
      >
        {items.map((item, index) => (
          <SearchResult
            key={item.id}
            item={item}
            elementId={`${listId}-${item.id}`}
            isActive={index === activeIndex}
          />
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {forText !== null && text('search.count', { count: items.length })}
      </p>
    </div>
  );
}
