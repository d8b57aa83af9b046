import type { ItemDocument } from '../../../contract/document/item.ts';
import { colourOf, isColourCode } from '../colours.ts';
import { drawPicture, isShapeName, pictureFolder } from './draw.ts';

/** The picture files that these items name. */
export function demoPictures(items: readonly ItemDocument[]): { name: string; svg: string }[] {
  const names = new Set(items.map(({ picture }) => picture.slice(pictureFolder.length)));
  return [...names].sort().map((name) => {
    const [shape = '', code = ''] = name.replace('.svg', '').split('-');
    const colour = code.toUpperCase();
    if (!isShapeName(shape) || !isColourCode(colour)) throw new RangeError(`No picture ${name}`);
    return { name, svg: drawPicture(shape, colourOf(colour).ink) };
  });
}
