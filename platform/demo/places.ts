import type { NetworkPlace } from '../../contract/document/network.ts';
import { withGs1CheckDigit, withLuhnDigit } from './check-digits.ts';
import { franchisee, ownChain } from './companies.ts';
import { regionOf } from './regions.ts';

/** Name, street, postcode, city, latitude and longitude in degrees. */
type Row = readonly [
  id: string,
  name: string,
  street: string,
  postcode: string,
  city: string,
  latitude: number,
  longitude: number,
];

const ownStores: readonly Row[] = [
  ['LYO1', 'Lyon Part-Dieu', '17 rue du Docteur Bouchut', '69003', 'Lyon', 45.7609, 4.8566],
  ['LYO2', 'Lyon République', '42 rue de la République', '69002', 'Lyon', 45.7629, 4.8361],
  ['LYO3', 'Lyon Confluence', '112 cours Charlemagne', '69002', 'Lyon', 45.7408, 4.8172],
  ['PAR1', 'Paris Marais', '24 rue des Francs-Bourgeois', '75003', 'Paris', 48.8571, 2.3622],
  ['PAR2', 'Paris Rivoli', '88 rue de Rivoli', '75004', 'Paris', 48.858, 2.349],
  ['PAR3', 'Paris Bac', '51 rue du Bac', '75007', 'Paris', 48.8557, 2.3263],
  ['PAR4', 'Paris Batignolles', '30 rue des Batignolles', '75017', 'Paris', 48.8846, 2.3215],
  ['PAR5', 'Paris Bercy Village', '19 cour Saint-Émilion', '75012', 'Paris', 48.8331, 2.3866],
  [
    'BOU1',
    'Boulogne',
    '61 boulevard Jean-Jaurès',
    '92100',
    'Boulogne-Billancourt',
    48.8385,
    2.2403,
  ],
  ['VER1', 'Versailles', '12 rue de la Paroisse', '78000', 'Versailles', 48.8071, 2.1318],
  [
    'MAR1',
    'Marseille Saint-Ferréol',
    '48 rue Saint-Ferréol',
    '13001',
    'Marseille',
    43.2935,
    5.3776,
  ],
  [
    'MAR2',
    'Marseille Terrasses du Port',
    '9 quai du Lazaret',
    '13002',
    'Marseille',
    43.3068,
    5.3654,
  ],
  ['AIX1', 'Aix-en-Provence', '21 rue Espariat', '13100', 'Aix-en-Provence', 43.5267, 5.4477],
  ['NIC1', 'Nice Masséna', '14 avenue Jean-Médecin', '06000', 'Nice', 43.6993, 7.2695],
  ['CAN1', 'Cannes', '33 rue d’Antibes', '06400', 'Cannes', 43.5524, 7.0205],
  ['TOU1', 'Toulouse Alsace', '27 rue d’Alsace-Lorraine', '31000', 'Toulouse', 43.6034, 1.4452],
  ['TOU2', 'Toulouse Carmes', '8 rue des Filatiers', '31000', 'Toulouse', 43.5983, 1.4449],
  ['MON1', 'Montpellier', '16 Grand-Rue Jean-Moulin', '34000', 'Montpellier', 43.6093, 3.878],
  ['NIM1', 'Nîmes', '5 rue de l’Aspic', '30000', 'Nîmes', 43.8364, 4.3588],
  ['GRE1', 'Grenoble', '10 rue de Bonne', '38000', 'Grenoble', 45.1876, 5.7277],
  ['ANN1', 'Annecy', '26 rue Carnot', '74000', 'Annecy', 45.9013, 6.1266],
  ['CHA1', 'Chambéry', '37 rue Croix-d’Or', '73000', 'Chambéry', 45.5655, 5.9228],
  [
    'CLE1',
    'Clermont-Ferrand',
    '19 rue du 11-Novembre',
    '63000',
    'Clermont-Ferrand',
    45.7787,
    3.0838,
  ],
  ['DIJ1', 'Dijon', '54 rue de la Liberté', '21000', 'Dijon', 47.3223, 5.0386],
  ['STR1', 'Strasbourg', '11 rue des Grandes-Arcades', '67000', 'Strasbourg', 48.5832, 7.7471],
  ['NAN1', 'Nancy', '29 rue Saint-Jean', '54000', 'Nancy', 48.6893, 6.1817],
  ['MET1', 'Metz', '7 rue Serpenoise', '57000', 'Metz', 49.1172, 6.1745],
  ['REI1', 'Reims', '40 rue de Vesle', '51100', 'Reims', 49.2545, 4.0305],
  ['LIL1', 'Lille', '63 rue de Béthune', '59800', 'Lille', 50.6337, 3.0637],
  ['AMI1', 'Amiens', '22 rue des Trois-Cailloux', '80000', 'Amiens', 49.8923, 2.3009],
  ['ROU1', 'Rouen', '35 rue du Gros-Horloge', '76000', 'Rouen', 49.4416, 1.0911],
];

const franchisedStores: readonly Row[] = [
  ['NTE1', 'Nantes Crébillon', '13 rue Crébillon', '44000', 'Nantes', 47.2133, -1.5624],
  ['REN1', 'Rennes', '6 rue Le Bastard', '35000', 'Rennes', 48.1124, -1.6796],
  ['BRE1', 'Brest', '44 rue de Siam', '29200', 'Brest', 48.3869, -4.4892],
  ['VAN1', 'Vannes', '17 rue Saint-Vincent', '56000', 'Vannes', 47.6557, -2.7597],
  ['ANG1', 'Angers', '31 rue Lenepveu', '49100', 'Angers', 47.4725, -0.5525],
  ['TRS1', 'Tours', '58 rue Nationale', '37000', 'Tours', 47.3941, 0.6867],
  ['ROC1', 'La Rochelle', '25 rue du Palais', '17000', 'La Rochelle', 46.1591, -1.1536],
  [
    'BDX1',
    'Bordeaux Sainte-Catherine',
    '72 rue Sainte-Catherine',
    '33000',
    'Bordeaux',
    44.8389,
    -0.5741,
  ],
  ['BAY1', 'Bayonne', '9 rue Port-Neuf', '64100', 'Bayonne', 43.4917, -1.4764],
];

const warehouses: readonly Row[] = [
  [
    'ENT1',
    'Entrepôt Saint-Vulbas',
    '200 allée des Cèdres',
    '01150',
    'Saint-Vulbas',
    45.8265,
    5.2886,
  ],
  ['ENT2', 'Entrepôt Orléans Nord', '14 rue du Champ-Rouge', '45770', 'Saran', 47.9544, 1.8722],
];

/** Every store and warehouse of the demo's network. */
export function demoPlaces(): NetworkPlace[] {
  return [
    ...ownStores.map((row, index) => place('store', row, ownChain, index + 1)),
    ...franchisedStores.map((row, index) => place('store', row, franchisee, index + 1)),
    ...warehouses.map((row, index) =>
      place('warehouse', row, ownChain, ownStores.length + index + 1),
    ),
  ];
}

function place(
  kind: NetworkPlace['place'],
  [id, name, street, postcode, city, latitude, longitude]: Row,
  { id: companyId, siren }: { id: string; siren: string },
  /** Of the company's establishments, from 1: the NIC of the SIRET. */
  number: number,
): NetworkPlace {
  // A GLN of the retailer's range; the franchisee's stores take the upper numbers.
  const glnNumber = (companyId === ownChain.id ? 90_000 : 95_000) + number;
  const address = { lines: [street], postcode, city, country: 'FR' };
  return {
    id,
    place: kind,
    name,
    companyId,
    siret: withLuhnDigit(`${siren}${String(number).padStart(4, '0')}`),
    gln: withGs1CheckDigit(`3760987${glnNumber}`),
    address,
    zone: 'Europe/Paris',
    latitude,
    longitude,
    openingHours: kind === 'warehouse' ? weekdays : id.startsWith('PAR') ? everyDay : shopDays,
    regionId: regionOf({ id, address }),
  };
}

const hours = (from: string, to: string) => [{ from, to }];
const shopDays = [...Array.from({ length: 6 }, () => hours('10:00', '19:30')), []];
const everyDay = [
  ...Array.from({ length: 6 }, () => hours('10:00', '20:00')),
  hours('11:00', '19:00'),
];
const weekdays = [...Array.from({ length: 5 }, () => hours('06:00', '21:00')), [], []];
