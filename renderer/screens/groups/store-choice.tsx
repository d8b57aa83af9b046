import { Store } from 'lucide-react';
import { useStore } from 'zustand';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type GroupChoices, storeOptions } from '../../state/group-options.ts';
import { useTill } from '../../state/use-till.ts';
import css from './group-sheet.module.css';
import { OptionList } from './option-list.tsx';

/** The stores where it can be picked up, nearest first; a farther one is looked for by its name or town. */
export function StoreChoice({
  choices,
  placeId,
}: {
  choices: GroupChoices | null;
  /** Where it is picked up now; empty for nowhere yet. */
  placeId: string;
}) {
  const text = useText();
  const { groupSheet } = useTill();
  const { search } = useStore(groupSheet.shown);
  return (
    <>
      <TextField
        label={text('group.store.search')}
        value={search}
        maxLength={100}
        autoFocus
        testId="store-search"
        onChange={({ target }) => groupSheet.find(target.value)}
      />
      {choices === null ? (
        <div className={css.skeleton} />
      ) : choices.stores.length === 0 ? (
        <EmptyState
          icon={Store}
          title={text('group.store.none.title', { text: search.slice(0, 40) })}
          text={text('group.store.none.text')}
        />
      ) : (
        <OptionList
          options={storeOptions(choices)}
          columns={2}
          isChosen={(option) => option.kind === 'store' && option.store.placeId === placeId}
        />
      )}
      {choices !== null && choices.moreCount > 0 && (
        <p className={css.quiet}>{text('group.store.more', { count: choices.moreCount })}</p>
      )}
    </>
  );
}
