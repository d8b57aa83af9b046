import { z } from 'zod';
import type { EntryDraft } from '../../../contract/entry/entry-types.ts';
import type { Failure } from '../../../contract/failure/failure.ts';
import type { PushAnswer, PushedEntry } from '../../../contract/platform/push-entries.ts';
import type { Result } from '../../../domain/result.ts';
import { canonicalText, sha256 } from '../../../host/journal/canonical.ts';
import { type Sealed, sealEntry } from '../../../host/journal/seal-entry.ts';
import type { Signer } from '../../../host/journal/signer.ts';
import type { Database } from '../../../platform/database/database.ts';
import { readEffects } from '../../../platform/journals/read-effects.ts';
import { type PushContext, takePush } from '../../../platform/journals/take-push.ts';
import { newSigner, saleDraft, sealAll, testContext, tillIdentity } from '../journal-kit.ts';
import { breadLine, makeTransaction } from '../make-transaction.ts';
import { reverse } from '../reverse-transaction.ts';

export const journalId = 'journal-0000000000000001';
export const till = { id: tillIdentity.till.id, storeId: tillIdentity.store.id };

/** The company, the store and the two tills of the tests. */
export async function addNetwork(database: Database): Promise<void> {
  const { company, store } = tillIdentity;
  await database.query(
    `insert into companies (id, name, siren, details) values ($1, $2, $3, '{}')`,
    [company.id, company.name, company.siren],
  );
  for (const place of [store.id, 's-2'])
    await database.query(
      `insert into places (id, company_id, kind, name, details)
       values ($1, $2, 'store', $3, jsonb_build_object('siret', $4::text))`,
      [place, company.id, store.name, place === store.id ? store.siret : ''],
    );
  await database.query(
    `insert into tills (id, store_id, number) values ('t-1', 's-1', '1'), ('t-2', 's-2', '2')`,
  );
}

export function pushContext(database: Database, changes: Partial<PushContext> = {}): PushContext {
  return { database, readEffects, nowMs: () => 1_000, wait: () => Promise.resolve(), ...changes };
}

/** A push of the tests' till, with what the platform answered. */
export async function push(
  context: PushContext,
  entries: readonly PushedEntry[],
  of: Partial<Parameters<typeof takePush>[0]> = {},
): Promise<Result<PushAnswer, Failure>> {
  const taken = await takePush({ till, journalId, entries, ...of }, context);
  return taken.ok ? { ok: true, value: taken.value.answer } : taken;
}

/** Opening and these entries, sealed as a till seals them, as they go on the wire. */
export function sealedEntries(
  drafts: readonly EntryDraft[],
  signer: Signer = newSigner(),
  context = testContext(signer),
  id = journalId,
): PushedEntry[] {
  return sealAll(drafts, signer, context, id).sealed.map(pushed);
}

export function pushed({ sealed, personal }: Sealed): PushedEntry {
  const { journalId: _, bytes, ...columns } = sealed;
  return {
    ...columns,
    text: Buffer.from(bytes).toString('utf8'),
    personal: personal && {
      reference: personal.reference,
      salt: personal.salt,
      text: personal.text,
    },
  };
}

/** A sale of so many pieces of one article, at nothing: what the till's own rules would never let by. */
export function saleOf(pieces: number, index = 1): EntryDraft {
  const transaction = makeTransaction({
    basketId: `basket-${String(index).padStart(15, '0')}`,
    lines: [{ ...breadLine, unitPriceMinor: 0, quantity: { value: pieces, scale: 0 } }],
    tenders: [],
  });
  return saleDraft(transaction);
}

/** Takes back the sale of this journal under that number. */
export function voiding(sequence: number, of = journalId): EntryDraft {
  const sold = makeTransaction({
    basketId: `basket-v${String(sequence).padStart(14, '0')}`,
    lines: [{ ...breadLine, unitPriceMinor: 0 }],
    tenders: [],
  });
  return saleDraft(
    reverse(
      sold,
      { journalId: of, sequence },
      {
        basketId: `basket-w${String(sequence).padStart(14, '0')}`,
        seat: 'till',
        openedAt: sold.openedAt,
        reasonCode: 'mistake',
      },
    ),
  );
}

/** More than any shelf holds: the database refuses the row (a check constraint), and nothing else. */
export const poison = saleOf(9_000_000_000_000, 666);

/**
 * The same journal with other contents, signed and linked anew: what only its signer could write, such
 * as a till of another release.
 */
export function rewritten(
  entries: readonly PushedEntry[],
  signer: Signer,
  change: (content: Content, sequence: number) => Content,
): PushedEntry[] {
  const typeHeads = new Map<string, { sequence: number; signature: string }>();
  let previousHash: string | null = null;
  return entries.map((entry) => {
    const content = change(contentOf(entry), entry.sequence);
    const { type, format } = head.parse(content);
    const typeHead = typeHeads.get(type);
    const typeSequence = (typeHead?.sequence ?? 0) + 1;
    const text = canonicalText({
      ...content,
      previousHash: previousHash ?? content.previousHash,
      typeSequence,
      previousTypeSignature: typeHead?.signature ?? '',
    });
    const signature = Buffer.from(signer.sign(Buffer.from(text))).toString('base64url');
    previousHash = sha256(text);
    typeHeads.set(type, { sequence: typeSequence, signature });
    return { ...entry, type, typeSequence, format, text, hash: previousHash, signature };
  });
}

/** Opened by the first key, handed over to the second, and a sale signed by `last`. */
export function rotatedJournal(first: Signer, second: Signer, last = second): PushedEntry[] {
  const rotation: EntryDraft = {
    type: 'key-rotated',
    body: { reason: 'requested', newKeyId: second.keyId, publicKey: second.publicKey },
    operatorId: '',
    personal: null,
  };
  const { sealed, head: rotatedHead } = sealAll([rotation], first);
  const after = sealEntry(saleOf(1), { ...rotatedHead, keyId: last.keyId }, testContext(last));
  return [...sealed, after].map(pushed);
}

type Content = Record<string, unknown>;

export function contentOf({ text }: PushedEntry): Content {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

const head = z.object({ type: z.string(), format: z.int() });

let journals = 0;

/** A journal of sales in a store of the demo: each entry as it goes on the wire. */
export function demoEntries(
  storeId: string,
  saleCount: number,
): { journalId: string; entries: PushedEntry[]; pieces: number } {
  journals += 1;
  const id = `journal-${storeId}-${String(journals).padStart(12, '0')}`;
  const signer = newSigner();
  const { store } = tillIdentity;
  const identity = { ...tillIdentity, store: { ...store, id: storeId } };
  const drafts = Array.from({ length: saleCount }, (_, index) => saleOf(1 + (index % 3), index));
  const { sealed } = sealAll(drafts, signer, testContext(signer, { identity }), id);
  const pieces = drafts.reduce((sum, _, index) => sum + 1 + (index % 3), 0);
  return { journalId: id, entries: sealed.map(pushed), pieces };
}
