import type { ItemDocument } from '../../../contract/document/item.ts';
import { supplierOf } from '../suppliers.ts';

/** Of whose models a sheet shows every colour: the hand-written ones, and what fills a room. */
const shownInColours = new Set(['Canapés', 'Chaises et fauteuils', 'Luminaires']);
const mostPictures = 4;

/** What a sheet shows of each item beyond its name: who delivers it, what it is like, more pictures. */
export function described(items: readonly ItemDocument[]): ItemDocument[] {
  const models = Map.groupBy(items, ({ model }) => model);
  return items.map((item) => {
    const supplier = supplierOf(item.category);
    const care = item.care ?? careOf[item.category];
    const media = mediaOf(item, models.get(item.model) ?? []);
    const attributes = attributesOf(item);
    return {
      ...item,
      ...(care !== undefined && { care }),
      ...(attributes.length > 0 && { attributes }),
      ...(media.length > 0 && { media }),
      ...(supplier !== undefined && { supplier }),
    };
  });
}

type Media = NonNullable<ItemDocument['media']>;

/** The other colours of its model. */
function mediaOf({ model, category, picture }: ItemDocument, variants: ItemDocument[]): Media {
  if (!model.startsWith('ML') && !shownInColours.has(category)) return [];
  const others = new Map(variants.map((variant) => [variant.picture, variant]));
  others.delete(picture);
  return [...others.values()].slice(0, mostPictures).map(({ picture: source, name, colour }) => ({
    ...{ kind: 'picture' as const, source },
    caption: [name, colour].filter(Boolean).join(', '),
  }));
}

function attributesOf(item: ItemDocument): NonNullable<ItemDocument['attributes']> {
  const known = item.attributes ?? [];
  const main = item.composition?.split(',')[0]?.replace(/^\d+ %\s*/, '') ?? '';
  const has = new Set(known.map(({ name }) => name));
  return main === '' || has.has('Matière') ? known : [...known, { name: 'Matière', value: main }];
}

/** Of the hand-written items; the others say it themselves. */
const careOf: Readonly<Record<string, string>> = {
  Mailles: 'Lavage à la main, séchage à plat.',
  Chemises: 'Lavage à 40 °C, repassage moyen.',
  Robes: 'Lavage à 30 °C, repassage doux.',
  Pantalons: 'Lavage à 30 °C, à l’envers.',
  Chaussettes: 'Lavage à 40 °C.',
  Ceintures: 'Nourrir le cuir deux fois par an.',
  Sacs: 'Nettoyer avec un chiffon humide.',
  Écharpes: 'Nettoyage à sec.',
  Vaisselle: 'Passe au lave-vaisselle et au micro-ondes.',
  Luminaires: 'Essuyer avec un chiffon sec.',
  'Coussins et plaids': 'Housse lavable à 30 °C.',
  'Chaises et fauteuils': 'Essuyer avec un chiffon humide.',
  Mercerie: 'Lavage à 40 °C avant la coupe.',
};
