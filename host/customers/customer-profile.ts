import type { CustomerProfile } from '../../contract/host/calls/profile-calls.ts';
import { mostPurchases } from '../../contract/platform/customer-history.ts';
import type { SaleSources } from '../returns/known-sale.ts';
import { type CustomerSources, knownCustomer } from './known-customers.ts';
import { ownPurchases } from './own-purchases.ts';

/** All that this till knows of somebody by itself; null for who is not known here, and for who was erased. */
export async function customerProfile(
  till: CustomerSources & SaleSources,
  customerId: string,
): Promise<CustomerProfile | null> {
  const known = await knownCustomer(till, customerId);
  if (known === null) return null;
  const { id, firstName, lastName, phone, email, postcode, city, language } = known;
  const { cardNumber, birthMonth, consents, business } = known;
  return {
    customer: {
      ...{ id, firstName, lastName, phone, email, postcode, city, language },
      ...{ cardNumber, birthMonth, consents, companyName: business?.name ?? '' },
    },
    purchases: ownPurchases(till, customerId, { limit: mostPurchases }),
  };
}
