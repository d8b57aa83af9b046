import { ChevronLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { ShelfTile } from './shelf-tile.tsx';
import css from './shelves-browser.module.css';

/** Quick keys and departments; in a department its categories, in a category its models. */
export function ShelvesBrowser() {
  const { shelves, snapshots } = useTill();
  const { department, category } = useStore(shelves.shown);
  const itemCount = useStore(snapshots.till, ({ snapshot }) => snapshot?.itemCount);
  const isHostGone = useIsHostGone();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a catalogue with other items has other shelves.
  useEffect(() => {
    if (!isHostGone) shelves.load();
  }, [shelves, itemCount, isHostGone]);
  if (category !== null) return <Category name={category} />;
  return department === null ? <Entrance /> : <Department name={department} />;
}

function Entrance() {
  const text = useText();
  const language = useLanguage();
  const { shelves } = useTill();
  const { quickItems, departments } = useStore(shelves.shown);
  return (
    <div className={css.entrance}>
      {quickItems.length > 0 && (
        <ul className={css.tiles} aria-label={text('shelves.quick')} data-testid="quick-keys">
          {quickItems.map((item) => (
            <ShelfTile
              key={item.id}
              name={item.name}
              picture={item.picture}
              note={moneyText(item.price.minor, item.price.currency, language)}
              testId={`quick-${item.id}`}
              onPress={() => shelves.take(item)}
            />
          ))}
        </ul>
      )}
      {departments.length > 0 && (
        <ul className={css.tiles} aria-label={text('shelves.departments')}>
          {departments.map(({ name, picture }) => (
            <ShelfTile
              key={name}
              name={name}
              picture={picture}
              testId={`department-${name}`}
              onPress={() => shelves.enterDepartment(name)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function Department({ name }: { name: string }) {
  const { shelves } = useTill();
  const { departments } = useStore(shelves.shown);
  const categories = departments.find((each) => each.name === name)?.categories ?? [];
  return (
    <Shelf title={name}>
      {categories.map((category) => (
        <ShelfTile
          key={category.name}
          name={category.name}
          picture={category.picture}
          testId={`category-${category.name}`}
          onPress={() => shelves.enterCategory(category.name)}
        />
      ))}
    </Shelf>
  );
}

function Category({ name }: { name: string }) {
  const text = useText();
  const language = useLanguage();
  const { shelves } = useTill();
  const { models, isCut } = useStore(shelves.shown);
  return (
    <Shelf title={name} note={isCut ? text('shelves.cut') : ''}>
      {models?.map((model) => (
        <ShelfTile
          key={model.item.id}
          name={model.item.name}
          picture={model.item.picture}
          note={moneyText(model.fromMinor, model.item.price.currency, language)}
          testId={`model-${model.item.id}`}
          onPress={() => shelves.takeModel(model)}
        />
      ))}
    </Shelf>
  );
}

function Shelf({
  title,
  note = '',
  children,
}: {
  title: string;
  note?: string;
  children: React.ReactNode;
}) {
  const text = useText();
  const { shelves } = useTill();
  return (
    <div className={css.entrance}>
      <div className={css.head}>
        <Button icon={ChevronLeft} testId="shelf-back" onPress={shelves.back}>
          {text('shelves.back')}
        </Button>
        <h2 className={css.title}>{title}</h2>
        <p className={css.note}>{note}</p>
      </div>
      <ul className={css.tiles} aria-label={title}>
        {children}
      </ul>
    </div>
  );
}
