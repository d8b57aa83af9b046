import { Button } from '../../components/button.tsx';
import { ItemPicture } from '../../components/item-picture.tsx';
import { useIsHostGone } from '../../state/use-till.ts';
import css from './shelf-tile.module.css';

/** A picture to touch: an item, a model, a category, a department. */
export function ShelfTile({
  name,
  picture,
  note,
  testId,
  onPress,
}: {
  name: string;
  picture: string;
  /** A price, if it has one. */
  note?: string;
  testId: string;
  onPress(): void;
}) {
  return (
    <li>
      <Button className={css.tile} isDisabled={useIsHostGone()} testId={testId} onPress={onPress}>
        <span className={css.face}>
          <ItemPicture name={name} picture={picture} size="card" />
          <span className={css.name}>{name}</span>
          {note !== undefined && <span className={css.note}>{note}</span>}
        </span>
      </Button>
    </li>
  );
}
