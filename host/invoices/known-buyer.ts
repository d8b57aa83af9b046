import type { BuyerForm } from '../../domain/invoice/buyer-form.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { type CustomerSources, knownCustomer } from '../customers/known-customers.ts';
import { saleAt } from '../returns/find-sale.ts';

/** What a facture's form begins with: the company that was named at the sale; null for anybody else. */
export async function knownBuyer(
  of: EntryPlace,
  sources: CustomerSources,
): Promise<BuyerForm | null> {
  const reference = saleAt(sources.journal, of)?.signed.personal?.reference;
  const customer = reference ? await knownCustomer(sources, reference) : null;
  if (!customer?.business) return null;
  const { name, street, siren: companyNumber, vatNumber } = customer.business;
  const { postcode, city } = customer;
  return {
    ...{ kind: 'professional', name, street, postcode, city },
    // A French company has a SIREN; the VAT number of another one begins with its country.
    country: companyNumber !== '' || vatNumber === '' ? 'FR' : vatNumber.slice(0, 2),
    ...{ companyNumber, vatNumber, orderReference: '' },
  };
}
