/** What a spreadsheet takes for a formula at the beginning of a cell (OWASP, “CSV Injection”). */
const formulaStart = /^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

/** A cell that no spreadsheet runs: an apostrophe before what would be a formula. */
export function guarded(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** What was guarded, as it was; what was not stays as it is. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text;
}
