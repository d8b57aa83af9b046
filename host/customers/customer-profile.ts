import type { CustomerProfile } from '../../contract/host/calls/profile-calls.ts';
import { mostPurchases, type Purchase } from '../../contract/platform/customer-history.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { CustomerMark } from '../../domain/customer/customer-mark.ts';
import type { SaleSources } from '../returns/known-sale.ts';
import { type CustomerSources, knownCustomer } from './known-customers.ts';
import { knownMarks } from './known-marks.ts';
import { ownPurchases } from './own-purchases.ts';

type ProfileSources = CustomerSources & SaleSources & { documents: Pick<Documents, 'getMany'> };

/** All that this till knows of somebody by itself; null for who is not known here, and for who was erased. */
export async function customerProfile(
  till: ProfileSources,
  customerId: string,
  aliasOf: (operatorId: string) => string,
): Promise<CustomerProfile | null> {
  const known = await knownCustomer(till, customerId);
  if (known === null) return null;
  const { id, firstName, lastName, phone, email, postcode, city, language } = known;
  const { cardNumber, birthMonth, consents, business } = known;
  const marks = (await knownMarks(till, customerId)).filter(({ value }) => value !== null);
  const purchases = ownPurchases(till, customerId, { limit: mostPurchases });
  const of = (kind: CustomerMark['kind']) => marks.filter((mark) => mark.kind === kind);
  const [associate] = of('associate');
  return {
    customer: {
      ...{ id, firstName, lastName, phone, email, postcode, city, language },
      ...{ cardNumber, birthMonth, consents, companyName: business?.name ?? '' },
    },
    purchases,
    wishes: await wishesOf(of('wish'), till.documents),
    sizes: sizesOf(of('size'), purchases),
    preferences: of('preference').map(({ key, value }) => ({ key, text: value ?? '' })),
    associate: associate ? aliasOf(associate.value ?? '') || (associate.value ?? '') : '',
  };
}

async function wishesOf(
  marks: readonly CustomerMark[],
  documents: Pick<Documents, 'getMany'>,
): Promise<CustomerProfile['wishes']> {
  const items = await documents.getMany(
    'items',
    marks.map(({ key }) => key),
  );
  const known = new Map(items.map((item) => [item.id, item]));
  return marks
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ key, at }) => {
      const item = known.get(key);
      const { name = key, size = '', colour = '', picture = '' } = item ?? {};
      const isSold = item !== undefined && !item.withdrawn;
      return { sku: key, at, name, size, colour, picture, isSold };
    });
}

/** Those that were said; of other categories the size that was bought last and kept is proposed. */
function sizesOf(
  said: readonly CustomerMark[],
  purchases: readonly Purchase[],
): CustomerProfile['sizes'] {
  const sizes = new Map(
    said.map(({ key, value }) => [key, { category: key, size: value ?? '', isSaid: true }]),
  );
  for (const { lines } of purchases)
    for (const { category, size, isReturn, backMilli, quantityMilli } of lines) {
      const isKept = !isReturn && backMilli < quantityMilli;
      if (isKept && size !== '' && category !== '' && !sizes.has(category))
        sizes.set(category, { category, size, isSaid: false });
    }
  return [...sizes.values()].sort((a, b) => a.category.localeCompare(b.category, 'fr'));
}
