import { type ReceiptKey, receiptKey, receiptKeyId } from '../../contract/document/receipt-key.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { FindOrdersRequest } from '../../contract/platform/find-orders.ts';
import type {
  FindReceiptsAnswer,
  FindReceiptsRequest,
} from '../../contract/platform/find-receipts.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { orderIdShape } from '../../domain/order/order.ts';
import { readReceiptPlace } from '../../domain/receipt/receipt-place.ts';
import { readReceiptSlip } from '../../domain/receipt/receipt-slip.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readTypedReceiptNumber } from '../../domain/return/typed-receipt-number.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import { readSignedCode, type SignedCode } from '../../domain/scan/signed-code.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { isOfWebOrder, placeOfWebOrder } from '../../domain/transaction/sold-place.ts';
import { isSignedBy, shortKeyId } from '../codes/signed-codes.ts';
import { saleAt } from './find-sale.ts';
import type { KnownContent } from './known-receipts.ts';
import { knownSale } from './known-sale.ts';
import { learnWebOrders, learnWhereabouts, type OrderLearning } from './learn-order.ts';
import { verifiedEntries } from './verified-entries.ts';

/** What finding a receipt out needs; nothing of it is a command, for the network may take its time (law 1). */
export interface LearningParts extends OrderLearning {
  /** Asks the platform; null at a till that stands alone. */
  ask(request: FindReceiptsRequest): Promise<Result<FindReceiptsAnswer, Failure> | null>;
}

/** What came of it. */
export interface Learned {
  /** The receipts of other tills that it may be, newest first: of several one is chosen. */
  found: readonly EntryPlace[];
  /** Why the platform told nothing; null when it did, or when there is none. */
  why: Failure | null;
  /** The till stands alone: there is nobody to ask. */
  isAlone: boolean;
}

/**
 * Finds out what this till does not know of a receipt: from the code on it, checked against the keys that
 * every till has, and from the platform, which has its entry and what has come back of it anywhere. Of its
 * own receipts too: another store may have taken goods back. `CODE_FORGED` and what is no code are refused;
 * that the platform can't be asked is no failure.
 */
export async function learnReceipt(
  receipt: string | EntryPlace,
  parts: LearningParts,
): Promise<Result<Learned, Failure>> {
  const code = typeof receipt === 'string' ? receipt.trim() : '';
  const web = webOrderNamed(receipt);
  if (web !== null) return learnedWeb({ by: 'id', ids: [web] }, parts);
  const place = typeof receipt === 'string' ? await placeOfCode(code, parts) : ok(receipt);
  if (!place.ok) return place;
  const request = place.value ? placeRequest(place.value) : requestOf(code, parts);
  if (request === null) return learnedWeb({ by: 'number', number: code.slice(0, 60) }, parts);
  const answer = await parts.ask(request);
  const coded = place.value ? [place.value] : [];
  if (!answer?.ok)
    return ok({ found: coded, why: answer?.error ?? null, isAlone: answer === null });
  await keep(parts, answer.value, place.value);
  const found = place.value ? coded : chosen(parts, answer.value, /^\d+$/.test(code));
  if (found.length === 0 && !place.value)
    return learnedWeb({ by: 'number', number: code.slice(0, 60) }, parts);
  for (const of of found) {
    const sale = knownSale(parts.till, of);
    if (sale) await learnWhereabouts(sale, parts);
  }
  return ok({ found, why: null, isAlone: false });
}

/** The orders of web shops that it may be. */
async function learnedWeb(
  asked: FindOrdersRequest,
  parts: LearningParts,
): Promise<Result<Learned, Failure>> {
  const orders = await learnWebOrders(asked, parts);
  if (orders.ok) return ok({ found: orders.value, why: null, isAlone: false });
  const isAlone = orders.error.code === 'RECEIPTS_NEED_PLATFORM';
  const before = asked.by === 'id' ? asked.ids.map(placeOfWebOrder) : [];
  return ok({ found: before, why: isAlone ? null : orders.error, isAlone });
}

/** The id of an order that no till took; null of anything else. */
function webOrderNamed(receipt: string | EntryPlace): string | null {
  if (typeof receipt !== 'string') return isOfWebOrder(receipt) ? receipt.journalId : null;
  const id = receipt.trim();
  return id.startsWith('web-') && orderIdShape.test(id) ? id : null;
}

/** The receipts of a customer of the network, by their random reference, newest first; then their orders of web shops. */
export async function learnReceiptsOf(
  reference: string,
  parts: LearningParts,
): Promise<Result<readonly EntryPlace[], Failure>> {
  const answer = await parts.ask({ by: 'customer', reference });
  if (answer === null) return refuse(fail('RECEIPTS_NEED_PLATFORM'));
  if (!answer.ok) return answer;
  await keep(parts, answer.value, null);
  const web = await learnWebOrders({ by: 'customer', reference }, parts);
  return ok([...answer.value.found, ...(web.ok ? web.value : [])]);
}

function placeRequest(of: EntryPlace): FindReceiptsRequest {
  return { by: 'place', of: { journalId: of.journalId, sequence: of.sequence } };
}

/** A printed number or an order's id; null for what is none. */
function requestOf(text: string, { till }: LearningParts): FindReceiptsRequest | null {
  if (orderIdShape.test(text)) return { by: 'order', orderId: text };
  const typed = readTypedReceiptNumber(text);
  if (typed === null) return null;
  const { tillNumber, transactionNumber, journalMark } = typed;
  // `42` alone is of this till.
  const isOwn = tillNumber === null && journalMark === null;
  return {
    by: 'number',
    tillNumber: isOwn ? till.identity.till.number : tillNumber,
    transactionNumber,
    journalMark,
  };
}

/** Keeps what a code says once it is checked; null for what is no code. */
async function placeOfCode(
  text: string,
  parts: LearningParts,
): Promise<Result<EntryPlace | null, Failure>> {
  if (!readOwnCode(text).ok) return ok(null);
  const code = readSignedCode(text);
  const place =
    code.ok && code.value.kind === 'receipt' ? readReceiptPlace(code.value.payload) : null;
  if (!code.ok || !place?.ok) return refuse(fail('RECEIPT_CODE_UNKNOWN'));
  const of = place.value;
  const { journal, receipts } = parts.till;
  if (saleAt(journal, of)) return ok(of);
  const slip = readReceiptSlip(code.value.payload);
  const key = await keyOf(parts.till.documents, code.value, of);
  if (key && !isSignedBy(key.publicKey, code.value)) return refuse(fail('CODE_FORGED'));
  if (!slip.ok || receipts.find(of)?.content?.kind === 'entry') return ok(of);
  const skus = slip.value.lines.map(({ sku }) => sku);
  const content: KnownContent = {
    kind: 'code',
    code: text,
    key,
    items: await itemsOf(parts, skus),
  };
  await parts.write(() => receipts.put([{ of, content, asOf: null, givesBackOf: [] }]));
  return ok(of);
}

/** Null when nobody here knows the key: the till has not been told of it, or there is no such till. */
async function keyOf(
  documents: Documents,
  { keyId }: SignedCode,
  { journalId }: EntryPlace,
): Promise<ReceiptKey | null> {
  const named = Buffer.from(keyId).toString('base64url');
  const setting = await documents.get('settings', receiptKeyId(named, journalId));
  const key = setting && receiptKey.safeParse(setting.value);
  // Fewer signs name the document than the code has.
  const isIts = key?.success === true && shortKeyId(key.data.keyId).equals(keyId);
  return isIts ? key.data : null;
}

async function itemsOf({ till }: LearningParts, skus: readonly string[]) {
  const items = await till.documents.getMany('items', [...new Set(skus)]);
  return Object.fromEntries(
    items.map(({ id, name, gtin, category, size, colour, model }) => [
      id,
      { name, gtin, category, size, colour, model },
    ]),
  );
}

/** What is signed as it should be; of own entries only that the platform was asked. */
async function keep(
  { till: { journal, receipts }, write }: LearningParts,
  answer: FindReceiptsAnswer,
  asked: EntryPlace | null,
): Promise<void> {
  const asOf = new Date(answer.atMs).toISOString();
  const entries = verifiedEntries(answer).map(({ entry, givesBackOf }) => {
    const of = { journalId: entry.journalId, sequence: entry.sequence };
    const isOwn = journal.find(of.journalId, of.sequence) !== null;
    const content: KnownContent | null = isOwn ? null : { kind: 'entry', entry };
    return { of, content, asOf, givesBackOf: isOwn ? [] : givesBackOf };
  });
  const isThere = entries.some(({ of }) => asked && isSame(of, asked));
  // Its sale may not have reached the platform; what came back of it has been told all the same.
  const alone =
    asked && !isThere ? [{ of: asked, content: null, asOf, givesBackOf: [] as EntryPlace[] }] : [];
  await write(() => receipts.put([...alone, ...entries]));
}

/** Of several with one number those of this store, if there are any; a bare number is of this store or none. */
function chosen(
  { till }: LearningParts,
  { found }: FindReceiptsAnswer,
  isBare: boolean,
): readonly EntryPlace[] {
  const { id } = till.identity.store;
  const sales = found.filter((of) => knownSale(till, of) !== null);
  const own = sales.filter((of) => knownSale(till, of)?.soldBy.storeId === id);
  return own.length > 0 || isBare ? own : sales;
}

function isSame(a: EntryPlace, b: EntryPlace): boolean {
  return a.journalId === b.journalId && a.sequence === b.sequence;
}
