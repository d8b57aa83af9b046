/** Words of a shop's labels, by what they do in a name. */
export const foods =
  split(`Abricots Agneau Ail Amandes Ananas Anchois Andouillette Artichauts Asperges
Aubergines Avocats Baguette Bananes Beignets Betteraves Beurre Bière Biscottes Biscuits Blinis Boudin
Bouillon Boulgour Brioche Brocolis Cabillaud Cacahuètes Café Camembert Canard Cannelloni Carottes
Cassoulet Céréales Cervelas Champignons Chips Chocolat Choucroute Cidre Clafoutis Clémentines Compote
Comté Confiture Coquillettes Cordon Cornichons Coulommiers Courgettes Couscous Crackers Crème Crêpes
Crevettes Croissants Croquettes Crozets Dinde Eau Éclairs Emmental Endives Épinards Escalopes Farine
Fenouil Figues Filets Flageolets Flan Fraises Framboises Fromage Galettes Gâteau Gaufres Gésiers Gnocchis
Gratin Gressins Gruyère Haricots Houmous Huile Infusion Jambon Jus Ketchup Lait Lardons Lasagnes Lentilles
Lieu Limonade Madeleines Maïs Mayonnaise Meringues Merguez Merlu Miel Moules Mousse Moutarde Muesli Munster
Nectar Noisettes Nougat Œufs Olives Oignons Pain Palets Panettone Parmentier Pâtes Pâté Pêches Pesto Petits
Pistaches Pizza Poireaux Pois Poivrons Pommes Poulet Pruneaux Purée Quenelles Quiche Quinoa Raclette
Radis Raisins Ratatouille Ravioles Ravioli Reblochon Rillettes Riz Roquefort Rosette Rôti Sablés Salade
Sardines Sauce Saucisson Saucisses Saumon Semoule Sirop Sorbet Soupe Spaghetti Steak Sucre Surimi Taboulé
Tagliatelles Tapenade Tarte Terrine Thé Thon Tofu Tomates Tomme Tortellini Truite Vinaigre Volaille Yaourt`);

export const garments =
  split(`Anorak Ballerines Bermuda Blazer Blouse Blouson Body Bonnet Bottes Bottines
Boxer Caleçon Cardigan Casquette Ceinture Chapeau Chaussettes Chaussons Chemise Chemisier Collants
Combinaison Costume Cravate Débardeur Doudoune Écharpe Espadrilles Foulard Gants Gilet Imperméable Jean
Jogging Jupe Legging Maillot Manteau Marinière Mocassins Moufles Pantalon Parka Peignoir Polo Poncho
Pull Pyjama Robe Salopette Sandales Short Slip Soutien-gorge Survêtement Sweat T-shirt Tailleur Tongs
Trench Tunique Veste Baskets`);

export const houseware = split(`Agrafeuse Ampoule Aspirateur Assiette Batteur Bougie Bouilloire Bol
Cafetière Carafe Casserole Chaise Chargeur Cintres Classeur Clé Cocotte Coussin Couteau Couverts Crayons
Drap Enceinte Éponges Étagère Fauteuil Fer Feutres Gel Gomme Grille-pain Housse Lampe Lessive Lingettes
Liquide Marmite Miroir Mixeur Mouchoirs Nappe Oreiller Panier Parapluie Parfum Perceuse Piles Plaid Plateau
Poêle Poubelle Radio Râpe Réveil Rideau Sac Savon Serviettes Shampooing Stylo Table Tapis Tasse Théière
Torchon Tournevis Valise Vase Verre Visseuse`);

export const fillings =
  split(`abricot amande ananas basilic bœuf cacao cannelle caramel cassis cerise
champignon châtaigne chèvre chocolat citron coco crabe crème curry échalote épinard estragon fenouil
figue fraise framboise fromage gingembre groseille jambon lait légumes mangue menthe miel moutarde mûre
myrtille noisette noix olive orange pamplemousse paprika pêche persil piment pistache poire poivre poulet
pomme praliné prune raisin rhubarbe romarin safran saumon sésame spéculoos thon thym tomate truffe vanille`);

export const qualities =
  split(`allégé artisanal bio brut campagnard complet cru croustillant demi-sel
doux entier épais extra fermier fin fondant fort frais fumé gourmand grillé intense léger maison
moelleux nature onctueux paysan pur râpé salé sec sélection surgelé tendre tradition velouté vierge`);

export const colours =
  split(`amande anthracite argent beige blanc bleu bordeaux brique bronze cachou camel
caramel chocolat ciel corail crème cuivre doré écru émeraude fuchsia grenat gris indigo ivoire jade jaune
kaki lavande lilas marine marron mauve menthe moutarde noir ocre olive or orange pêche perle pétrole prune
rose rouge rouille sable safran saumon taupe terracotta tilleul turquoise vert vieux-rose violet`);

export const fabrics =
  split(`alpaga cachemire coton crêpe cuir daim denim flanelle gabardine jersey laine lin
maille mérinos microfibre mousseline nylon piqué polaire popeline satin soie suédine tulle tweed velours
viscose`);

export const materials =
  split(`acier bambou bois céramique chêne cristal fonte grès hêtre inox liège marbre
osier plastique porcelaine pin rotin silicone teck verre`);

export const packs = split(
  '100g 125g 200g 250g 300g 400g 500g 750g 1kg 2kg 20cl 33cl 50cl 75cl 1L x4 x6',
);

function split(text: string): readonly string[] {
  return text.split(/\s+/);
}
