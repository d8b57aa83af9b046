import type { CustomerDocument } from '../../../contract/document/customer.ts';
import type { Business, BusinessAccount } from '../../../domain/customer/business.ts';
import { type Codec, decimal, maybeText, maybeWholeNumber } from '../codecs.ts';
import { type Column, column } from '../column.ts';

const unknown: Business = {
  ...{ name: '', siren: '', vatNumber: '', street: '', priceList: '', account: null },
};
const noTerms: BusinessAccount = { limitMinor: 0, days: 0, chargedMinor: 0, paidMinor: 0 };

type Said = Exclude<keyof Business, 'account' | 'name'>;

const said = (columnName: string, name: Said): Column<CustomerDocument> =>
  column(columnName, maybeText, {
    get: ({ business }) => (business?.[name] === '' ? undefined : business?.[name]),
    set: (customer, value = '') => withBusiness(customer, value !== '', { [name]: value }),
  });

/** An amount in euros and cents; null when empty. */
const amount: Codec<number | null> = {
  write: (minor) => (minor === null ? '' : decimal(2).write(minor)),
  read: (cell) => (cell.trim() === '' ? { ok: true, value: null } : decimal(2).read(cell)),
};

const ofAccount = (
  columnName: string,
  name: 'days' | 'paidMinor',
  codec: Codec<number | null>,
): Column<CustomerDocument> =>
  column(columnName, codec, {
    get: ({ business }) => business?.account?.[name] ?? null,
    set(customer, value) {
      const account = customer.business?.account;
      return account ? withAccount(customer, { ...account, [name]: value ?? 0 }) : customer;
    },
  });

/**
 * What makes a customer a company: its name, then what else is known of it. A limit gives it terms, and
 * without one it pays at once. What was charged is the platform's own sum and in no file.
 */
export const businessColumns: readonly Column<CustomerDocument>[] = [
  column('companyName', maybeText, {
    get: ({ business }) => business?.name,
    set: (customer, name) =>
      name === undefined ? { ...customer, business: null } : withBusiness(customer, true, { name }),
  }),
  said('companyNumber', 'siren'),
  said('companyVatNumber', 'vatNumber'),
  said('companyStreet', 'street'),
  said('priceList', 'priceList'),
  column('accountLimit', amount, {
    get: ({ business }) => business?.account?.limitMinor ?? null,
    set(customer, limitMinor) {
      if (limitMinor === null) return customer.business ? withAccount(customer, null) : customer;
      return withAccount(customer, { ...noTerms, ...customer.business?.account, limitMinor });
    },
  }),
  ofAccount('accountDays', 'days', maybeWholeNumber),
  ofAccount('accountPaid', 'paidMinor', amount),
];

/** What says something of a company makes one; its schema then asks for the name. */
function withBusiness(
  customer: CustomerDocument,
  isSaid: boolean,
  change: Partial<Business>,
): CustomerDocument {
  if (customer.business === null && !isSaid) return customer;
  return { ...customer, business: { ...(customer.business ?? unknown), ...change } };
}

function withAccount(
  customer: CustomerDocument,
  account: BusinessAccount | null,
): CustomerDocument {
  return withBusiness(customer, true, { account });
}
