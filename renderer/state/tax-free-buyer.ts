import type { TaxFreeBuyer } from '../../domain/tax-free/buyer.ts';
import { countryOfPassport } from '../../domain/tax-free/countries.ts';
import { isDate, type PassportZone } from '../../domain/tax-free/parse-mrz.ts';

/** What is typed of who buys. Personal data: it is gone with the sheet. */
export interface BuyerEntry {
  surname: string;
  givenNames: string;
  documentNumber: string;
  documentCountry: string;
  /** As it is typed, `12/08/1974`. */
  birthDate: string;
  /** Two letters, empty until one is chosen. */
  residenceCountry: string;
  /** Null until somebody was asked. */
  staysUnderSixMonths: boolean | null;
}

export const noBuyer: BuyerEntry = {
  surname: '',
  givenNames: '',
  documentNumber: '',
  documentCountry: '',
  birthDate: '',
  residenceCountry: '',
  staysUnderSixMonths: null,
};

/** What a passport says. Where its holder lives it does not: their nationality is offered, and asked about. */
export function buyerOfPassport(zone: PassportZone): Partial<BuyerEntry> {
  const { surname, givenNames, documentNumber, issuingState, nationality, birthDate } = zone;
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return {
    ...{ surname, givenNames, documentNumber },
    documentCountry: issuingState,
    birthDate: `${day}/${month}/${year}`,
    residenceCountry: countryOfPassport(nationality) ?? '',
  };
}

/** As the host wants it; null while something is missing. */
export function readBuyer(entry: BuyerEntry): TaxFreeBuyer | null {
  const birthDate = readBirthDate(entry.birthDate);
  const { residenceCountry, staysUnderSixMonths } = entry;
  const documentNumber = entry.documentNumber.replace(/[\s-]/g, '').toUpperCase();
  const documentCountry = entry.documentCountry.trim().toUpperCase();
  const isWhole =
    entry.surname.trim() !== '' &&
    /^[A-Z0-9]{4,20}$/.test(documentNumber) &&
    /^([A-Z]{2,3}|D)$/.test(documentCountry) &&
    residenceCountry !== '';
  if (!isWhole || birthDate === null || staysUnderSixMonths === null) return null;
  return {
    surname: entry.surname.trim(),
    givenNames: entry.givenNames.trim(),
    ...{ documentNumber, documentCountry, birthDate, residenceCountry, staysUnderSixMonths },
  };
}

/** `12/08/1974`, `12.8.1974` or `12081974`, day first, as `1974-08-12`; null when it is no day. */
export function readBirthDate(text: string): string | null {
  const found = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$|^(\d{2})(\d{2})(\d{4})$/.exec(text.trim());
  if (!found) return null;
  const [day = '', month = '', year = ''] = found.slice(1).filter((part) => part !== undefined);
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}
