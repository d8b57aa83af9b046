import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { BuyerForm } from '../../domain/invoice/buyer-form.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { saleAt } from '../returns/find-sale.ts';

/** What a facture's form begins with: the company that was named at the sale; null for anybody else. */
export async function knownBuyer(
  of: EntryPlace,
  { documents, journal }: { documents: Pick<Documents, 'get'>; journal: Journal },
): Promise<BuyerForm | null> {
  const reference = saleAt(journal, of)?.signed.personal?.reference;
  const customer = reference ? await documents.get('customers', reference) : null;
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
