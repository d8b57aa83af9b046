/**
 * Where somebody lives who can have no VAT back: the member states, Monaco, which is French for VAT
 * (CGI art. 256-0 with the convention of 1963), the five overseas departments, and Northern Ireland
 * (`XI`), which stayed in the EU's VAT for goods. Of the states' own special territories those with a
 * code of their own (`AX` Åland, `IC` the Canaries, `EA` Ceuta and Melilla, `BL`, `MF`, `NC`, `PF`,
 * `PM`, `WF`, `TF`, `FO`, `GL`) are outside. Source: douane.gouv.fr « Vous achetez des marchandises en
 * détaxe »; circulaire CPAD1928148C.
 */
const inside: ReadonlySet<string> = new Set(
  `AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE
   MC GP MQ GF RE YT XI`.split(/\s+/),
);

/** Whether who lives there may have VAT back: it is where they live that counts, not their passport. */
export function isOutsideEuVat(country: string): boolean {
  return !inside.has(country);
}
