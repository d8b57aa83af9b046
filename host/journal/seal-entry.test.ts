import { createHash, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { addToTotals, zeroTotals } from '../../domain/fiscal/perpetual-totals.ts';
import { wrongSum } from '../../domain/transaction/transaction-sums.ts';
import {
  closureDraft,
  newSigner,
  openingDraft,
  sale,
  saleDraft,
  sealAll,
  testContext,
} from '../../test/support/journal-kit.ts';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import { canonicalText } from './canonical.ts';
import { commitmentOf, sealEntry } from './seal-entry.ts';
import { verificationKey } from './signer.ts';

const signer = newSigner();

test('the signed bytes are canonical, and hash and signature are over them', () => {
  for (const { sealed } of sealAll([sale(1), closureDraft('day'), sale(2, 5)], signer).sealed) {
    const text = Buffer.from(sealed.bytes).toString('utf8');
    expect(canonicalText(JSON.parse(text))).toBe(text);
    expect(createHash('sha256').update(sealed.bytes).digest('base64url')).toBe(sealed.hash);
    const key = { key: verificationKey(signer.publicKey), dsaEncoding: 'ieee-p1363' as const };
    const signature = Buffer.from(sealed.signature, 'base64url');
    expect(verify('sha256', sealed.bytes, key, signature)).toBe(true);
  }
});

test('an entry links to the one before it, and to the one before it of its type', () => {
  const { sealed } = sealAll([sale(1), closureDraft('day'), sale(2)], signer);
  const [opened, first, closure, second] = sealed.map(({ sealed: entry }) => ({
    entry,
    ...readEntry(entry.bytes),
  }));
  expect(opened?.envelope.previousHash).toBe('A'.repeat(43));
  expect(first?.envelope.previousHash).toBe(opened?.entry.hash);
  expect(second?.envelope.previousHash).toBe(closure?.entry.hash);
  expect(second?.envelope.typeSequence).toBe(2);
  expect(second?.envelope.previousTypeSignature).toBe(first?.entry.signature);
});

test('totals after each entry are the fold of the transactions so far', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTransaction(), { maxLength: 6 }), (transactions) => {
      const { head } = sealAll(transactions.map(saleDraft), signer);
      expect(head.totals).toEqual(transactions.reduce(addToTotals, zeroTotals('EUR')));
      expect(head.periods.day.totals).toEqual(head.totals);
    }),
    { numRuns: 40 },
  );
});

test('a closure closes what is open of its kind: number, range and totals are not the command’s', () => {
  const { sealed, head } = sealAll(
    [sale(1), closureDraft('day'), sale(2), closureDraft('day'), closureDraft('month'), sale(3)],
    signer,
  );
  const closures = sealed
    .map((entry) => readEntry(entry.sealed.bytes))
    .flatMap((read) => (read.known && read.type === 'closure' ? [read.body] : []));
  expect(
    closures.map(({ period, number, firstSequence, lastSequence, totals }) => ({
      period,
      number,
      range: [firstSequence, lastSequence],
      count: totals.transactionCount,
    })),
  ).toEqual([
    { period: 'day', number: 1, range: [1, 2], count: 1 },
    { period: 'day', number: 2, range: [4, 4], count: 1 },
    { period: 'month', number: 1, range: [1, 5], count: 2 },
  ]);
  expect(head.periods.day.totals.transactionCount).toBe(1);
  expect(head.periods.year.totals.transactionCount).toBe(3);
  expect(head.totals.transactionCount).toBe(3);
  expect(head.lastClosure).toBe(6);
});

test('a closed year ends the segment, a closed day or month does not', () => {
  const { sealed, head } = sealAll(
    [closureDraft('day'), closureDraft('month'), closureDraft('year'), sale(1)],
    signer,
  );
  expect(sealed.map((entry) => entry.sealed.segment)).toEqual([1, 1, 1, 1, 2]);
  expect(head.segment).toBe(2);
});

test('personal data stays out of the signed bytes, which commit to it', () => {
  const part = { name: 'Inès Martin', phone: '+33 6 12 34 56 78' };
  const { head } = sealAll([], signer);
  const draft = { ...sale(1), personal: { reference: null, part } };
  const { sealed, personal } = sealEntry(draft, head, testContext(signer));
  const text = Buffer.from(sealed.bytes).toString('utf8');
  expect(text).not.toContain('Martin');
  expect(personal?.text).toContain('Martin');
  expect(readEntry(sealed.bytes).envelope.personal).toEqual({
    reference: personal?.reference,
    commitment: personal && commitmentOf(personal),
  });
});

test('a transaction whose sums do not agree is never signed', () => {
  const good = makeTransaction({
    basketId: 'basket-0000000000000001',
    lines: [breadLine, breadLine],
  });
  const [line, ...others] = good.lines;
  const { head } = sealAll([], signer);
  const bad = [
    { ...good, totals: { ...good.totals, grossMinor: good.totals.grossMinor + 1 } },
    { ...good, tenders: [] },
    { ...good, vat: [] },
    { ...good, lines: line ? [{ ...line, vatMinor: line.vatMinor + 1 }, ...others] : [] },
  ];
  for (const transaction of bad) {
    expect(() => sealEntry(saleDraft(transaction), head, testContext(signer))).toThrow(
      'Broken law',
    );
  }
});

test('every transaction of the generator is sound', () => {
  fc.assert(fc.property(arbitraryTransaction(), (transaction) => wrongSum(transaction) === null));
});

test('a training sale without anyone who answers for it is refused', () => {
  const { head } = sealAll([], signer);
  const training = { ...head, kind: 'training' as const };
  expect(() => sealEntry(sale(1), training, testContext(signer))).toThrow('answers for it');
  const responsible = testContext(signer, { responsibleId: 'op-9' });
  expect(sealEntry(sale(1), training, responsible).head.kind).toBe('training');
});

test('half a surrogate pair in a label becomes a replacement sign and does not stop the sale', () => {
  const { head } = sealAll([], signer);
  const draft = sale(1);
  const personal = { reference: null, part: { note: 'a\ud83d' } };
  const { personal: row } = sealEntry({ ...draft, personal }, head, testContext(signer));
  expect(row?.text).toBe('{"note":"a\ufffd"}');
});

test('a journal opens once, is signed by its own key, and takes nothing after its seal', () => {
  const { start, head } = sealAll([], signer);
  const context = testContext(signer);
  expect(() => sealEntry(sale(1), start, context)).toThrow('starts with its opening');
  expect(() => sealEntry(openingDraft(signer), head, context)).toThrow('starts with its opening');
  expect(() => sealEntry(sale(1), head, testContext(newSigner()))).toThrow('its own key');
  const seal = sealEntry(
    {
      type: 'journal-sealed',
      body: { reason: 'journal-fork', successorId: '' },
      operatorId: '',
      personal: null,
    },
    head,
    context,
  );
  expect(() => sealEntry(sale(1), seal.head, context)).toThrow('takes no entry');
});
