import { get, type Json, list, number, same, text } from './json.ts';
import type { StoredLine } from './stored-line.ts';

/**
 * Follows invoices over all journals of a till (`docs/journal-format.md` §8, step 9): each carries the
 * number that follows, names a transaction as it was signed, and no line of one is named twice.
 */
export function createInvoiceCheck() {
  /** Hashes of the transactions, by journal and sequence. */
  const transactions = new Map<string, string>();
  /** Numbers of the invoices, by journal and sequence; a credit note corrects one of them. */
  const invoices = new Map<string, Json>();
  const invoicedLines = new Set<string>();
  /** Where each journal began to be read: what is before is not known. */
  const readFrom = new Map<string, number>();

  /** What is wrong with an invoice that was read, or null. */
  function wrongInvoice(line: StoredLine, entry: Json): string | null {
    const body = get(entry, 'body');
    if (text(get(entry, 'journal', 'kind')) !== 'live') return 'training';
    if (get(body, 'number') !== line.typeSequence) return 'number';
    if (get(body, 'series') !== seriesOf(line.journalId, entry)) return 'series';
    const sold = known(get(body, 'of'), line, transactions);
    if (sold === 'absent') return 'transaction';
    if (sold !== 'unknown' && sold !== get(body, 'of', 'hash')) return 'transaction hash';
    if (!doSumsHold(body)) return 'amounts';
    const credits = get(body, 'credits');
    const isCredit = text(get(body, 'kind')) === 'credit-note';
    if (isCredit !== (credits !== null)) return 'credits';
    if (isCredit) {
      const invoice = known(credits, line, invoices);
      const named = { series: get(credits, 'series'), number: get(credits, 'number') };
      if (invoice === 'absent') return 'credits';
      if (invoice !== 'unknown' && !same(invoice, named)) return 'credits';
    }
    const lines = list(get(body, 'lines')).map((each) =>
      [placeOf(get(body, 'of')), number(each)].join('|'),
    );
    if (lines.length === 0 || new Set(lines).size < lines.length) return 'lines';
    if (lines.some((each) => invoicedLines.has(each))) return 'invoiced twice';
    for (const each of lines) invoicedLines.add(each);
    return null;
  }

  function known<T>(
    place: Json,
    line: StoredLine,
    among: ReadonlyMap<string, T>,
  ): T | 'unknown' | 'absent' {
    const found = among.get(placeOf(place));
    if (found !== undefined) return found;
    const first = readFrom.get(text(get(place, 'journalId')));
    const isOwn = text(get(place, 'journalId')) === line.journalId;
    const isBefore = number(get(place, 'sequence')) < (first ?? 0);
    // Of a journal that is not here, or from before what is here, nothing can be said.
    return (first === undefined && !isOwn) || isBefore ? 'unknown' : 'absent';
  }

  return {
    /** Takes the next sound entry of a journal; what is wrong with it as an invoice, or null. */
    follow(line: StoredLine, entry: Json): string | null {
      if (!readFrom.has(line.journalId)) readFrom.set(line.journalId, line.sequence);
      const place = placeOf({ journalId: line.journalId, sequence: line.sequence });
      if (line.type === 'transaction') transactions.set(place, line.hash);
      if (line.type !== 'invoice' || get(entry, 'typeVersion') !== 1) return null;
      const wrong = wrongInvoice(line, entry);
      const body = get(entry, 'body');
      if (text(get(body, 'kind')) === 'invoice')
        invoices.set(place, { series: get(body, 'series'), number: get(body, 'number') });
      return wrong;
    },
  };
}
function placeOf(place: Json): string {
  return `${text(get(place, 'journalId'))}|${number(get(place, 'sequence'))}`;
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** §3: the store by its NIC, else by its id; the till; §4: the mark of a journal, as on receipts. */
function seriesOf(journalId: string, entry: Json): string {
  const sum = [...journalId].reduce((so, sign) => (so * 31 + sign.charCodeAt(0)) % 1021, 0);
  const mark = signs.charAt(Math.floor(sum / 32)) + signs.charAt(sum % 32);
  const siren = text(get(entry, 'company', 'siren'));
  const [, head, nic] = /^(\d{9})(\d{5})$/.exec(text(get(entry, 'store', 'siret'))) ?? [];
  const store = nic !== undefined && head === siren ? nic : text(get(entry, 'store', 'id'));
  return `F-${store}-${text(get(entry, 'till', 'number'))}-${mark}`;
}

function doSumsHold(body: Json): boolean {
  const rates = list(get(body, 'vat'));
  const sum = (field: string) => rates.reduce<number>((so, row) => so + number(get(row, field)), 0);
  return (
    rates.every(
      (row) =>
        number(get(row, 'netMinor')) + number(get(row, 'vatMinor')) ===
        number(get(row, 'grossMinor')),
    ) &&
    ['grossMinor', 'netMinor', 'vatMinor'].every(
      (field) => sum(field) === get(body, 'totals', field),
    )
  );
}
