import { useStore } from 'zustand';
import type { WayToHave } from '../../../contract/host/calls/way-calls.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useBasket, useIsHostGone, useTill, useZone } from '../../state/use-till.ts';
import { keyOfWay, type TypedAddress, type WayKey } from '../../state/ways.ts';
import css from './way-list.module.css';
import { wayWords } from './way-words.ts';

/** The ways to have the chosen variant, one below the other; the key of each is on it. */
export function WayList({
  ways,
  chosen,
  here,
  currency,
}: {
  ways: readonly WayToHave[];
  chosen: WayKey;
  /** What there is to take. */
  here: string;
  currency: string;
}) {
  const text = useText();
  const language = useLanguage();
  const customer = useBasket()?.customer ?? null;
  const zone = useZone();
  const isOthers = ways.length > 0;
  return (
    <>
      <Way way="take" index={0} chosen={chosen} title={text('item.take')} note={here} />
      {ways.map((way, index) => (
        <Way
          key={keyOfWay(way)}
          way={keyOfWay(way)}
          index={index + 1}
          chosen={chosen}
          {...wayWords(way, { text, language, customer, currency, zone })}
        />
      ))}
      {isOthers && (
        <Way
          way="other"
          index={ways.length + 1}
          chosen={chosen}
          title={text('item.other')}
          note=""
        />
      )}
      {chosen === 'other' && <OtherAddress />}
    </>
  );
}

function Way({
  way,
  index,
  chosen,
  title,
  note,
}: {
  way: WayKey;
  index: number;
  chosen: WayKey;
  title: string;
  note: string;
}) {
  const { itemSheet } = useTill();
  const isHostGone = useIsHostGone();
  return (
    <Button
      takesFocus
      className={classNames(css.way, way === chosen && css.chosen)}
      keyLabel={`F${index + 1}`}
      isPressed={way === chosen}
      isDisabled={isHostGone}
      testId={`hand-over-${way.replace(/:$/, '')}`}
      onPress={() => itemSheet.chooseWay(way)}
    >
      <span className={css.title}>{title}</span>
      {note !== '' && <span className={css.note}> {note}</span>}
    </Button>
  );
}

function OtherAddress() {
  const text = useText();
  const { itemSheet } = useTill();
  const { address } = useStore(itemSheet.shown);
  const field = (part: keyof TypedAddress, label: string, maxLength: number) => (
    <TextField
      label={label}
      value={address[part]}
      maxLength={maxLength}
      testId={`other-${part}`}
      onChange={({ target }) => itemSheet.typeAddress({ [part]: target.value })}
    />
  );
  return (
    <div className={css.address}>
      {field('name', text('item.other.name'), 120)}
      {field('street', text('customer.street'), 200)}
      {field('postcode', text('customer.postcode'), 20)}
      {field('city', text('customer.city'), 100)}
    </div>
  );
}
