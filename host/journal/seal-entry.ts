import type { TillIdentity } from '../../contract/document/setting.ts';
import type { EntryDraft, PersonalDraft } from '../../contract/entry/entry-types.ts';
import { type Envelope, entryFormat, envelope } from '../../contract/entry/envelope.ts';
import { type ReadBody, readBody } from '../../contract/entry/read-entry.ts';
import type { JournalHead, SealedEntry, StoredPersonalPart } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { invoiceSeries } from '../../domain/invoice/invoice-number.ts';
import { wrongInvoice } from '../../domain/invoice/wrong-invoice.ts';
import { wrongOrder } from '../../domain/order/wrong-order.ts';
import { wrongOrderStep } from '../../domain/order/wrong-order-step.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import { canonicalText, sha256 } from './canonical.ts';
import { localTime } from './local-time.ts';
import { nextHead, nextTotals } from './next-head.ts';
import type { Signer } from './signer.ts';

/** All that an entry says besides its draft and its place in the journal. */
export interface SealContext {
  identity: TillIdentity;
  software: { name: string; version: string };
  /** Milliseconds since 1970 by the till's clock. */
  nowMs: number;
  /** Milliseconds since the host started, from a clock that never jumps. */
  monotonicMs: number;
  /** Platform clock minus till clock when last compared, or null if never. */
  platformOffsetMs: number | null;
  businessDay: string;
  /** 0 when no session is open. */
  tillSession: number;
  /** In training, who answers for the trainee; empty otherwise. */
  responsibleId: string;
  signer: Signer;
  /** Random, 22 characters of base64url. */
  newId(): string;
  /** 32 random bytes. */
  newSalt(): Uint8Array;
}

export interface Sealed {
  sealed: SealedEntry;
  personal: StoredPersonalPart | null;
  /** The journal after the entry. */
  head: JournalHead;
  /** The body as it was signed. */
  read: ReadBody;
}

/**
 * Numbers, totals, hashes and signs one entry: pure but for what the context hands in. Throws
 * ZodError on a body that is not of its schema and Error on amounts that do not add up: nothing
 * wrong is ever signed, since it could never be corrected.
 */
export function sealEntry(draft: EntryDraft, head: JournalHead, context: SealContext): Sealed {
  assert(head.state === 'open', 'A sealed journal takes no entry');
  assert(context.signer.keyId === head.keyId, 'A journal is signed by its own key');
  assert(
    (head.sequence === 0) === (draft.type === 'journal-opened'),
    'A journal starts with its opening, once',
  );
  const read = readBody(draft.type, 1, bodyOf(draft, head, context));
  assert(read.known, 'This release writes only what it can read');
  if (read.type === 'transaction') {
    const wrong = wrongSum(read.body);
    assert(wrong === null, `The sums of a transaction agree (${wrong})`);
    assert(read.body.currency === head.totals.currency, 'A journal has one currency');
    assert(
      head.kind === 'live' || context.responsibleId !== '',
      'Training names who answers for it (BOI-TVA-DECLA-30-10-30 §150)',
    );
  }
  if (read.type === 'order-placed') {
    const wrong = wrongOrder(read.body);
    assert(wrong === null, `An order agrees with itself (${wrong})`);
  }
  if (read.type === 'order-step') {
    const wrong = wrongOrderStep(read.body);
    assert(wrong === null, `A step of an order agrees with itself (${wrong})`);
  }
  const sequence = head.sequence + 1;
  if (read.type === 'invoice') {
    const { journalId, kind } = head;
    assert(kind === 'live', 'What was sold in training is not invoiced');
    const wrong = wrongInvoice(read.body, {
      ...context.identity,
      ...{ journalId, sequence },
      typeSequence: nextOfType(head, 'invoice'),
    });
    assert(wrong === null, `An invoice agrees with itself (${wrong})`);
  }
  const personal = draft.personal
    ? personalRow(draft.personal, { journalId: head.journalId, sequence }, context)
    : null;
  const typeHead = head.types[draft.type];
  const content: Envelope = envelope.parse({
    ...whoAndWhere(context, draft.operatorId, head.kind),
    format: entryFormat,
    journal: { id: head.journalId, kind: head.kind },
    segment: head.segment,
    sequence,
    previousHash: head.hash,
    type: draft.type,
    typeVersion: 1,
    typeSequence: nextOfType(head, draft.type),
    previousTypeSignature: typeHead?.signature ?? '',
    totals: nextTotals(head.totals, read),
    personal: personal && {
      reference: personal.reference,
      commitment: commitmentOf(personal),
    },
    keyId: context.signer.keyId,
    body: read.body,
  });
  const sealed = sign(content, context.signer);
  return { sealed, personal, read, head: nextHead(head, { sealed, envelope: content, read }) };
}

/** SHA-256(salt ‖ UTF-8 of the part): binds a personal part to its entry without showing it. */
export function commitmentOf({ salt, text }: { salt: string; text: string }): string {
  return sha256(Buffer.from(salt, 'base64url'), text);
}

function sign(content: Envelope, signer: Signer): SealedEntry {
  const bytes = Buffer.from(canonicalText(content), 'utf8');
  return {
    journalId: content.journal.id,
    segment: content.segment,
    sequence: content.sequence,
    type: content.type,
    typeSequence: content.typeSequence,
    businessDay: content.businessDay,
    bytes,
    hash: sha256(bytes),
    signature: Buffer.from(signer.sign(bytes)).toString('base64url'),
    keyId: content.keyId,
    format: content.format,
  };
}

function whoAndWhere(context: SealContext, operatorId: string, kind: JournalHead['kind']) {
  const { company, store, till } = context.identity;
  const isTraining = kind === 'training';
  const { zone, ...storeWithoutZone } = store;
  return {
    recordedAt: {
      utc: new Date(context.nowMs).toISOString(),
      ...localTime(context.nowMs, zone),
      zone,
      monotonicMs: context.monotonicMs,
      platformOffsetMs: context.platformOffsetMs,
    },
    businessDay: context.businessDay,
    // The drawer's session holds real money: nothing of training is in it.
    tillSession: isTraining ? 0 : context.tillSession,
    software: context.software,
    company,
    store: storeWithoutZone,
    till,
    operator: { id: operatorId, responsibleId: isTraining ? context.responsibleId : '' },
  };
}

function nextOfType(head: JournalHead, type: string): number {
  return (head.types[type]?.sequence ?? 0) + 1;
}

/**
 * A closure's numbers, range and totals come from the head: it closes exactly what is open. So does
 * an invoice's number: there is no other count that could have a gap.
 */
function bodyOf(draft: EntryDraft, head: JournalHead, { signer, identity }: SealContext): unknown {
  if (draft.type === 'invoice') {
    const { journalId } = head;
    const series = invoiceSeries({ ...identity, journalId });
    return { ...draft.body, series, number: nextOfType(head, 'invoice') };
  }
  if (draft.type !== 'closure') return draft.body;
  const open = head.periods[draft.body.period];
  return {
    ...draft.body,
    number: open.number + 1,
    firstSequence: open.sequence + 1,
    lastSequence: head.sequence,
    totals: open.totals,
    checkpoint: { publicKey: signer.publicKey, types: head.types, periods: head.periods },
  };
}

function personalRow(
  { reference, part }: PersonalDraft,
  of: { journalId: string; sequence: number },
  context: SealContext,
): StoredPersonalPart {
  const salt = context.newSalt();
  assert(salt.byteLength === 32, 'A salt has 32 bytes');
  return {
    ...of,
    reference: reference ?? context.newId(),
    salt: Buffer.from(salt).toString('base64url'),
    text: canonicalText(part),
  };
}
