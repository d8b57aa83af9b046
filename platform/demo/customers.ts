import type { CustomerDocument } from '../../contract/document/customer.ts';
import { demoBusiness } from './businesses.ts';
import { demoPlaces } from './places.ts';
import { type Seeded, seeded } from './seeded.ts';

const seed = 4_150_321;

/** Made-up people: their numbers are those that ARCEP keeps for fiction (06 39 98 xx xx). */
export function demoCustomers(count: number): CustomerDocument[] {
  const random = seeded(seed);
  const places = demoPlaces();
  return Array.from({ length: count }, (_, index) =>
    customer(random, random.pick(places).address, index + 1),
  );
}

function customer(
  random: Seeded,
  address: { postcode: string; city: string },
  number: number,
): CustomerDocument {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const points = random.int(0, 1_400);
  const mail = `${plain(firstName)}.${plain(lastName)}${number}@example.fr`;
  return {
    // As long as a reference must be. Random by its looks, the same at every run, and nothing of the person.
    id: `customer-${random.int(0x1000_0000, 0xffff_ffff).toString(36)}${number.toString(36)}`,
    kind: 'customer',
    firstName,
    lastName,
    phone: `+3363998${String(number).padStart(4, '0')}`,
    email: random.int(1, 10) > 2 ? mail : '',
    postcode: address.postcode,
    city: address.city,
    language: random.int(1, 20) > 1 ? 'fr' : 'en',
    cardNumber: String(100_000 + number),
    tier: points > 1_000 ? 'gold' : points > 400 ? 'silver' : 'bronze',
    points,
    birthMonth: random.int(1, 4) > 1 ? random.int(1, 12) : null,
    consents: { email: consent(random, 7), sms: consent(random, 4), profiling: consent(random, 5) },
    business: demoBusiness(number),
    loyalty: null,
  };
}

/** Given by so many in ten. */
function consent(random: Seeded, tenths: number): CustomerDocument['consents']['email'] {
  const [month, day] = [random.int(1, 12), random.int(1, 28)].map((n) =>
    String(n).padStart(2, '0'),
  );
  return { isGiven: random.int(1, 10) <= tenths, at: `2025-${month}-${day}` };
}

/** As it can stand in an e-mail address. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

const firstNames = [
  ...[
    'Adam',
    'Alice',
    'Ambre',
    'Amina',
    'Antoine',
    'Arthur',
    'Aya',
    'Baptiste',
    'Bruno',
    'Catherine',
  ],
  ...[
    'Chloé',
    'Claire',
    'David',
    'Élise',
    'Emma',
    'Ethan',
    'Fatou',
    'Florence',
    'François',
    'Gabriel',
  ],
  ...[
    'Hugo',
    'Inaya',
    'Isabelle',
    'Jade',
    'Jean',
    'Julie',
    'Karine',
    'Léa',
    'Liam',
    'Louise',
    'Lucas',
  ],
  ...[
    'Malik',
    'Marc',
    'Marie',
    'Michel',
    'Mohamed',
    'Nadia',
    'Nathan',
    'Nicolas',
    'Nina',
    'Olivier',
  ],
  ...['Pascal', 'Paul', 'Philippe', 'Rachid', 'Raphaël', 'Sandrine', 'Sarah', 'Sofia', 'Sophie'],
  ...['Stéphane', 'Sylvie', 'Thomas', 'Valérie', 'Véronique', 'Vincent', 'Yanis', 'Yasmine', 'Zoé'],
];

const lastNames = [
  ...[
    'Andrieu',
    'Aubert',
    'Bailly',
    'Barbier',
    'Benali',
    'Bertrand',
    'Blanchard',
    'Bonnet',
    'Boyer',
  ],
  ...[
    'Brun',
    'Carpentier',
    'Chevalier',
    'Clément',
    'Colin',
    'Da Silva',
    'David',
    'Diallo',
    'Dubois',
  ],
  ...[
    'Dufour',
    'Dumont',
    'Dupuis',
    'Durand',
    'Fabre',
    'Fontaine',
    'Fournier',
    'Garnier',
    'Gauthier',
  ],
  ...['Gérard', 'Girard', 'Guérin', 'Guillaume', 'Haddad', 'Henry', 'Hubert', 'Joly', 'Lacroix'],
  ...[
    'Lambert',
    'Lefebvre',
    'Legrand',
    'Lemoine',
    'Leroy',
    'Lopez',
    'Marchand',
    'Martin',
    'Masson',
  ],
  ...[
    'Mercier',
    'Meunier',
    'Michel',
    'Moreau',
    'Nguyen',
    'Noël',
    'Perrin',
    'Petit',
    'Picard',
    'Renard',
  ],
  ...[
    'Rey',
    'Richard',
    'Rivière',
    'Robert',
    'Roche',
    'Rousseau',
    'Roux',
    'Roy',
    'Schmitt',
    'Simon',
  ],
  ...['Thomas', 'Traoré', 'Vasseur', 'Vidal', 'Vincent', 'Weber'],
];
