// A second verifier, written from docs/journal-format.md alone: it shares no code with the till, so
// that the page and the program are held to each other. Untyped JSON on purpose, as a stranger has it.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

type Json = string | number | boolean | null | Json[] | { [member: string]: Json };

export interface StoredLine {
  journalId: string;
  segment: number;
  sequence: number;
  type: string;
  typeSequence: number;
  businessDay: string;
  /** base64 */
  bytes: string;
  hash: string;
  signature: string;
  keyId: string;
  format: number;
}

interface State {
  sequence: number;
  hash: string;
  key: KeyObject;
  keyId: string;
  segment: number;
  isSealed: boolean;
  totals: Json;
  types: Map<string, { sequence: number; signature: string }>;
  periods: Map<string, { number: number; sequence: number; totals: Json }>;
}

/** Journals by id with their entries in order; returns what is wrong, by §8's step, or null. */
export function verifyStranger(lines: readonly StoredLine[]): string | null {
  const states = new Map<string, State>();
  for (const line of lines) {
    const bytes = Buffer.from(line.bytes, 'base64');
    const at = `${line.journalId} ${line.sequence}`;
    const entry: Json = JSON.parse(bytes.toString('utf8'));
    const known = states.get(line.journalId);
    if (line.sequence !== (known?.sequence ?? 0) + 1) return `1 number ${at}`;
    if (digest(bytes) !== line.hash) return `2 hash ${at}`;
    const copies: [Json, Json][] = [
      [line.journalId, get(entry, 'journal', 'id')],
      [line.segment, get(entry, 'segment')],
      [line.sequence, get(entry, 'sequence')],
      [line.type, get(entry, 'type')],
      [line.typeSequence, get(entry, 'typeSequence')],
      [line.businessDay, get(entry, 'businessDay')],
      [line.keyId, get(entry, 'keyId')],
      [line.format, get(entry, 'format')],
    ];
    if (copies.some(([stored, signed]) => stored !== signed)) return `3 copies ${at}`;
    const state = known ?? begin(entry);
    if (!state) return `4 begin ${at}`;
    if (get(entry, 'previousHash') !== state.hash) return `5 link ${at}`;
    const signature = Buffer.from(line.signature, 'base64url');
    const isSigned =
      line.keyId === state.keyId &&
      signature.toString('base64url') === line.signature &&
      verify('sha256', bytes, { key: state.key, dsaEncoding: 'ieee-p1363' }, signature);
    if (!isSigned) return `6 signature ${at}`;
    if (line.segment !== state.segment) return `7 segment ${at}`;
    const last = state.types.get(line.type);
    if (line.typeSequence !== (last?.sequence ?? 0) + 1) return `8 type number ${at}`;
    if (get(entry, 'previousTypeSignature') !== (last?.signature ?? '')) return `8 type link ${at}`;
    const body = get(entry, 'body');
    if (line.type === 'transaction') {
      if (!doSumsHold(body)) return `9 sums ${at}`;
      state.totals = add(state.totals, body);
      for (const period of state.periods.values()) period.totals = add(period.totals, body);
    }
    if (!same(state.totals, get(entry, 'totals'))) return `9 totals ${at}`;
    if (line.type === 'closure') {
      const period = state.periods.get(text(get(body, 'period')));
      if (!period) return `10 period ${at}`;
      const isAsKept =
        get(body, 'number') === period.number + 1 &&
        get(body, 'firstSequence') === period.sequence + 1 &&
        get(body, 'lastSequence') === line.sequence - 1 &&
        same(get(body, 'totals'), period.totals) &&
        thumbprint(get(body, 'checkpoint', 'publicKey')) === line.keyId &&
        same(get(body, 'checkpoint', 'types'), Object.fromEntries(state.types)) &&
        same(get(body, 'checkpoint', 'periods'), Object.fromEntries(state.periods));
      if (!isAsKept) return `10 closure ${at}`;
      period.number += 1;
      period.sequence = line.sequence;
      period.totals = zero(text(get(entry, 'totals', 'currency')));
      if (get(body, 'period') === 'year') state.segment += 1;
    }
    if (state.isSealed) return `11 after the seal ${at}`;
    if (line.type === 'key-rotated') {
      state.keyId = text(get(body, 'newKeyId'));
      if (thumbprint(get(body, 'publicKey')) !== state.keyId) return `11 rotation ${at}`;
      state.key = publicKey(get(body, 'publicKey'));
    }
    if (line.type === 'journal-sealed') state.isSealed = true;
    state.types.set(line.type, { sequence: line.typeSequence, signature: line.signature });
    state.sequence = line.sequence;
    state.hash = line.hash;
    states.set(line.journalId, state);
  }
  for (const line of lines.filter(({ type }) => type === 'journal-opened')) {
    const body = get(JSON.parse(Buffer.from(line.bytes, 'base64').toString('utf8')), 'body');
    const predecessor = get(body, 'predecessor');
    if (predecessor === null || get(body, 'reason') === 'integrity-defect') continue;
    const end = states.get(text(get(predecessor, 'journalId')));
    const isEnd =
      end?.sequence === get(predecessor, 'sequence') &&
      end.hash === get(predecessor, 'hash') &&
      same(end.totals, get(predecessor, 'totals'));
    if (!isEnd) return `13 predecessor of ${line.journalId}`;
  }
  return null;
}

/** §6: `none`, `intact`, `erased` or `altered`. */
export function personalState(
  line: StoredLine,
  row: { reference: string; salt: string; text: string } | null,
): string {
  const entry: Json = JSON.parse(Buffer.from(line.bytes, 'base64').toString('utf8'));
  if (get(entry, 'personal') === null) return row ? 'altered' : 'none';
  if (!row) return 'erased';
  const commitment = digest(
    Buffer.concat([Buffer.from(row.salt, 'base64url'), Buffer.from(row.text)]),
  );
  const isIntact =
    get(entry, 'personal', 'commitment') === commitment &&
    get(entry, 'personal', 'reference') === row.reference;
  return isIntact ? 'intact' : 'altered';
}

function begin(entry: Json): State | null {
  const jwk = get(entry, 'body', 'publicKey');
  const keyId = text(get(entry, 'keyId'));
  if (get(entry, 'type') !== 'journal-opened' || thumbprint(jwk) !== keyId) return null;
  const currency = text(get(entry, 'totals', 'currency'));
  const predecessor = get(entry, 'body', 'predecessor');
  const nothing = () => ({ number: 0, sequence: 0, totals: zero(currency) });
  return {
    sequence: 0,
    hash: predecessor === null ? 'A'.repeat(43) : text(get(predecessor, 'hash')),
    key: publicKey(jwk),
    keyId,
    segment: 1,
    isSealed: false,
    totals: zero(currency),
    types: new Map(),
    periods: new Map([
      ['day', nothing()],
      ['month', nothing()],
      ['year', nothing()],
    ]),
  };
}

/** §4, sums 1 to 4. */
function doSumsHold(body: Json): boolean {
  const lines = list(get(body, 'lines'));
  const tenders = list(get(body, 'tenders'));
  const sum = (rows: readonly Json[], field: string) =>
    rows.reduce<number>((total, row) => total + number(get(row, field)), 0);
  const areLinesSound = lines.every((line) => {
    const scale = 10 ** number(get(line, 'quantity', 'scale'));
    const exact = number(get(line, 'unitPriceMinor')) * number(get(line, 'quantity', 'value'));
    const price = Math.sign(exact) * Math.floor(Math.abs(exact) / scale + 0.5);
    const gross = number(get(line, 'grossMinor'));
    return (
      price + sum(list(get(line, 'modifiers')), 'amountMinor') === gross &&
      number(get(line, 'netMinor')) + number(get(line, 'vatMinor')) === gross
    );
  });
  const areTendersSound = tenders.every((tender) => {
    const shares = lines
      .flatMap((line) => list(get(line, 'tenderAllocation')))
      .filter((share) => get(share, 'tender') === get(tender, 'number'));
    const amount = number(get(tender, 'amountMinor'));
    return (
      number(get(tender, 'tenderedMinor')) - number(get(tender, 'changeMinor')) === amount &&
      get(tender, 'currency') === get(body, 'currency') &&
      sum(shares, 'amountMinor') === amount
    );
  });
  const totals = get(body, 'totals');
  return (
    areLinesSound &&
    areTendersSound &&
    same(perRate([], lines), get(body, 'vat')) &&
    ['grossMinor', 'netMinor', 'vatMinor'].every((f) => sum(lines, f) === get(totals, f)) &&
    get(totals, 'lineCount') === lines.length &&
    sum(tenders, 'amountMinor') ===
      number(get(totals, 'grossMinor')) + number(get(totals, 'roundingMinor'))
  );
}

/** §5. */
function add(totals: Json, body: Json): Json {
  const of = (accounting: string) =>
    list(get(body, 'lines')).filter((line) => get(line, 'accounting') === accounting);
  const gross = (lines: readonly Json[], isCounted: (amount: number) => boolean) =>
    lines
      .map((line) => number(get(line, 'grossMinor')))
      .filter(isCounted)
      .reduce((sum, amount) => sum + amount, 0);
  const sales = number(get(totals, 'salesMinor')) + gross(of('turnover'), (amount) => amount > 0);
  const returns =
    number(get(totals, 'returnsMinor')) - gross(of('turnover'), (amount) => amount < 0);
  return {
    currency: get(totals, 'currency'),
    transactionCount: number(get(totals, 'transactionCount')) + 1,
    salesMinor: sales,
    returnsMinor: returns,
    algebraicMinor: sales - returns,
    absoluteMinor: sales + returns,
    perRate: perRate(list(get(totals, 'perRate')), of('turnover')),
    deposits: perRate(list(get(totals, 'deposits')), of('deposit')),
    liabilitiesMinor: number(get(totals, 'liabilitiesMinor')) + gross(of('liability'), () => true),
  };
}

function perRate(known: readonly Json[], lines: readonly Json[]): Json[] {
  const rates = new Map<string, Json>();
  for (const row of [...known, ...lines]) {
    const category = text(get(row, 'vatCategory'));
    const rate = number(get(row, 'vatRateBp'));
    const key = category + String(rate).padStart(5, '0');
    const before = rates.get(key);
    const plus = (field: string) =>
      number(get(row, field)) + (before === undefined ? 0 : number(get(before, field)));
    rates.set(key, {
      vatCategory: category,
      vatRateBp: rate,
      grossMinor: plus('grossMinor'),
      netMinor: plus('netMinor'),
      vatMinor: plus('vatMinor'),
    });
  }
  return [...rates.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function zero(currency: string): Json {
  return {
    currency,
    transactionCount: 0,
    salesMinor: 0,
    returnsMinor: 0,
    algebraicMinor: 0,
    absoluteMinor: 0,
    perRate: [],
    deposits: [],
    liabilitiesMinor: 0,
  };
}

function digest(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function thumbprint(jwk: Json): string {
  const [crv, kty, x, y] = ['crv', 'kty', 'x', 'y'].map((member) => text(get(jwk, member)));
  return digest(`{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"}`);
}

function publicKey(jwk: Json): KeyObject {
  const member = (name: string) => text(get(jwk, name));
  return createPublicKey({
    key: { kty: member('kty'), crv: member('crv'), x: member('x'), y: member('y') },
    format: 'jwk',
  });
}

function get(value: Json, ...path: string[]): Json {
  let found = value;
  for (const member of path) {
    if (found === null || typeof found !== 'object' || Array.isArray(found)) return null;
    found = found[member] ?? null;
  }
  return found;
}

function text(value: Json): string {
  return typeof value === 'string' ? value : '';
}

function number(value: Json): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Equal whatever the order of members. */
function same(a: Json, b: Json): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((element, index) => same(element, b[index] ?? null));
  }
  const members = Object.keys(a);
  const isSameSize = members.length === Object.keys(b).length;
  return isSameSize && members.every((m) => m in b && same(a[m] ?? null, b[m] ?? null));
}
