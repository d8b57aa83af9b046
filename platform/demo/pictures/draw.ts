import { clothes } from './clothes.ts';
import { household } from './household.ts';
import type { Part } from './shape.ts';

/** Pictures of our own: one drawing per kind of thing, in the item's colour on a soft ground. */
const shapes = { ...clothes, ...household };
export type ShapeName = keyof typeof shapes;

/** An SVG of a shape in a colour (`#rrggbb`), square, under 2 kB. */
export function drawPicture(shape: ShapeName, colour: string): string {
  const ink = channelsOf(colour);
  const isPale = lightnessOf(ink) > 0.72;
  const tones = {
    ink: colour,
    shade: hex(mix(ink, black, isPale ? 0.24 : 0.26)),
    light: hex(mix(ink, white, isPale ? 0.6 : 0.34)),
    line: hex(mix(ink, black, isPale ? 0.42 : 0.36)),
  };
  const ground = isPale ? mix(ink, slate, 0.24) : mix(paper, ink, 0.13);
  const parts = shapes[shape].map((part) => drawn(part, tones));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><path fill="${hex(ground)}" d="M0 0h96v96H0z"/>${parts.join('')}</svg>`;
}

export const pictureFolder = 'demo/';

/** Where the page finds it, relative to the page itself. */
export function picturePath(shape: ShapeName, colourCode: string): string {
  return `${pictureFolder}${shape}-${colourCode.toLowerCase()}.svg`;
}

type Channels = readonly [red: number, green: number, blue: number];

const black: Channels = [20, 16, 14];
const white: Channels = [255, 255, 255];
const paper: Channels = [248, 245, 240];
const slate: Channels = [120, 116, 108];

function drawn([tone, path]: Part, tones: Record<Part[0], string>): string {
  return tone === 'line'
    ? `<path fill="none" stroke="${tones.line}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" d="${path}"/>`
    : `<path fill="${tones[tone]}" fill-rule="evenodd" d="${path}"/>`;
}

function channelsOf(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hex(channels: Channels): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** `share` of the second in the first, from 0 to 1. */
function mix(a: Channels, b: Channels, share: number): Channels {
  const at = (index: 0 | 1 | 2): number => a[index] + (b[index] - a[index]) * share;
  return [at(0), at(1), at(2)];
}

function lightnessOf([red, green, blue]: Channels): number {
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

export function isShapeName(name: string): name is ShapeName {
  return name in shapes;
}
