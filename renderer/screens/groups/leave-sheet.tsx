import { Minus, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import type { LineView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { ItemPicture } from '../../components/item-picture.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { addressOptions, isWayOf, waysOfLine } from '../../state/group-options.ts';
import { useBasket, useTill } from '../../state/use-till.ts';
import { variantText } from '../sale/variant-text.ts';
import css from './group-sheet.module.css';
import { OptionList } from './option-list.tsx';
import { StoreChoice } from './store-choice.tsx';
import { TypedAddressForm } from './typed-address.tsx';

const titles = {
  ways: 'leave.title',
  stores: 'group.store',
  addresses: 'group.address',
} as const;

/** How a line leaves, or some of it: taken, with what leaves already, or some way of its own. */
export function LeaveSheet() {
  const text = useText();
  const basket = useBasket();
  const { groupSheet } = useTill();
  const { line: number, step } = useStore(groupSheet.shown);
  const line = basket?.lines.find((each) => each.number === number);
  return (
    <Sheet title={text(titles[step])} width="medium">
      {line && (
        <div className={css.stack}>
          <Notices only="act" />
          <div className={css.about}>
            <ItemPicture name={line.name} picture={line.picture} />
            <p className={css.name}>
              {line.name} <span className={css.quiet}>{variantText(line)}</span>
            </p>
            <Pieces line={line} />
          </div>
          {step === 'ways' && <Ways line={line} />}
          {step === 'stores' && <Stores />}
          {step === 'addresses' && <Addresses />}
        </div>
      )}
    </Sheet>
  );
}

/** So many of it; all of it at first. */
function Pieces({ line }: { line: LineView }) {
  const text = useText();
  const { groupSheet } = useTill();
  const { pieces } = useStore(groupSheet.shown);
  const { value: count, scale } = line.quantity;
  if (scale !== 0 || count <= 1) return null;
  const moved = pieces ?? count;
  return (
    <fieldset className={css.pieces} aria-label={text('leave.count')}>
      <Button
        takesFocus
        icon={Minus}
        keyLabel="−"
        label={text('leave.count.fewer')}
        testId="pieces-fewer"
        isDisabled={moved <= 1}
        onPress={() => groupSheet.movePieces(-1)}
      />
      <span className={classNames(css.count, 'figures')} data-testid="pieces">
        {text('leave.count.of', { moved, count })}
      </span>
      <Button
        takesFocus
        icon={Plus}
        keyLabel="+"
        label={text('leave.count.more')}
        testId="pieces-more"
        isDisabled={moved >= count}
        onPress={() => groupSheet.movePieces(1)}
      />
    </fieldset>
  );
}

function Ways({ line }: { line: LineView }) {
  const basket = useBasket();
  return (
    <OptionList
      options={waysOfLine(basket?.groups ?? [])}
      isChosen={(option) => isWayOf(line, option)}
    />
  );
}

function Stores() {
  const { groupSheet } = useTill();
  const { choices } = useStore(groupSheet.shown);
  return <StoreChoice choices={choices} placeId="" />;
}

function Addresses() {
  const basket = useBasket();
  const { groupSheet } = useTill();
  const { choices, isTyping } = useStore(groupSheet.shown);
  if (choices === null) return <div className={css.skeleton} />;
  return (
    <>
      <OptionList
        options={addressOptions(choices, basket?.customer ?? null)}
        isChosen={() => false}
      />
      {isTyping && <TypedAddressForm />}
    </>
  );
}
