import { createHash } from 'node:crypto';
import { receiptKeyId } from '../../contract/document/receipt-key.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { FoundOrder } from '../../contract/platform/find-orders.ts';
import type { FindReceiptsAnswer, SignedEntry } from '../../contract/platform/find-receipts.ts';
import type { FindValueAnswer, FindValueRequest } from '../../contract/platform/find-value.ts';
import { packReceiptSlip } from '../../domain/receipt/receipt-slip.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { placeOfWebOrder } from '../../domain/transaction/sold-place.ts';
import { journalKeys } from '../../host/codes/journal-keys.ts';
import { createCommandQueue } from '../../host/commands/command-queue.ts';
import type { LearningParts } from '../../host/returns/learn-receipt.ts';
import { returnHandlers } from '../../host/returns/return-handlers.ts';
import { verifiedEntries } from '../../host/returns/verified-entries.ts';
import { valueHandlers } from '../../host/stored-value/value-handlers.ts';
import { tillPage } from '../conformance/sample-documents.ts';
import { tillIdentity } from './journal-kit.ts';
import { type MemoryTill, memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

export interface NetworkOfTills {
  /** The orders that its platform has. */
  orders: FoundOrder[];
  tills: readonly MemoryTill[];
  /** The calls that find receipts, at one of them. */
  calls(till: MemoryTill): ReturnType<typeof returnHandlers>;
  /** The call that finds a gift card or avoir, at one of them. */
  valueCalls(till: MemoryTill): ReturnType<typeof valueHandlers>;
  /** The platform answers nobody from now on, or everybody again. */
  cut(isCut: boolean): void;
  /** What the code on a receipt of this till says. */
  codeOn(till: MemoryTill, of: EntryPlace): string;
}

/** Tills of two stores, each of which knows the keys of the others, and a platform that has all they wrote. */
export async function networkOfTills(
  count: number,
  given: Pick<NonNullable<Parameters<typeof memoryTill>[0]>, 'refundsWebOrdersBy'> = {},
): Promise<NetworkOfTills> {
  const tills: MemoryTill[] = [];
  for (let index = 1; index <= count; index += 1)
    tills.push(
      await memoryTill({
        items: shopItems,
        ...given,
        tillNumber: String(index),
        storeId: `s-${1 + (index % 2)}`,
        hasPlatform: true,
        newId: idsLike(`till ${index}`),
      }),
    );
  for (const till of tills) await tellKeys(till, tills);
  let isCut = false;
  const ask: LearningParts['ask'] = async (request) => {
    if (isCut) return refuse(fail('PLATFORM_UNREACHABLE', { reason: 'offline' }));
    const all = tills.flatMap(entriesOf);
    const sold = all.filter((entry) => {
      if (request.by === 'place') return isAt(entry, request.of);
      if (request.by === 'customer') return isOfCustomer(tills, entry, request.reference);
      if (request.by !== 'number') return false;
      const number = readEntry(new TextEncoder().encode(entry.text)).envelope.till.number;
      return entry.typeSequence === request.transactionNumber && number === request.tillNumber;
    });
    const found = sold.map(({ journalId, sequence }) => ({ journalId, sequence }));
    return ok({ atMs: Date.UTC(2026, 10, 22, 9), found, entries: related(found, all) });
  };
  const orders: FoundOrder[] = [];
  const askOrders: LearningParts['askOrders'] = async (request) => {
    if (isCut) return refuse(fail('PLATFORM_UNREACHABLE', { reason: 'offline' }));
    const found = orders.filter(({ order, isOfWeb }) => {
      if (request.by === 'id') return request.ids.includes(order.id);
      if (!isOfWeb) return false;
      return request.by === 'number'
        ? order.number === request.number
        : order.customerId === request.reference;
    });
    const all = tills.flatMap(entriesOf);
    const entries = found.flatMap(({ order }) => related([placeOfWebOrder(order.id)], all));
    return ok({ atMs: Date.UTC(2026, 10, 22, 9), orders: found, entries });
  };
  const holds = new Map<string, { till: MemoryTill; basketId: string }>();
  const askValue = async (
    till: MemoryTill,
    { number, ownJournals, holdFor }: FindValueRequest,
  ): Promise<Result<FindValueAnswer, Failure>> => {
    if (isCut) return refuse(fail('PLATFORM_UNREACHABLE', { reason: 'offline' }));
    const rows = tills.flatMap(({ journal }) => journal.valueRows(number));
    const issue = rows.find(({ amountMinor }) => amountMinor > 0);
    const sum = (of: typeof rows) => of.reduce((minor, { amountMinor }) => minor + amountMinor, 0);
    const holder = holds.get(number);
    const isFree =
      !holder || holder.till === till || holder.till.journal.findByBasket(holder.basketId);
    if (holdFor !== null && isFree) holds.set(number, { till, basketId: holdFor });
    const { company, store } = tills[0]?.context().identity ?? tillIdentity;
    return ok({
      atMs: Date.UTC(2026, 10, 22, 9),
      issued: issue
        ? {
            ...{ amountMinor: issue.amountMinor, currency: issue.currency, on: '2026-11-22' },
            company: { id: company.id, name: company.name },
            store: { id: store.id, name: store.name },
          }
        : null,
      balanceMinor: sum(rows),
      othersMinor: sum(rows.filter(({ by }) => !ownJournals.includes(by.journalId))),
      hold:
        holdFor === null
          ? { state: 'none' }
          : isFree
            ? { state: 'held' }
            : { state: 'elsewhere', storeName: store.name, tillNumber: '1' },
    });
  };
  return {
    tills,
    valueCalls: (till) =>
      valueHandlers({
        till: till.context(),
        queue: createCommandQueue(),
        ask: (asked) => askValue(till, asked),
      }),
    calls: (till) =>
      returnHandlers({ till: till.context(), queue: createCommandQueue(), ask, askOrders }),
    orders,
    cut(next) {
      isCut = next;
    },
    codeOn(till, of) {
      const entry = till.journal.find(of.journalId, of.sequence);
      const read = entry && readEntry(entry.bytes);
      if (!read?.known || read.type !== 'transaction') throw new Error('a receipt');
      const { typeSequence: transactionNumber, businessDay } = read.envelope;
      const said = { transactionNumber, businessDay, transaction: read.body };
      const payload = packReceiptSlip(of, said);
      if (payload === null) throw new Error('an id of a till');
      return till.context().codes.write('receipt', payload);
    },
  };
}

/** Ids as a till makes them, always the same. */
export function idsLike(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256')
      .update(`${seed} ${count}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  };
}

async function tellKeys(till: MemoryTill, others: readonly MemoryTill[]): Promise<void> {
  const { company, store, till: itself } = till.context().identity;
  const { journalId = '' } = till.journal.heads()[0] ?? {};
  const { keyId, publicKey } = till.writer().signer();
  const value = {
    ...{ keyId, journalId, publicKey, tillNumber: itself.number },
    company: { id: company.id, name: company.name },
    store: { id: store.id, name: store.name },
  };
  const document = { id: receiptKeyId(keyId, journalId), kind: 'setting' as const, value };
  for (const other of others)
    await other.documents.applyPage(
      tillPage(1, [{ collection: 'settings', document }], `network of ${itself.number}`),
    );
}

function entriesOf({ journal }: MemoryTill): SignedEntry[] {
  const [publicKey] = journalKeys(journal);
  const { journalId = '' } = journal.heads()[0] ?? {};
  if (!publicKey) return [];
  return journal
    .read(journalId, 1, 1_000)
    .filter(({ type }) => type === 'transaction')
    .map(({ bytes, ...columns }) => ({
      ...columns,
      text: Buffer.from(bytes).toString('utf8'),
      publicKey,
    }));
}

/** What is tied to these by goods that came back, however far. */
function related(
  places: readonly EntryPlace[],
  all: readonly SignedEntry[],
): FindReceiptsAnswer['entries'] {
  const tied = verifiedEntries({ entries: [...all] });
  let found = tied.filter(({ entry, givesBackOf }) =>
    places.some((of) => isAt(entry, of) || givesBackOf.some((back) => isAt(back, of))),
  );
  for (let before = -1; before < found.length; ) {
    before = found.length;
    const isFound = (of: EntryPlace) => found.some(({ entry }) => isAt(entry, of));
    const isNamed = ({ entry }: (typeof tied)[number]) =>
      found.some(({ givesBackOf }) => givesBackOf.some((of) => isAt(entry, of)));
    found = tied.filter(
      (one) => isFound(one.entry) || one.givesBackOf.some(isFound) || isNamed(one),
    );
  }
  return found.map(({ entry }) => entry);
}

/** The platform knows whose a receipt is by the part beside it, never by the entry. */
function isOfCustomer(
  tills: readonly MemoryTill[],
  { journalId, sequence }: EntryPlace,
  reference: string,
): boolean {
  return tills.some(
    ({ journal }) => journal.personalPart(journalId, sequence)?.reference === reference,
  );
}

function isAt(entry: EntryPlace, of: EntryPlace): boolean {
  return entry.journalId === of.journalId && entry.sequence === of.sequence;
}
