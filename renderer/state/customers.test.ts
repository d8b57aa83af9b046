import { expect, test } from 'vitest';
import { ok } from '../../domain/result.ts';
import { createCustomers, insteadOfCustomers } from './customers.ts';

const nobody = { text: 'durand', list: [], elsewhere: { state: 'told', list: [] } } as const;
const camille = {
  ...{ id: 'c-1', name: 'Camille', phone: '', email: '', city: '', cardNumber: '' },
  companyName: '',
};

test('nobody is said to be found only once the other stores have answered that they know nobody', () => {
  expect(insteadOfCustomers(nobody, 'durand')).toBe('nobody');
  const asking = { ...nobody, elsewhere: { state: 'asking', list: [] } } as const;
  expect(insteadOfCustomers(asking, 'durand')).toBeNull();
  const found = { ...nobody, elsewhere: { state: 'told', list: [camille] } } as const;
  expect(insteadOfCustomers(found, 'durand')).toBeNull();
  // Beside it stands that they do not answer.
  const failed = { ...nobody, elsewhere: { state: 'failed', list: [] } } as const;
  expect(insteadOfCustomers(failed, 'durand')).toBe('nobody');
  const unasked = { ...nobody, elsewhere: { state: 'none', list: [] } } as const;
  expect(insteadOfCustomers(unasked, 'durand')).toBe('hint');
  expect(insteadOfCustomers(nobody, 'duran')).toBe('hint');
});

test('points and factures that are told after who asked has left are not kept', async () => {
  const waiting: (() => void)[] = [];
  const customers = createCustomers({
    call: () =>
      new Promise<ReturnType<typeof JSON.parse>>((resolve) =>
        waiting.push(() => resolve(ok({ loyalty: null, invoices: [] }))),
      ),
  });
  const empty = customers.state.getState();
  customers.readLoyalty('c-1');
  customers.readInvoices('Atelier Brun');
  customers.forget();
  for (const answer of waiting) answer();
  await new Promise((resolve) => setImmediate(resolve));
  expect(customers.state.getState()).toEqual(empty);
});
