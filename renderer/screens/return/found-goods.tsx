import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { ItemPicture } from '../../components/item-picture.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { variantText } from '../sale/variant-text.ts';
import css from './return-sheet.module.css';

/** The goods that the words may mean; one of them comes back. */
export function FoundGoods() {
  const language = useLanguage();
  const { returning, commands } = useTill();
  const items = useStore(returning, (state) => state.items);
  const isHostGone = useIsHostGone();
  if (items === null || items.length === 0) return null;
  return (
    <EntryList>
      {items.map((item) => (
        <li key={item.id}>
          <Button
            takesFocus
            className={css.entry}
            testId={`return-item-${item.id}`}
            isDisabled={isHostGone}
            onPress={() => commands.weighGoods(item.id, '1', 'searched')}
          >
            <span className={css.entryParts}>
              <ItemPicture name={item.name} picture={item.picture} />
              <span className={css.entryName}>
                {item.name}
                <span className={css.quiet}>{variantText(item)}</span>
              </span>
              <span className="figures">
                {moneyText(item.price.minor, item.price.currency, language)}
              </span>
            </span>
          </Button>
        </li>
      ))}
    </EntryList>
  );
}
