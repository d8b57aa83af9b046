import type { Supplier } from '../../contract/document/supplier.ts';
import { frenchVatNumber, withGs1CheckDigit, withLuhnDigit } from './check-digits.ts';

/** Days until the retailer has it; days until the customer has it, where the supplier sends it. */
type Row = readonly [
  id: string,
  name: string,
  town: readonly [street: string, postcode: string, city: string],
  leadDays: number,
  dropShipDays: number | null,
  ...categories: string[],
];

const rows: readonly Row[] = [
  [
    ...(['filature-vallon', 'Filature du Vallon'] as const),
    ...([['3 chemin du Moulin', '81200', 'Mazamet'], 21, null] as const),
    ...['Mailles', 'Mailles homme', 'Écharpes', 'Chapeaux'],
  ],
  [
    ...(['atelier-berthier', 'Atelier Berthier'] as const),
    ...([['18 rue des Tisserands', '42300', 'Roanne'], 28, null] as const),
    ...['Chemises', 'Chemises homme', 'Robes', 'Jupes', 'T-shirts', 'T-shirts homme'],
  ],
  [
    ...(['confection-ouest', 'Confection de l’Ouest'] as const),
    ...([['7 zone de la Bergerie', '49300', 'Cholet'], 35, null] as const),
    ...['Pantalons', 'Pantalons homme', 'Jeans', 'Jeans homme', 'Manteaux', 'Vestes homme'],
  ],
  [
    ...(['petits-pas', 'Petits Pas'] as const),
    ...([['2 allée des Marelles', '49300', 'Cholet'], 21, null] as const),
    ...['Bébé', 'Enfant', 'Jeux et jouets'],
  ],
  [
    ...(['chausserie-romans', 'La Chausserie romanaise'] as const),
    ...([['40 avenue du Vercors', '26100', 'Romans-sur-Isère'], 30, null] as const),
    ...['Baskets', 'Chaussures femme', 'Chaussures homme', 'Chaussettes'],
  ],
  [
    ...(['maroquinerie-aveyron', 'Maroquinerie de l’Aveyron'] as const),
    ...([['5 rue de la Tannerie', '12100', 'Millau'], 30, null] as const),
    ...['Sacs', 'Ceintures', 'Bijoux', 'Montres et lunettes'],
  ],
  [
    ...(['linge-des-vosges', 'Linge des Vosges'] as const),
    ...([['1 route des Lacs', '88400', 'Gérardmer'], 14, null] as const),
    ...['Linge de lit', 'Linge de bain', 'Coussins et plaids', 'Rideaux et tapis', 'Mercerie'],
  ],
  [
    ...(['gres-de-puisaye', 'Grès de Puisaye'] as const),
    ...([['12 place des Potiers', '89520', 'Saint-Amand-en-Puisaye'], 14, null] as const),
    ...['Vaisselle', 'Cuisine', 'Décoration', 'Bougies et parfums'],
  ],
  [
    ...(['meubles-forez', 'Les Meubles du Forez'] as const),
    ...([['200 route de Lyon', '42600', 'Montbrison'], 28, 10] as const),
    ...['Canapés', 'Chaises et fauteuils', 'Tables et rangements'],
  ],
  [
    ...(['eclat-distribution', 'Éclat Distribution'] as const),
    ...([['9 rue de l’Industrie', '69800', 'Saint-Priest'], 7, 4] as const),
    ...['Luminaires', 'Petit électroménager', 'Son'],
  ],
  [
    ...(['saveurs-et-pages', 'Saveurs et Pages'] as const),
    ...([['33 quai des Marques', '33000', 'Bordeaux'], 5, null] as const),
    ...['Épicerie', 'Librairie', 'Chocolats', 'Salon de thé'],
  ],
  [
    ...(['pepinieres-loire', 'Pépinières de la Loire'] as const),
    ...([['80 levée de la Loire', '49000', 'Angers'], 3, null] as const),
    ...['Plantes et fleurs', 'Sacs de caisse'],
  ],
];

/** A dozen made-up suppliers; two of them send to the customer themselves. */
export const demoSuppliers: readonly Supplier[] = rows.map(
  ([id, name, [street, postcode, city], leadDays, dropShipDays], index) => {
    const number = String(index + 1).padStart(2, '0');
    return {
      id,
      name,
      gln: withGs1CheckDigit(`3760988900${number}`),
      vatNumber: frenchVatNumber(withLuhnDigit(`812345${number}`)),
      email: `commandes@${id}.example`,
      // 01 99 00 is kept for fiction (ARCEP).
      phone: `+331990012${number}`,
      address: { lines: [street], postcode, city, country: 'FR' },
      leadDays,
      dropShipDays,
    };
  },
);

const byCategory = new Map(
  rows.flatMap(([id, , , , , ...categories]) => categories.map((name) => [name, id] as const)),
);

/** Who delivers what is sold in a category; undefined where nobody does. */
export function supplierOf(category: string): string | undefined {
  return byCategory.get(category);
}
