import { Search as SearchIcon, X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useText } from '../../i18n/use-text.ts';
import { closeSearch, setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './search-box.module.css';
import { SearchPanel } from './search-panel.tsx';

/** The field stays in the bar; its results lie over the basket. Keys are in app/key-action.ts. */
export function SearchBox() {
  const text = useText();
  const { ui, search } = useTill();
  const typed = useUi((state) => state.typed.search);
  const isOpen = useUi((state) => state.typed.isSearchOpen);
  const active = useStore(search.results, ({ models, activeIndex }) => models[activeIndex]?.item);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();

  useEffect(() => {
    const input = field.current;
    if (!isOpen) input?.blur();
    else if (input && document.activeElement !== input) {
      input.focus();
      input.setSelectionRange(input.value.length, input.value.length);
    }
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: PointerEvent): void => {
      const isInside = event.target instanceof Node && box.current?.contains(event.target);
      if (!isInside) closeSearch(ui, 'keep');
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen, ui]);

  return (
    <div ref={box} className={css.box}>
      <SearchIcon className={css.icon} aria-hidden="true" />
      <input
        ref={field}
        className={css.input}
        type="search"
        role="combobox"
        aria-label={text('top.search')}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active ? `${listId}-${active.id}` : undefined}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={200}
        placeholder={text('top.search')}
        data-testid="search"
        value={typed}
        onFocus={() => setTyped(ui, { isSearchOpen: true })}
        onChange={(event) => setTyped(ui, { isSearchOpen: true, search: event.target.value })}
      />
      {typed !== '' && isOpen ? (
        <Button
          look="bare"
          icon={X}
          label={text('search.clear')}
          onPress={() => setTyped(ui, { search: '' })}
        />
      ) : (
        <span className={css.key}>
          <KeyCap label="F2" />
        </span>
      )}
      {isOpen && <SearchPanel listId={listId} />}
    </div>
  );
}
