import type { ItemDocument } from '../../contract/document/item.ts';
import { picture, type Silhouette } from './pictures.ts';

interface Model {
  name: string;
  category: string;
  shape: Silhouette;
  ground: string;
  ink: string;
  priceMinor: number;
  vatRateBp: number;
  /** Size and colour of each variant; one empty pair for a model without. */
  variants: readonly (readonly [size: string, colour: string])[];
  unit?: ItemDocument['unit'];
  quantityScale?: number;
  ecoParticipationMinor?: number;
}

const sizes = (colour: string, ...names: string[]) => names.map((size) => [size, colour] as const);
const only = [['', '']] as const;

const models: readonly Model[] = [
  {
    name: 'Pull col V mérinos',
    category: 'Mailles',
    shape: 'jumper',
    ground: '#dfe6ee',
    ink: '#4a6078',
    priceMinor: 7990,
    vatRateBp: 2000,
    variants: sizes('Bleu orage', 'S', 'M', 'L', 'XL'),
  },
  {
    name: 'Chemise lin',
    category: 'Chemises',
    shape: 'shirt',
    ground: '#f1ece2',
    ink: '#b9ab90',
    priceMinor: 5900,
    vatRateBp: 2000,
    variants: sizes('Écru', 'S', 'M', 'L'),
  },
  {
    name: 'Robe portefeuille',
    category: 'Robes',
    shape: 'dress',
    ground: '#f1e2e6',
    ink: '#8f3f57',
    priceMinor: 8900,
    vatRateBp: 2000,
    variants: sizes('Prune', '36', '38', '40', '42'),
  },
  {
    name: 'Pantalon large',
    category: 'Pantalons',
    shape: 'trousers',
    ground: '#e7e5df',
    ink: '#5d5848',
    priceMinor: 6990,
    vatRateBp: 2000,
    variants: sizes('Kaki', '36', '38', '40'),
  },
  {
    name: 'Chaussettes coton bio',
    category: 'Accessoires',
    shape: 'socks',
    ground: '#e4ede3',
    ink: '#6f9a72',
    priceMinor: 990,
    vatRateBp: 2000,
    variants: sizes('Sauge', '35–38', '39–42', '43–46'),
  },
  {
    name: 'Ceinture cuir tressée',
    category: 'Accessoires',
    shape: 'belt',
    ground: '#f2e7da',
    ink: '#a06a35',
    priceMinor: 3990,
    vatRateBp: 2000,
    variants: sizes('Cognac', '85', '95'),
  },
  {
    name: 'Cabas en toile',
    category: 'Accessoires',
    shape: 'bag',
    ground: '#eee8dc',
    ink: '#7d6a48',
    priceMinor: 2490,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Écharpe alpaga',
    category: 'Accessoires',
    shape: 'scarf',
    ground: '#ece4ee',
    ink: '#7a5a86',
    priceMinor: 4950,
    vatRateBp: 2000,
    variants: [
      ['', 'Lilas'],
      ['', 'Anthracite'],
    ],
  },
  {
    name: 'Tasse grès',
    category: 'Table',
    shape: 'mug',
    ground: '#e6ecec',
    ink: '#4f7474',
    priceMinor: 1290,
    vatRateBp: 2000,
    variants: [
      ['', 'Vert d’eau'],
      ['', 'Sable'],
    ],
  },
  {
    name: 'Assiette plate grès',
    category: 'Table',
    shape: 'plate',
    ground: '#f0ece4',
    ink: '#9a8a6a',
    priceMinor: 1450,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Lampe de table Œuvre',
    category: 'Luminaires',
    shape: 'lamp',
    ground: '#f5eddb',
    ink: '#b58a2c',
    priceMinor: 11900,
    vatRateBp: 2000,
    variants: only,
    ecoParticipationMinor: 24,
  },
  {
    name: 'Bougie figuier',
    category: 'Maison',
    shape: 'candle',
    ground: '#e8efe4',
    ink: '#5f8053',
    priceMinor: 2400,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Coussin velours',
    category: 'Maison',
    shape: 'cushion',
    ground: '#f0e0da',
    ink: '#b0583f',
    priceMinor: 3490,
    vatRateBp: 2000,
    variants: [
      ['45 × 45', 'Terracotta'],
      ['60 × 40', 'Terracotta'],
    ],
  },
  {
    name: 'Plaid laine',
    category: 'Maison',
    shape: 'blanket',
    ground: '#e6e4ea',
    ink: '#625c7a',
    priceMinor: 8500,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Chaise bistrot',
    category: 'Meubles',
    shape: 'chair',
    ground: '#e9e5e0',
    ink: '#6d5643',
    priceMinor: 14900,
    vatRateBp: 2000,
    variants: only,
    ecoParticipationMinor: 120,
  },
  {
    name: 'Livre : Cuisine du marché',
    category: 'Librairie',
    shape: 'book',
    ground: '#e5ebf0',
    ink: '#40627f',
    priceMinor: 2500,
    vatRateBp: 550,
    variants: only,
  },
  {
    name: 'Confiture de cassis',
    category: 'Épicerie',
    shape: 'jar',
    ground: '#efe1ea',
    ink: '#7c2f63',
    priceMinor: 650,
    vatRateBp: 550,
    variants: only,
  },
  {
    name: 'Miel de châtaignier',
    category: 'Épicerie',
    shape: 'jar',
    ground: '#f4ead6',
    ink: '#a8741d',
    priceMinor: 890,
    vatRateBp: 550,
    variants: only,
  },
  {
    name: 'Thé vert en vrac',
    category: 'Épicerie',
    shape: 'jar',
    ground: '#e6efe2',
    ink: '#58804a',
    priceMinor: 8900,
    vatRateBp: 550,
    variants: only,
    unit: 'kg',
    quantityScale: 3,
  },
  {
    name: 'Tissu lin au mètre',
    category: 'Mercerie',
    shape: 'blanket',
    ground: '#efece6',
    ink: '#a59a84',
    priceMinor: 2190,
    vatRateBp: 2000,
    variants: only,
    unit: 'm',
    quantityScale: 2,
  },
  {
    name: 'Étoile à suspendre',
    category: 'Maison',
    shape: 'toy',
    ground: '#f6ecd6',
    ink: '#c0912f',
    priceMinor: 590,
    vatRateBp: 2000,
    variants: only,
  },
  {
    name: 'Sac kraft',
    category: 'Divers',
    shape: 'bag',
    ground: '#efe7d8',
    ink: '#a3875a',
    priceMinor: 10,
    vatRateBp: 2000,
    variants: only,
  },
];

/** A few dozen items of the demo retailer: home and fashion, three VAT cases, a weighed and a measured one. */
export function demoItems(): ItemDocument[] {
  let count = 0;
  return models.flatMap((model, index) =>
    model.variants.map(([size, colour], variant): ItemDocument => {
      count += 1;
      const sku = `ML${String(index + 1).padStart(3, '0')}-${variant + 1}`;
      return {
        id: sku,
        kind: 'item',
        gtin: demoGtin(count),
        name: model.name,
        category: model.category,
        eReportingCategory: 'TLB1',
        price: { minor: model.priceMinor, currency: 'EUR' },
        vatRateBp: model.vatRateBp,
        unit: model.unit ?? 'piece',
        quantityScale: model.quantityScale ?? 0,
        ecoParticipationMinor: model.ecoParticipationMinor ?? 0,
        model: `ML${String(index + 1).padStart(3, '0')}`,
        size,
        colour,
        picture: picture(model.shape, model.ground, model.ink),
        withdrawn: false,
      };
    }),
  );
}

/** GTIN-14 of the demo's n-th item, in a made-up company prefix of GS1 France's range. */
function demoGtin(n: number): string {
  const digits = `0376012345${String(n).padStart(3, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  );
  return digits + String((10 - (sum % 10)) % 10);
}
