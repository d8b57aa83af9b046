import { expect, test } from 'vitest';
import { attestationPage } from './attestation-page.ts';

const facts = {
  software: { name: 'comptoir', version: '1.2.3', fiscalVersion: '1' },
  seller: {
    company: 'Lefèvre & <Fils>',
    siren: '552100554',
    address: '1 place Bellecour, 69002 Lyon',
    store: 'Lyon',
    siret: '55210055400013',
  },
};

test('names the program, its version, its root and the company, in two parts', () => {
  const page = attestationPage(facts);
  for (const said of ['comptoir', '1.2.3', 'Racine de la version majeure', '552100554', 'Volet 2'])
    expect(page).toContain(said);
  expect(page).toContain('Lefèvre &amp; &lt;Fils>');
});

test('says on both parts that it is worth nothing before the publisher has signed it', () => {
  expect(attestationPage(facts).match(/SANS VALEUR tant que l’éditeur/g)).toHaveLength(2);
});
