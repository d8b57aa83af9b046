import { classNames } from './class-names.ts';
import css from './item-picture.module.css';

const tiles = ['tile1', 'tile2', 'tile3', 'tile4', 'tile5', 'tile6'] as const;

/** The item's picture, or its initials on a colour of its own; one that lies elsewhere is not loaded. Decorative: the name stands beside. */
export function ItemPicture({
  name,
  picture,
  size = 'row',
}: {
  name: string;
  picture: string;
  size?: 'mark' | 'row' | 'card' | 'large';
}) {
  if (picture !== '' && !/^https?:/i.test(picture)) {
    return <img className={classNames(css.picture, css[size])} src={picture} alt="" />;
  }
  return (
    <span className={classNames(css.picture, css[size], css[tileOf(name)])} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '');
  return [...letters].slice(0, 2).join('').toUpperCase();
}

/** By name, so that the sizes of one model look alike. */
function tileOf(name: string): (typeof tiles)[number] {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
  return tiles[sum % tiles.length] ?? 'tile1';
}
