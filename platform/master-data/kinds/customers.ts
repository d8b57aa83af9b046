import { z } from 'zod';
import { type CustomerDocument, customerDocument } from '../../../contract/document/customer.ts';
import { lockAccounts } from '../../customers/charge-accounts.ts';
import { lockCustomers } from '../../customers/lock-customers.ts';
import type { Queries } from '../../database/database.ts';
import { lockLedgers } from '../../loyalty/insert-loyalty-lines.ts';
import {
  type Codec,
  maybeWholeNumber,
  oneOf,
  someText,
  text,
  wholeNumber,
  yesNo,
} from '../codecs.ts';
import { type Column, column } from '../column.ts';
import { documentKind } from '../document-kind.ts';
import { businessColumns } from './business-columns.ts';

type Said = 'firstName' | 'phone' | 'email' | 'postcode' | 'city' | 'cardNumber';
const said = (name: Said | 'lastName', codec: Codec<string> = text): Column<CustomerDocument> =>
  column(name, codec, {
    get: (customer) => customer[name],
    set: (customer, value) => ({ ...customer, [name]: value }),
  });

type Purpose = keyof CustomerDocument['consents'];
const consent = (purpose: Purpose, name: string): Column<CustomerDocument>[] => [
  column(name, yesNo, {
    get: ({ consents }) => consents[purpose].isGiven,
    set: (customer, isGiven) => withConsent(customer, purpose, { isGiven }),
  }),
  column(`${name}At`, someText, {
    get: ({ consents }) => consents[purpose].at,
    set: (customer, at) => withConsent(customer, purpose, { at }),
  }),
];

/** A customer, known in the stores that the scopes name. */
export const customersKind = documentKind<CustomerDocument>({
  collection: 'customers',
  schema: customerDocument,
  key: 'id',
  columns: [
    said('firstName'),
    said('lastName', someText),
    said('phone'),
    said('email'),
    said('postcode'),
    said('city'),
    column('language', oneOf(['fr', 'en']), {
      get: ({ language }) => language,
      set: (customer, language) => ({ ...customer, language }),
    }),
    said('cardNumber'),
    // Once a programme counts them they come from what was bought, and a file brings nothing.
    column('tier', text, {
      get: ({ tier }) => tier,
      set: (customer, tier) => (customer.loyalty ? customer : { ...customer, tier }),
    }),
    column('points', wholeNumber, {
      get: ({ points }) => points,
      set: (customer, points) => (customer.loyalty ? customer : { ...customer, points }),
    }),
    column('birthMonth', maybeWholeNumber, {
      get: ({ birthMonth }) => birthMonth,
      set: (customer, birthMonth) => ({ ...customer, birthMonth }),
    }),
    ...consent('email', 'consentEmail'),
    ...consent('sms', 'consentSms'),
    ...consent('profiling', 'consentProfiling'),
    ...businessColumns,
  ],
  scopes: 'column',
  blank(id) {
    // Nothing is agreed to that the file does not say, and then with its date.
    const none = { isGiven: false, at: '' };
    return {
      ...{ id, kind: 'customer', firstName: '', lastName: '', phone: '', email: '', postcode: '' },
      ...{ city: '', language: 'fr', cardNumber: '', tier: '', points: 0, birthMonth: null },
      consents: { email: none, sms: none, profiling: none },
      business: null,
      loyalty: null,
    };
  },
  change: (document) => ({ collection: 'customers', document }),
  async before(sql, ids) {
    await lockAccounts(sql, ids);
    await lockLedgers(sql, ids);
    await lockCustomers(sql, ids);
  },
  async checksOf(sql, ids) {
    const erased = await erasedPeople(sql, ids);
    return ({ document: { id }, scopes }) => {
      if (erased.has(id)) return { column: 'id', problem: 'erased', found: id };
      // Every till of the retailer would keep everybody.
      const wide = scopes.find((scope) => scope === 'network' || scope.startsWith('region:'));
      return wide === undefined ? null : { column: 'scopes', problem: 'value', found: wide };
    };
  },
});

function withConsent(
  customer: CustomerDocument,
  purpose: Purpose,
  change: Partial<CustomerDocument['consents'][Purpose]>,
): CustomerDocument {
  const consents = { ...customer.consents };
  const { isGiven, at, proof } = consents[purpose];
  const said = { isGiven, at, ...change };
  // How it was asked at a till shows nothing of what a file says otherwise.
  const isSame = said.isGiven === isGiven && said.at === at;
  consents[purpose] = proof !== undefined && isSame ? { ...said, proof } : said;
  return { ...customer, consents };
}

/** Who was erased does not come back by an old file (law 6). */
async function erasedPeople(sql: Queries, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql.query(
    `select reference from erased_references
     where reference in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map((row) => erasedRow.parse(row).reference));
}

const erasedRow = z.object({ reference: z.string() });
