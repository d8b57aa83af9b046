import type { ItemDocument } from '../../../contract/document/item.ts';
import { withGs1CheckDigit } from '../check-digits.ts';
import { type Colour, colourOf } from '../colours.ts';
import { picturePath, type ShapeName } from '../pictures/draw.ts';
import { type Seeded, seeded } from '../seeded.ts';
import type { Family } from './family.ts';
import { fashion } from './fashion.ts';
import { home } from './home.ts';

/** Of all the made-up items, the same at every run. */
const seed = 20_261_122;

/** A made-up company prefix of GS1 France's range (300–379), with five digits for the item. */
const gtinPrefix = '3760987';

/** The demo's models beside the hand-written ones, each in its sizes and colours. */
export function madeItems(): ItemDocument[] {
  const random = seeded(seed);
  const names = new Set<string>();
  const items: ItemDocument[] = [];
  let models = 0;
  for (const family of [...fashion, ...home]) {
    for (let n = 0; n < family.models; n += 1) {
      models += 1;
      const model = makeModel(family, random, names, models);
      for (const variant of variantsOf(model)) items.push(itemOf(model, variant, items.length + 1));
    }
  }
  return items;
}

interface Model {
  family: Family;
  key: string;
  name: string;
  shape: ShapeName;
  detail: string;
  composition: string;
  brand: string;
  priceMinor: number;
  colours: readonly Colour[];
}

interface Variant {
  colour: Colour;
  size: string;
  /** Among the sizes, from 0. */
  sizeIndex: number;
}

function makeModel(family: Family, random: Seeded, names: Set<string>, number: number): Model {
  const [kind, shape] = random.pick(family.kinds);
  const [material, composition] = random.pick(family.materials);
  const detail = random.pick(family.details);
  return {
    family,
    key: `L${String(number).padStart(4, '0')}`,
    name: freshName([kind, detail, material].filter(Boolean).join(' '), family, random, names),
    shape,
    detail,
    composition,
    brand: family.brands ? random.pick(family.brands) : '',
    priceMinor: priceOf(family, random),
    colours: coloursOf(family, random),
  };
}

function coloursOf({ colours, mostColours: most }: Family, random: Seeded): Colour[] {
  if (most === 0) return [{ ...colourOf(random.pick(colours)), name: '' }];
  return random.some(colours, random.int(most > 2 ? 2 : 1, most)).map(colourOf);
}

/** A name that no other model has: the line tells apart what has the same cut and cloth. */
function freshName(base: string, family: Family, random: Seeded, names: Set<string>): string {
  const lines = family.lines ?? firstNames;
  const start = family.lines ? 0 : random.int(0, lines.length - 1);
  for (let turn = 0; ; turn += 1) {
    const line = lines[(start + turn) % lines.length] ?? '';
    // After all lines, the next season of the first.
    const season = turn < lines.length ? '' : `n° ${Math.floor(turn / lines.length) + 1}`;
    const name = [base, line, season].filter(Boolean).join(' ');
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}

/** The trade's endings: whole, ,90 or ,95, and below 20 € in steps of ten cents. */
function priceOf({ euros: [from, to] }: Family, random: Seeded): number {
  const whole = random.int(from, to);
  if (whole >= 200) return Math.round(whole / 10) * 1_000 - (random.int(0, 1) ? 100 : 0);
  return whole * 100 + random.pick(whole < 20 ? [20, 50, 90, 0] : [0, 90, 95, 0]);
}

/** Each size in each colour; here and there one that is not made. */
function variantsOf(model: Model): Variant[] {
  const { sizes } = model.family;
  const all = model.colours.flatMap((colour) =>
    sizes.map((size, sizeIndex) => ({ colour, size, sizeIndex })),
  );
  const isFull = sizes.length < 4 || model.colours.length < 2;
  // The smallest size of the last colour, in one model of five: a grid has its gaps.
  const isGap = (variant: Variant): boolean =>
    variant.sizeIndex === 0 &&
    variant.colour === model.colours.at(-1) &&
    Number(model.key.slice(1)) % 5 === 0;
  return isFull ? all : all.filter((variant) => !isGap(variant));
}

function itemOf(model: Model, { colour, size, sizeIndex }: Variant, number: number): ItemDocument {
  const { family } = model;
  const suffix = [
    colour.name && colour.code,
    size.replace(/[^\p{L}\d]/gu, '').toUpperCase(),
  ].filter(Boolean);
  const minor = model.priceMinor + sizeIndex * (family.perSizeMinor ?? 0);
  return {
    id: [model.key, ...suffix].join('-'),
    kind: 'item',
    gtin: `0${withGs1CheckDigit(`${gtinPrefix}${String(number).padStart(5, '0')}`)}`,
    name: model.name,
    category: family.category,
    eReportingCategory: 'TLB1',
    price: { minor, currency: 'EUR' },
    vatRateBp: family.vatRateBp ?? 2_000,
    unit: 'piece',
    quantityScale: 0,
    ecoParticipationMinor: family.ecoParticipationMinor ?? 0,
    model: model.key,
    size,
    colour: colour.name,
    picture: picturePath(model.shape, colour.code),
    ...(model.brand === '' ? {} : { brand: model.brand }),
    ...(model.composition === '' ? {} : { composition: model.composition }),
    ...(family.care === '' ? {} : { care: family.care }),
    ...(model.detail === '' ? {} : { attributes: [{ name: 'Modèle', value: model.detail }] }),
    ...(family.guarantee ? { guarantee: true } : {}),
    withdrawn: false,
  };
}

const firstNames = [
  ...['Adèle', 'Agathe', 'Albane', 'Alma', 'Anouk', 'Apolline', 'Ariane', 'Basile', 'Bérénice'],
  ...['Blanche', 'Camille', 'Capucine', 'Céleste', 'Clémence', 'Colette', 'Côme', 'Constance'],
  ...['Diane', 'Edgar', 'Éloi', 'Elsa', 'Émile', 'Esther', 'Eugénie', 'Fanny', 'Félix', 'Flora'],
  ...['Gabin', 'Garance', 'Gaspard', 'Hector', 'Héloïse', 'Honorine', 'Hortense', 'Irène', 'Iris'],
  ...['Jeanne', 'Joséphine', 'Jules', 'Juliette', 'Léonie', 'Léopold', 'Lison', 'Lou', 'Lucien'],
  ...['Madeleine', 'Mahaut', 'Manon', 'Marceau', 'Margot', 'Marin', 'Marius', 'Mathilde', 'Mila'],
  ...['Ninon', 'Noémie', 'Octave', 'Odette', 'Olympe', 'Ondine', 'Oscar', 'Paloma', 'Paulin'],
  ...[
    'Pénélope',
    'Philomène',
    'Prune',
    'Rosalie',
    'Rose',
    'Sacha',
    'Salomé',
    'Séraphine',
    'Simone',
  ],
  ...['Sixtine', 'Solène', 'Suzanne', 'Théa', 'Thelma', 'Ulysse', 'Victor', 'Violette', 'Zélie'],
];
