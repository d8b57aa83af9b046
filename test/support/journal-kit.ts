import { generateKeyPairSync } from 'node:crypto';
import type { TillIdentity } from '../../contract/document/setting.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { JournalHead } from '../../contract/port/journal.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { headBeforeFirst } from '../../host/journal/next-head.ts';
import { type SealContext, type Sealed, sealEntry } from '../../host/journal/seal-entry.ts';
import { createSigner, type Signer } from '../../host/journal/signer.ts';
import { breadLine, makeTransaction } from './make-transaction.ts';

/** A till of the tests: its clock and ids are counters, its key is real. */
export const tillIdentity: TillIdentity = {
  company: {
    id: 'c-1',
    name: 'Épicerie Lefèvre SAS',
    siren: '552100554',
    vatNumber: 'FR12552100554',
    naf: '4711D',
    address: { lines: ['1 place Bellecour'], postcode: '69002', city: 'Lyon', country: 'FR' },
  },
  store: {
    id: 's-1',
    name: 'Épicerie Lefèvre, Lyon',
    siret: '55210055400013',
    gln: '3012345678900',
    address: {
      lines: ['12 rue de la République'],
      postcode: '69002',
      city: 'Lyon',
      country: 'FR',
    },
    zone: 'Europe/Paris',
  },
  till: { id: 't-1', number: '1' },
  currency: 'EUR',
  priceList: '',
  companyPriceList: '',
};

export const software = { name: 'Comptoir', version: '1.0.0' };

export function newSigner(): Signer {
  return createSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
}

/** Ids that count: `journal-000000000001` is as good as random to everything but an attacker. */
export function countingIds(prefix = 'id'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${String(count).padStart(16, '0')}`;
  };
}

export function testContext(signer: Signer, changes: Partial<SealContext> = {}): SealContext {
  return {
    identity: tillIdentity,
    software,
    nowMs: Date.UTC(2026, 10, 22, 13, 5, 33, 120),
    monotonicMs: 1_000,
    platformOffsetMs: null,
    businessDay: '2026-11-22',
    tillSession: 1,
    responsibleId: '',
    signer,
    newId: countingIds('ref'),
    newSalt: () => new Uint8Array(32).fill(7),
    ...changes,
  };
}

export function saleDraft(transaction: Transaction): EntryDraft {
  return { type: 'transaction', body: transaction, operatorId: 'op-1', personal: null };
}

/** The number `index` sale of a test, always the same for the same number. */
export function sale(index: number, lineCount = 1): EntryDraft {
  const lines = Array.from({ length: lineCount - 1 }, (_, line) => ({
    ...breadLine,
    unitPriceMinor: 199 + 100 * line + (index % 50),
    vatRateBp: line % 2 === 0 ? 2000 : 550,
  }));
  return saleDraft(
    makeTransaction({
      basketId: `basket-${String(index).padStart(15, '0')}`,
      lines: [{ ...breadLine, unitPriceMinor: 100 + (index % 1_000) }, ...lines],
    }),
  );
}

export function eventDraft(event: 'reading' | 'no-sale' = 'no-sale'): EntryDraft {
  return { type: 'event', body: { event, details: {} }, operatorId: 'op-1', personal: null };
}

export function closureDraft(period: 'day' | 'month' | 'year', day = '2026-11-22'): EntryDraft {
  const body = { period, from: day, through: day, late: false, tenders: [] };
  return { type: 'closure', body, operatorId: '', personal: null };
}

export function openingDraft(signer: Signer): EntryDraft {
  const body = { reason: 'first-start' as const, publicKey: signer.publicKey, predecessor: null };
  return { type: 'journal-opened', body, operatorId: '', personal: null };
}

/** Seals drafts one after the other into a journal of their own, opening first. */
export function sealAll(
  drafts: readonly EntryDraft[],
  signer: Signer = newSigner(),
  context: SealContext = testContext(signer),
  journalId = 'journal-0000000000000001',
): { start: JournalHead; sealed: Sealed[]; head: JournalHead } {
  const start = headBeforeFirst({
    journalId,
    kind: 'live',
    currency: 'EUR',
    keyId: signer.keyId,
  });
  const sealed: Sealed[] = [];
  let head = start;
  for (const draft of [openingDraft(signer), ...drafts]) {
    const next = sealEntry(draft, head, context);
    head = next.head;
    sealed.push(next);
  }
  return { start, sealed, head };
}
