import type { Departments } from '../../contract/document/catalogue-layout.ts';
import type { ItemDocument } from '../../contract/document/item.ts';

/** How the demo's catalogue is browsed. */
const tree: readonly (readonly [department: string, ...categories: string[]])[] = [
  [
    ...(['Femme', 'Mailles', 'Chemises', 'Robes', 'Jupes', 'Pantalons', 'Jeans'] as const),
    ...['T-shirts', 'Manteaux'],
  ],
  [
    ...(['Homme', 'Mailles homme', 'Chemises homme', 'Pantalons homme', 'Jeans homme'] as const),
    ...['T-shirts homme', 'Vestes homme'],
  ],
  ['Enfant', 'Bébé', 'Enfant', 'Jeux et jouets'],
  ['Chaussures', 'Baskets', 'Chaussures femme', 'Chaussures homme'],
  [
    ...(['Accessoires', 'Sacs', 'Écharpes', 'Ceintures', 'Chapeaux', 'Chaussettes'] as const),
    ...['Bijoux', 'Montres et lunettes'],
  ],
  [
    ...(['Maison', 'Décoration', 'Linge de lit', 'Linge de bain', 'Coussins et plaids'] as const),
    ...['Rideaux et tapis', 'Bougies et parfums', 'Luminaires', 'Mercerie'],
  ],
  ['Meubles', 'Canapés', 'Chaises et fauteuils', 'Tables et rangements'],
  ['Table et cuisine', 'Vaisselle', 'Cuisine', 'Petit électroménager', 'Son'],
  ['Épicerie et livres', 'Épicerie', 'Librairie', 'Chocolats', 'Salon de thé', 'Plantes et fleurs'],
];

/** Skus of the first buttons of the sale screen: what has no barcode, or is asked for all day. */
export const demoQuickKeys = ['ML022-1', 'ML019-1', 'ML020-1', 'ML012-1', 'ML017-1'];

/** The departments, each category with the picture of its first item; without those that are empty. */
export function departmentsOf(items: readonly ItemDocument[]): Departments {
  const pictures = new Map(items.toReversed().map(({ category, picture }) => [category, picture]));
  return tree.flatMap(([name, ...names]) => {
    const categories = names.flatMap((category) => {
      const picture = pictures.get(category);
      return picture === undefined ? [] : [{ name: category, picture }];
    });
    const [first] = categories;
    return first ? [{ name, picture: first.picture, categories }] : [];
  });
}
