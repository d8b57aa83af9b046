/**
 * Who a slip is made out to. Personal data: it is sent to the operator and kept nowhere at the till,
 * not even beside an entry.
 */
export interface TaxFreeBuyer {
  surname: string;
  givenNames: string;
  /** Of a passport or of another paper that says where its holder lives. */
  documentNumber: string;
  /** ICAO's letters of the state that issued it, two or three. */
  documentCountry: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
  /** Where they live, ISO 3166, two letters; `XI` for Northern Ireland. */
  residenceCountry: string;
  /** They said so: less than six months in France. */
  staysUnderSixMonths: boolean;
}
