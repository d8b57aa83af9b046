import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EntryList } from '../../components/entry-list.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { type GroupOption, keysOfOptions } from '../../state/group-options.ts';
import { useBasket, useIsHostGone, useTill, useZone } from '../../state/use-till.ts';
import css from './option-list.module.css';
import { optionWords } from './option-words.ts';

/** Options one below the other, or two abreast; each has the key of its place among all of the sheet. */
export function OptionList({
  options,
  firstKey = 1,
  columns = 1,
  isChosen,
}: {
  options: readonly GroupOption[];
  firstKey?: number;
  columns?: 1 | 2;
  isChosen(option: GroupOption): boolean;
}) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { groupSheet } = useTill();
  const { choices } = useStore(groupSheet.shown);
  const isHostGone = useIsHostGone();
  const currency = useBasket()?.currency ?? 'EUR';
  return (
    <EntryList columns={columns}>
      {options.map((option, index) => {
        const { title, note } = optionWords(option, { text, language, zone, currency });
        const isOn = isChosen(option);
        const key = firstKey + index;
        return (
          <li key={idOf(option)} className={css.entry}>
            <Button
              takesFocus
              className={classNames(css.option, isOn && css.chosen)}
              {...(key <= keysOfOptions(choices) ? { keyLabel: `F${key}` } : {})}
              isPressed={isOn}
              isDisabled={isHostGone}
              testId={`option-${idOf(option)}`}
              onPress={() => groupSheet.choose(option)}
            >
              <span className={css.words}>
                <span className={css.title}>
                  {isOn && <Check className={css.tick} aria-hidden="true" />}
                  {title}
                </span>
                {note !== '' && <span className={css.note}> {note}</span>}
              </span>
            </Button>
          </li>
        );
      })}
    </EntryList>
  );
}

function idOf(option: GroupOption): string {
  switch (option.kind) {
    case 'way':
      return option.group ? `group-${option.group.number}` : option.way.kind;
    case 'address':
      return `address-${option.address.name} ${option.address.street} ${option.address.city}`;
    case 'method':
      return `method-${option.method.id}`;
    case 'hold':
      return `hold-${option.hours}`;
    case 'store':
      return `store-${option.store.placeId}`;
    default:
      return option.kind;
  }
}
