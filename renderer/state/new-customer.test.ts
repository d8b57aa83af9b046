import { expect, test } from 'vitest';
import { beginningOf } from './new-customer.ts';

test.each([
  ['06 39 98 12 34', { phone: '06 39 98 12 34', lastName: '' }],
  ['zoe@example.fr', { email: 'zoe@example.fr', lastName: '' }],
  ['Zoé Le Goff', { firstName: 'Zoé', lastName: 'Le Goff' }],
  ['Pérrin', { firstName: '', lastName: 'Pérrin' }],
  ['', { firstName: '', lastName: '', phone: '', email: '' }],
])('who was looked for as « %s » begins with what was said, and no consent', (search, said) => {
  expect(beginningOf(search, 'fr')).toMatchObject({ said, consents: {} });
});
