import type { ItemDocument } from '../../../contract/document/item.ts';
import { withGs1CheckDigit } from '../check-digits.ts';
import { type ColourCode, colourOf } from '../colours.ts';
import { picturePath, type ShapeName } from '../pictures/draw.ts';

interface Model {
  name: string;
  category: string;
  shape: ShapeName;
  /** Colour of its picture, where no variant names one. */
  ink: ColourCode;
  priceMinor: number;
  vatRateBp: number;
  /** Size and colour of each variant; one empty pair for a model without. */
  variants: readonly (readonly [size: string, colour: ColourCode | ''])[];
  unit?: ItemDocument['unit'];
  quantityScale?: number;
  ecoParticipationMinor?: number;
  composition?: string;
  guarantee?: true;
}

const sizes = (colour: ColourCode, ...names: string[]) =>
  names.map((size) => [size, colour] as const);
const only = [['', '']] as const;

const models: readonly Model[] = [
  {
    name: 'Pull col V mérinos',
    category: 'Mailles',
    shape: 'jumper',
    ink: 'ORA',
    priceMinor: 7990,
    vatRateBp: 2000,
    variants: sizes('ORA', 'S', 'M', 'L', 'XL'),
    composition: '100 % laine mérinos',
  },
  {
    name: 'Chemise lin',
    category: 'Chemises',
    shape: 'shirt',
    ink: 'ECR',
    priceMinor: 5900,
    vatRateBp: 2000,
    variants: sizes('ECR', 'S', 'M', 'L'),
    composition: '100 % lin',
  },
  {
    name: 'Robe portefeuille',
    category: 'Robes',
    shape: 'dress',
    ink: 'PRU',
    priceMinor: 8900,
    vatRateBp: 2000,
    variants: sizes('PRU', '36', '38', '40', '42'),
    composition: '100 % viscose',
  },
  {
    name: 'Pantalon large',
    category: 'Pantalons',
    shape: 'trousers',
    ink: 'KAK',
    priceMinor: 6990,
    vatRateBp: 2000,
    variants: sizes('KAK', '36', '38', '40'),
    composition: '98 % coton, 2 % élasthanne',
  },
  {
    name: 'Chaussettes coton bio',
    category: 'Chaussettes',
    shape: 'socks',
    ink: 'SAU',
    priceMinor: 990,
    vatRateBp: 2000,
    variants: sizes('SAU', '35–38', '39–42', '43–46'),
    composition: '80 % coton biologique, 18 % polyamide, 2 % élasthanne',
  },
  {
    name: 'Ceinture cuir tressée',
    category: 'Ceintures',
    shape: 'belt',
    ink: 'COG',
    priceMinor: 3990,
    vatRateBp: 2000,
    variants: sizes('COG', '85', '95'),
    composition: '100 % cuir de vachette',
  },
  {
    name: 'Cabas en toile',
    category: 'Sacs',
    shape: 'tote',
    ink: 'NAT',
    priceMinor: 2490,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Écharpe alpaga',
    category: 'Écharpes',
    shape: 'scarf',
    ink: 'LIL',
    priceMinor: 4950,
    vatRateBp: 2000,
    variants: [
      ['', 'LIL'],
      ['', 'ANT'],
    ],
    composition: '45 % alpaga, 30 % laine, 25 % polyamide recyclé',
  },
  {
    name: 'Tasse grès',
    category: 'Vaisselle',
    shape: 'mug',
    ink: 'EAU',
    priceMinor: 1290,
    vatRateBp: 2000,
    variants: [
      ['', 'EAU'],
      ['', 'SAB'],
    ],
    composition: 'Grès émaillé',
  },
  {
    name: 'Assiette plate grès',
    category: 'Vaisselle',
    shape: 'plate',
    ink: 'SAB',
    priceMinor: 1450,
    vatRateBp: 2000,
    variants: only,
    composition: 'Grès émaillé',
  },
  {
    name: 'Lampe de table Œuvre',
    category: 'Luminaires',
    shape: 'lamp',
    ink: 'DOR',
    priceMinor: 11900,
    vatRateBp: 2000,
    variants: only,
    ecoParticipationMinor: 24,
    composition: 'Métal laqué',
    guarantee: true,
  },
  {
    name: 'Bougie figuier',
    category: 'Bougies et parfums',
    shape: 'candle',
    ink: 'SAU',
    priceMinor: 2400,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Coussin velours',
    category: 'Coussins et plaids',
    shape: 'cushion',
    ink: 'TER',
    priceMinor: 3490,
    vatRateBp: 2000,
    variants: [
      ['45 × 45', 'TER'],
      ['60 × 40', 'TER'],
    ],
    composition: '100 % coton',
  },
  {
    name: 'Plaid laine',
    category: 'Coussins et plaids',
    shape: 'blanket',
    ink: 'LIL',
    priceMinor: 8500,
    vatRateBp: 2000,
    variants: only,
    composition: '100 % laine',
  },
  {
    name: 'Chaise bistrot',
    category: 'Chaises et fauteuils',
    shape: 'chair',
    ink: 'NOY',
    priceMinor: 14900,
    vatRateBp: 2000,
    variants: only,
    ecoParticipationMinor: 120,
    composition: 'Hêtre massif',
    guarantee: true,
  },
  {
    name: 'Livre : Cuisine du marché',
    category: 'Librairie',
    shape: 'book',
    ink: 'ORA',
    priceMinor: 2500,
    vatRateBp: 550,
    variants: only,
  },
  {
    name: 'Confiture de cassis',
    category: 'Épicerie',
    shape: 'jar',
    ink: 'BDX',
    priceMinor: 650,
    vatRateBp: 550,
    variants: only,
  },
  {
    name: 'Miel de châtaignier',
    category: 'Épicerie',
    shape: 'jar',
    ink: 'MOU',
    priceMinor: 890,
    vatRateBp: 550,
    variants: only,
  },
  {
    name: 'Thé vert en vrac',
    category: 'Épicerie',
    shape: 'tin',
    ink: 'SAP',
    priceMinor: 8900,
    vatRateBp: 550,
    variants: only,
    unit: 'kg',
    quantityScale: 3,
  },
  {
    name: 'Tissu lin au mètre',
    category: 'Mercerie',
    shape: 'fabric',
    ink: 'NAT',
    priceMinor: 2190,
    vatRateBp: 2000,
    variants: only,
    unit: 'm',
    quantityScale: 2,
    composition: '100 % lin',
  },
  {
    name: 'Étoile à suspendre',
    category: 'Décoration',
    shape: 'toy',
    ink: 'MOU',
    priceMinor: 590,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Sac kraft',
    category: 'Sacs de caisse',
    shape: 'paperbag',
    ink: 'NAT',
    priceMinor: 10,
    vatRateBp: 2000,
    variants: only,
  },
];

/**
 * The hand-written items of the demo retailer: home and fashion, three VAT cases, a weighed and a
 * measured one. The docs and the tests name them, so their skus, GTINs, names and prices stay.
 */
export function handWrittenItems(): ItemDocument[] {
  let count = 0;
  return models.flatMap((model, index) =>
    model.variants.map(([size, colour], variant): ItemDocument => {
      count += 1;
      const key = `ML${String(index + 1).padStart(3, '0')}`;
      return {
        id: `${key}-${variant + 1}`,
        kind: 'item',
        gtin: `0${withGs1CheckDigit(`376012345${String(count).padStart(3, '0')}`)}`,
        name: model.name,
        category: model.category,
        eReportingCategory: 'TLB1',
        price: { minor: model.priceMinor, currency: 'EUR' },
        vatRateBp: model.vatRateBp,
        unit: model.unit ?? 'piece',
        quantityScale: model.quantityScale ?? 0,
        ecoParticipationMinor: model.ecoParticipationMinor ?? 0,
        model: key,
        size,
        colour: colour === '' ? '' : colourOf(colour).name,
        picture: picturePath(model.shape, colour === '' ? model.ink : colour),
        ...(model.composition ? { composition: model.composition } : {}),
        ...(model.guarantee ? { guarantee: true } : {}),
        withdrawn: false,
      };
    }),
  );
}
