import { ok, type Result, refuse } from '../result.ts';
import { isSiren, isSiret, readVatNumber } from './company-numbers.ts';
import type { InvoiceBuyer } from './invoice.ts';

/** What somebody typed of who buys; spaces, and dots in numbers, mean nothing. */
export interface BuyerForm {
  kind: InvoiceBuyer['kind'];
  name: string;
  street: string;
  postcode: string;
  city: string;
  /** ISO 3166, such as `FR`. */
  country: string;
  /** SIREN or SIRET of a French company. */
  companyNumber: string;
  vatNumber: string;
  /** The buyer's own order number, if they want it on the invoice. */
  orderReference: string;
}

/** Who bought, as the invoice is printed with it. It names people: it stands beside the entry. */
export interface BuyerDetails {
  name: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  /** Fourteen digits, or empty. */
  siret: string;
  orderReference: string;
}

type BuyerField = Exclude<keyof BuyerForm, 'kind'>;

export interface BuyerProblem {
  field: BuyerField;
  problem: 'missing' | 'wrong' | 'other-company';
}

/**
 * The buyer as an invoice names them, or every field that is wrong. A professional of France is known
 * by a SIREN (CGI ann. II art. 242 nonies A, I 1°), one of another country by a VAT number where it
 * has one.
 */
export function readBuyer(
  form: BuyerForm,
): Result<{ buyer: InvoiceBuyer; details: BuyerDetails }, readonly BuyerProblem[]> {
  const [name, street, postcode, city, orderReference] = [
    form.name,
    form.street,
    form.postcode,
    form.city,
    form.orderReference,
  ].map((text) => text.trim().replace(/\s+/g, ' '));
  const country = form.country.trim().toUpperCase();
  const details = {
    ...{ name: name ?? '', street: street ?? '', postcode: postcode ?? '', city: city ?? '' },
    ...{ country, orderReference: orderReference ?? '' },
  };
  const problems: BuyerProblem[] = (['name', 'street', 'postcode', 'city'] as const)
    .filter((field) => details[field] === '')
    .map((field) => ({ field, problem: 'missing' }));
  if (country === 'FR' && details.postcode !== '' && !/^\d{5}$/.test(details.postcode))
    problems.push({ field: 'postcode', problem: 'wrong' });
  if (!/^[A-Z]{2}$/.test(country)) problems.push({ field: 'country', problem: 'wrong' });
  if (form.kind === 'private') {
    return problems.length > 0
      ? refuse(problems)
      : ok({
          buyer: { kind: 'private', siren: '', vatNumber: '' },
          details: { ...details, siret: '' },
        });
  }
  const number = form.companyNumber.replace(/[\s.]/g, '');
  const vatNumber = form.vatNumber.replace(/[\s.]/g, '').toUpperCase();
  const siren = number.slice(0, 9);
  problems.push(...numberProblems({ country, number, vatNumber }));
  return problems.length > 0
    ? refuse(problems)
    : ok({
        buyer: { kind: 'professional', siren, vatNumber },
        details: { ...details, siret: number.length === 14 ? number : '' },
      });
}

function numberProblems(of: {
  country: string;
  number: string;
  vatNumber: string;
}): BuyerProblem[] {
  const { country, number, vatNumber } = of;
  const problems: BuyerProblem[] = [];
  if (number === '') {
    if (country === 'FR') problems.push({ field: 'companyNumber', problem: 'missing' });
  } else if (!isSiren(number) && !isSiret(number)) {
    problems.push({ field: 'companyNumber', problem: 'wrong' });
  }
  if (vatNumber === '') {
    if (number === '' && unionCountries.has(country))
      problems.push({ field: 'vatNumber', problem: 'missing' });
    return problems;
  }
  const vat = readVatNumber(vatNumber);
  if (vat === 'wrong') problems.push({ field: 'vatNumber', problem: 'wrong' });
  else if (vat.siren !== '' && isSiren(number.slice(0, 9)) && vat.siren !== number.slice(0, 9))
    problems.push({ field: 'vatNumber', problem: 'other-company' });
  return problems;
}

/** Of the European Union but France: who trades there has a VAT number. */
const unionCountries: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
