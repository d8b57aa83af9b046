import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Act, JournalHead, StoredStep } from '../../contract/port/journal.ts';
import { addToTotals, zeroTotals } from '../../domain/fiscal/perpetual-totals.ts';
import { newValueNumber } from '../../domain/stored-value/value-number.ts';
import type { ValueRow } from '../../domain/stored-value/value-rows.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { headBeforeFirst } from '../../host/journal/next-head.ts';
import {
  foldProjections,
  givenBackIn,
  invoicedIn,
  type JournalIndexes,
  type Projections,
  type RebuildableJournal,
  rebuildProjections,
  valueRowsIn,
} from '../../host/journal/projections.ts';
import { sealEntry } from '../../host/journal/seal-entry.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import {
  closureDraft,
  eventDraft,
  newSigner,
  openingDraft,
  sale,
  saleDraft,
  testContext,
} from '../support/journal-kit.ts';
import { arbitraryTransaction, breadLine, makeTransaction } from '../support/make-transaction.ts';
import { reverse } from '../support/reverse-transaction.ts';

const signer = newSigner();
const journalId = 'journal-0000000000000001';

/** What every adapter of the Journal port does alike (law 13). */
export function journalConformance(
  name: string,
  make: () => { journal: RebuildableJournal; remove: () => void },
): void {
  describe(`Journal port: ${name}`, () => {
    let made: ReturnType<typeof make>;
    let journal: RebuildableJournal;
    beforeEach(() => {
      made = make();
      journal = made.journal;
    });
    afterEach(() => made.remove());

    const commit = (drafts: readonly EntryDraft[], steps: readonly StoredStep[] = []) => {
      const act = nextAct(journal, drafts, steps);
      journal.commit(act);
      return act;
    };

    /** Gives back all of the sale at a sequence. */
    function returnOf(sequence: number, index: number): EntryDraft {
      const sold = transactionAt(journal, sequence);
      const by = { basketId: basketOf(index), seat: 'till', openedAt: sold.openedAt };
      return saleDraft(
        reverse(sold, { journalId, sequence }, { ...by, reasonCode: 'changed-mind' }),
      );
    }

    test('an empty journal answers everything with nothing', () => {
      expect(journal.heads()).toEqual([]);
      expect(journal.journalIds()).toEqual([]);
      expect(journal.read(journalId, 1, 10)).toEqual([]);
      expect(journal.find(journalId, 1)).toBeNull();
      expect(journal.findByType(journalId, 'transaction', 1)).toBeNull();
      expect(journal.findByBasket('basket-0000000000001')).toBeNull();
      expect(journal.latest(journalId, 'transaction', 5)).toEqual([]);
      expect(journal.personalPart(journalId, 1)).toBeNull();
      expect(journal.openBasketSteps()).toEqual([]);
      expect(journal.stepByCommand('c')).toBeNull();
      expect(journal.entryCount(journalId)).toBe(0);
      expect(journal.erasePersonal('nobody-0000000000')).toBe(0);
      expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 0 });
    });

    test('what was committed is read back byte for byte, by every way to ask', () => {
      const act = commit([openingDraft(signer), sale(1, 5), eventDraft(), sale(2)]);
      const sealed = act.entries.map((entry) => entry.sealed);
      expect(journal.read(journalId, 1, 10).map(plain)).toEqual(sealed.map(plain));
      expect(journal.read(journalId, 2, 2).map(plain)).toEqual(sealed.slice(1, 3).map(plain));
      expect(journal.read(journalId, 5, 2)).toEqual([]);
      expect(journal.find(journalId, 3)).toMatchObject({ type: 'event', typeSequence: 1 });
      expect(journal.findByType(journalId, 'transaction', 2)).toMatchObject({ sequence: 4 });
      expect(journal.findByType(journalId, 'transaction', 3)).toBeNull();
      const newest = journal.latest(journalId, 'transaction', 5);
      expect(newest.map(({ sequence }) => sequence)).toEqual([4, 2]);
      expect(journal.latest(journalId, 'transaction', 1)).toHaveLength(1);
      expect(journal.heads()).toEqual(act.heads);
      expect(journal.journalIds()).toEqual([journalId]);
      expect(journal.entryCount(journalId)).toBe(4);
      expect(journal.firstSequence(journalId)).toBe(1);
    });

    test('what stands beside an act takes it back by throwing', () => {
      commit([openingDraft(signer), sale(1)]);
      const act = nextAct(journal, [sale(2)], []);
      const broken = () => {
        throw new Error('No room beside it');
      };
      expect(() => journal.commit(act, broken)).toThrow('No room beside it');
      expect(journal.entryCount(journalId)).toBe(2);
      expect(journal.heads()).toMatchObject([{ sequence: 2 }]);
      let ran = 0;
      journal.commit(act, () => {
        ran += 1;
      });
      expect(ran).toBe(1);
      expect(journal.entryCount(journalId)).toBe(3);
    });

    test('a gap, a repeat, a head that is not the last entry: loud, and nothing is kept', () => {
      commit([openingDraft(signer), sale(1)]);
      const next = nextAct(journal, [sale(2), sale(3)], []);
      const [second, third] = next.entries;
      if (!second || !third) throw new Error('two entries');
      const wrong: Act[] = [
        { ...next, entries: [third] },
        { ...next, entries: [third, second] },
        { ...next, entries: [second] },
        { ...next, entries: [second, second] },
        { ...next, heads: [] },
        { ...next, heads: [...next.heads, ...next.heads] },
        { ...next, entries: [], endedBaskets: [] },
        { ...next, givenBack: [{ of: second.sealed, by: { journalId, sequence: 2 } }] },
        { ...next, valueRows: [valueRow(giftCard, 1_000, { journalId, sequence: 2 })] },
      ];
      for (const act of wrong) expect(() => journal.commit(act)).toThrow('Broken law');
      journal.commit(next);
      expect(() => journal.commit(next)).toThrow('Broken law');
      expect(journal.entryCount(journalId)).toBe(4);
      expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 4 });
    });

    test('a sealed journal takes no entry, and a head closes without one', () => {
      commit([openingDraft(signer), sale(1)]);
      const next = nextAct(journal, [sale(2)], []);
      const [head] = journal.heads();
      if (!head) throw new Error('a head');
      journal.commit({
        entries: [],
        heads: [{ ...head, state: 'sealed' }],
        steps: [],
        endedBaskets: [],
        givenBack: [],
        valueRows: [],
        invoiced: [],
      });
      expect(journal.heads()).toEqual([{ ...head, state: 'sealed' }]);
      expect(() => journal.commit(next)).toThrow('sealed journal');
    });

    test('two journals stand beside each other, each with its own numbers', () => {
      commit([openingDraft(signer), sale(1)]);
      const training = 'training-000000000001';
      journal.commit(nextAct(journal, [openingDraft(signer), sale(2), sale(3)], [], training));
      commit([sale(4)]);
      expect(journal.journalIds().toSorted()).toEqual([journalId, training]);
      expect(journal.read(training, 1, 10).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      expect(journal.entryCount(journalId)).toBe(3);
      expect(verifyJournals(journal)).toMatchObject({ ok: true, checked: 6 });
    });

    test('a command makes one step, a step has one place, an ended basket takes none', () => {
      commit([openingDraft(signer)]);
      const basketId = basketOf(1);
      journal.commit(stepsOnly([step(basketId, 1, 'c1'), step(basketId, 2, 'c2')]));
      for (const bad of [step(basketId, 3, 'c2'), step(basketId, 2, 'c3')]) {
        expect(() =>
          journal.commit(stepsOnly([step('basket-000000000000002', 1, 'c9'), bad])),
        ).toThrow();
      }
      expect(journal.stepByCommand('c9')).toBeNull();
      expect(journal.stepByCommand('c2')).toEqual(step(basketId, 2, 'c2'));
      expect(journal.openBasketSteps().map(({ commandId }) => commandId)).toEqual(['c1', 'c2']);

      commit([sale(1)], [step(basketId, 3, 'c4')]);
      expect(journal.findByBasket(basketId)).toEqual({ journalId, sequence: 2 });
      expect(journal.openBasketSteps()).toEqual([]);
      expect(journal.stepByCommand('c4')).toEqual(step(basketId, 3, 'c4'));
      expect(() => journal.commit(stepsOnly([step(basketId, 4, 'c5')]))).toThrow('ended basket');
      expect(() => commit([sale(1)])).toThrow();
      expect(journal.entryCount(journalId)).toBe(2);
    });

    test('what was written beside a suspended basket is not kept once the basket has ended', () => {
      commit([openingDraft(signer)]);
      const suspended = (index: number, label: string): StoredStep => ({
        ...step(basketOf(index), 1, `c${index}`),
        text: JSON.stringify({ body: { kind: 'suspended', label }, operatorId: 'op-1' }),
      });
      const waiting = suspended(2, 'M. Petit, demain');
      journal.commit(stepsOnly([suspended(1, 'Mme Durand, 15 h'), waiting]));
      commit([sale(1)], [step(basketOf(1), 2, 'c9')]);
      expect(journal.stepByCommand('c1')).toEqual(suspended(1, ''));
      expect(journal.stepByCommand('c9')).toEqual(step(basketOf(1), 2, 'c9'));
      expect(journal.openBasketSteps()).toEqual([waiting]);
    });

    test('of ended baskets the last 10,000 steps are kept, in whole baskets, of open ones all', () => {
      commit([openingDraft(signer)]);
      const open = Array.from({ length: 30 }, (_, i) =>
        step('basket-of-the-morning', i + 1, `o${i}`),
      );
      journal.commit(stepsOnly(open));
      for (let index = 1; index <= 6; index += 1) {
        const steps = Array.from({ length: 2_000 }, (_, i) =>
          step(basketOf(index), i + 1, `b${index}-${i}`),
        );
        commit([sale(index)], steps);
      }
      expect(journal.stepByCommand('b1-1999')).toBeNull();
      expect(journal.stepByCommand('b2-0')).not.toBeNull();
      expect(journal.openBasketSteps()).toHaveLength(30);
      commit([sale(7)], [step(basketOf(7), 1, 'last')]);
      expect(journal.stepByCommand('b2-0')).not.toBeNull();
      const many = Array.from({ length: 2_000 }, (_, i) => step(basketOf(8), i + 1, `b8-${i}`));
      commit([sale(8)], many);
      expect(journal.stepByCommand('b2-0')).toBeNull();
      expect(journal.stepByCommand('b2-1999')).toBeNull();
      expect(journal.stepByCommand('b3-0')).not.toBeNull();
      expect(journal.openBasketSteps()).toHaveLength(30);
    });

    test('a basket that has ended stays so when the index that is made again no longer names it', () => {
      commit([openingDraft(signer)]);
      journal.commit(stepsOnly([step(basketOf(2), 1, 'c2')]));
      commit([sale(1)], [step(basketOf(1), 1, 'c1')]);
      journal.replaceProjections(forgetful(foldProjections(journal)));
      expect(journal.openBasketSteps().map(({ basketId }) => basketId)).toEqual([basketOf(2)]);
    });

    test('a personal part is kept beside its entry until its reference is erased, and then verifies as erased', () => {
      const personal = { reference: 'customer-000000000001', part: { name: 'Zoé Étienne' } };
      const act = commit([
        openingDraft(signer),
        { ...sale(1), personal },
        { ...sale(2), personal },
        { ...sale(3), personal: { reference: null, part: { name: 'Paul' } } },
      ]);
      expect(journal.personalPart(journalId, 2)).toEqual(act.entries[1]?.personal);
      expect(journal.personalPart(journalId, 1)).toBeNull();
      expect(verifyJournals(journal)).toMatchObject({ ok: true, erased: 0 });
      expect(journal.aboutReference(journalId, 'customer-000000000001', 5)).toEqual([3, 2]);
      expect(journal.aboutReference(journalId, 'customer-000000000001', 1)).toEqual([3]);
      expect(journal.aboutReference('journal-of-nobody-0000', 'customer-000000000001', 5)).toEqual(
        [],
      );
      expect(journal.erasePersonal('customer-000000000001')).toBe(2);
      expect(journal.aboutReference(journalId, 'customer-000000000001', 5)).toEqual([]);
      expect(journal.personalPart(journalId, 2)).toBeNull();
      expect(journal.personalPart(journalId, 4)).not.toBeNull();
      expect(verifyJournals(journal)).toMatchObject({ ok: true, erased: 2, checked: 4 });
    });

    test('heads, totals and the indexes can be made again from the entries alone', () => {
      fc.assert(
        fc.property(fc.array(arbitraryDraft, { maxLength: 8 }), (drafts) => {
          const fresh = make();
          try {
            for (const draft of [openingDraft(signer), ...drafts]) {
              fresh.journal.commit(nextAct(fresh.journal, [draft], []));
            }
            const before = foldProjections(fresh.journal);
            expect(before.heads).toEqual(fresh.journal.heads());
            fresh.journal.replaceProjections({ ...forgetful(before), heads: [] });
            rebuildProjections(fresh.journal);
            expect(fresh.journal.heads()).toEqual(before.heads);
            for (const { endedBaskets } of before.indexes) {
              for (const { basketId, sequence } of endedBaskets) {
                expect(fresh.journal.findByBasket(basketId)).toEqual({ journalId, sequence });
              }
            }
            expect(verifyJournals(fresh.journal).ok).toBe(true);
          } finally {
            fresh.remove();
          }
        }),
        { numRuns: 12 },
      );
    });

    test('what gives back of an entry is found from it, once each, and again after a rebuild', () => {
      commit([openingDraft(signer), sale(1), sale(2)]);
      const first = { journalId, sequence: 2 };
      commit([returnOf(2, 3)]);
      commit([returnOf(2, 4)]);
      const found = [4, 5].map((sequence) => ({ journalId, sequence }));
      expect(journal.givenBackBy(first)).toEqual(found);
      expect(journal.givenBackBy({ journalId, sequence: 3 })).toEqual([]);
      journal.replaceProjections(forgetful(foldProjections(journal)));
      expect(journal.givenBackBy(first)).toEqual([]);
      rebuildProjections(journal);
      expect(journal.givenBackBy(first)).toEqual(found);
    });

    test('what is put on a card and taken off it is found by its number, and again after a rebuild', () => {
      commit([openingDraft(signer), soldCard(1, giftCard, 5_000)]);
      commit([paidByCard(2, giftCard, 2_000), soldCard(3, otherCard, 1_000)]);
      commit([paidByCard(4, giftCard, 3_000)]);
      const rows = [
        { ...valueRow(giftCard, 5_000, { journalId, sequence: 2 }), line: 1 },
        valueRow(giftCard, -2_000, { journalId, sequence: 3 }),
        valueRow(giftCard, -3_000, { journalId, sequence: 5 }),
      ];
      expect(journal.valueRows(giftCard)).toEqual(rows);
      expect(journal.valueRows(otherCard)).toHaveLength(1);
      expect(journal.valueRows('nobody')).toEqual([]);
      journal.replaceProjections(forgetful(foldProjections(journal)));
      expect(journal.valueRows(giftCard)).toEqual([]);
      rebuildProjections(journal);
      expect(journal.valueRows(giftCard)).toEqual(rows);
    });

    test('what a purged segment put on a card, gave back and ended stays when the rest is made again', () => {
      commit([openingDraft(signer), soldCard(1, giftCard, 5_000), paidByCard(2, giftCard, 1_000)]);
      commit([returnOf(2, 3), sale(4)]);
      const before = foldProjections(journal);
      // As after a purge: the rebuild reads from sequence 5 on.
      const indexes = before.indexes.map((of) => ({ ...forgotten(of), fromSequence: 5 }));
      journal.replaceProjections({ ...before, indexes });
      expect(journal.valueRows(giftCard)).toHaveLength(3);
      expect(journal.givenBackBy({ journalId, sequence: 2 })).toEqual([{ journalId, sequence: 4 }]);
      expect(journal.findByBasket(basketOf(1))).toEqual({ journalId, sequence: 2 });
      expect(journal.findByBasket(basketOf(4))).toBeNull();
    });

    test('of a journal with an entry that can not be read, a rebuild forgets nothing', () => {
      commit([openingDraft(signer), sale(1), soldCard(2, giftCard, 5_000)]);
      commit([returnOf(2, 3)]);
      const training = 'training-000000000001';
      journal.commit(nextAct(journal, [openingDraft(signer), sale(8)], [], training));
      const { read } = journal;
      const damaged: RebuildableJournal = {
        ...journal,
        read: (id, from, limit) =>
          read(id, from, limit).map((entry) =>
            id === journalId && entry.sequence === 2
              ? { ...entry, bytes: new TextEncoder().encode('#') }
              : entry,
          ),
      };
      rebuildProjections(damaged);
      expect(journal.givenBackBy({ journalId, sequence: 2 })).toEqual([{ journalId, sequence: 4 }]);
      expect(journal.valueRows(giftCard)).toHaveLength(1);
      expect(journal.findByBasket(basketOf(1))).toEqual({ journalId, sequence: 2 });
      expect(journal.findByBasket(basketOf(8))).toEqual({ journalId: training, sequence: 2 });
    });

    test('a card of the training journal is worth nothing', () => {
      const training = 'training-000000000001';
      const drafts = [openingDraft(signer), soldCard(1, giftCard, 5_000)];
      journal.commit(nextAct(journal, drafts, [], training));
      expect(journal.valueRows(giftCard)).toEqual([]);
    });

    test('totals are the fold of the journal', () => {
      fc.assert(
        fc.property(fc.array(arbitraryTransaction(), { minLength: 1, maxLength: 8 }), (sales) => {
          const fresh = make();
          try {
            const unique = sales.map((transaction, index) => ({
              ...transaction,
              basketId: basketOf(index),
            }));
            fresh.journal.commit(
              nextAct(fresh.journal, [openingDraft(signer), ...unique.map(saleDraft)], []),
            );
            const [head] = fresh.journal.heads();
            expect(head?.totals).toEqual(unique.reduce(addToTotals, zeroTotals('EUR')));
          } finally {
            fresh.remove();
          }
        }),
        { numRuns: 12 },
      );
    });

    test('a return is the negative of its sale in the totals', () => {
      fc.assert(
        fc.property(arbitraryTransaction({ only: 'sales' }), (sold) => {
          const back = reverse(
            sold,
            { journalId, sequence: 2 },
            {
              basketId: basketOf(2),
              seat: 'till',
              openedAt: sold.openedAt,
              reasonCode: 'changed-mind',
            },
          );
          const fresh = make();
          try {
            fresh.journal.commit(
              nextAct(
                fresh.journal,
                [
                  openingDraft(signer),
                  saleDraft({ ...sold, basketId: basketOf(1) }),
                  saleDraft(back),
                ],
                [],
              ),
            );
            const totals = fresh.journal.heads()[0]?.totals;
            expect(totals).toMatchObject({ algebraicMinor: 0, liabilitiesMinor: 0 });
            expect(totals?.absoluteMinor).toBe(2 * turnoverOf(sold));
            for (const rate of [...(totals?.perRate ?? []), ...(totals?.deposits ?? [])]) {
              expect(rate).toMatchObject({ grossMinor: 0, netMinor: 0, vatMinor: 0 });
            }
          } finally {
            fresh.remove();
          }
        }),
        { numRuns: 12 },
      );
    });
  });
}

/** The same journals, as if nothing had ever ended or come back. */
function forgetful(projections: Projections): Projections {
  return { ...projections, indexes: projections.indexes.map(forgotten) };
}

function forgotten(of: JournalIndexes): JournalIndexes {
  return { ...of, endedBaskets: [], givenBack: [], valueRows: [], invoiced: [] };
}

const arbitraryDraft: fc.Arbitrary<EntryDraft> = fc.oneof(
  arbitraryTransaction().map(saleDraft),
  fc.constant(eventDraft()),
  fc.constantFrom('day' as const, 'month' as const, 'year' as const).map((p) => closureDraft(p)),
);

/** The act that a writer would commit next, from the heads the adapter itself gives. */
function nextAct(
  journal: RebuildableJournal,
  drafts: readonly EntryDraft[],
  steps: readonly StoredStep[],
  id = journalId,
): Act {
  const fresh = headBeforeFirst({
    journalId: id,
    kind: id === journalId ? 'live' : 'training',
    currency: 'EUR',
    keyId: signer.keyId,
  });
  let head: JournalHead = journal.heads().find((known) => known.journalId === id) ?? fresh;
  const context = testContext(signer, { responsibleId: id === journalId ? '' : 'op-9' });
  const entries: Act['entries'][number][] = [];
  const endedBaskets: Act['endedBaskets'][number][] = [];
  const givenBack: Act['givenBack'][number][] = [];
  const valueRows: Act['valueRows'][number][] = [];
  const invoiced: Act['invoiced'][number][] = [];
  for (const draft of drafts) {
    const next = sealEntry(draft, head, context);
    head = next.head;
    entries.push({ sealed: next.sealed, personal: next.personal });
    const { sequence } = next.sealed;
    givenBack.push(...givenBackIn(next.read, { journalId: id, sequence }));
    valueRows.push(...valueRowsIn(head.kind, next.read, { journalId: id, sequence }));
    invoiced.push(...invoicedIn(next.read, { journalId: id, sequence }));
    if (draft.type === 'transaction') {
      endedBaskets.push({ basketId: draft.body.basketId, journalId: id, sequence });
    }
  }
  const heads = drafts.length > 0 ? [head] : [];
  return { entries, heads, steps, endedBaskets, givenBack, valueRows, invoiced };
}

const giftCard = newValueNumber('gift-card', new Uint8Array([1, 2, 3, 4, 5]), '');
const otherCard = newValueNumber('gift-card', new Uint8Array([5, 4, 3, 2, 1]), '2027-11');

/** The sale of one gift card. */
function soldCard(index: number, number: string, amountMinor: number): EntryDraft {
  const sold = makeTransaction({
    basketId: basketOf(index),
    lines: [
      {
        unitPriceMinor: amountMinor,
        quantity: { value: 1, scale: 0 },
        vatCategory: 'O',
        vatRateBp: 0,
        accounting: 'liability',
        discountPercent: 0,
      },
    ],
  });
  return saleDraft({
    ...sold,
    lines: sold.lines.map((line) => ({ ...line, serialNumber: number })),
  });
}

/** A sale that one gift card pays. */
function paidByCard(index: number, number: string, amountMinor: number): EntryDraft {
  const paid = makeTransaction({
    basketId: basketOf(index),
    lines: [{ ...breadLine, unitPriceMinor: amountMinor }],
    tenders: ['card'],
  });
  const kind = 'gift-card' as const;
  const tenders = paid.tenders.map((tender) => ({
    ...tender,
    kind,
    type: kind,
    reference: number,
  }));
  return saleDraft({ ...paid, tenders });
}

function valueRow(number: string, amountMinor: number, by: EntryPlace): ValueRow {
  return { number, amountMinor, currency: 'EUR', by, line: 0 };
}

function stepsOnly(steps: readonly StoredStep[]): Act {
  return {
    entries: [],
    heads: [],
    steps,
    endedBaskets: [],
    givenBack: [],
    valueRows: [],
    invoiced: [],
  };
}

function step(basketId: string, number: number, commandId: string): StoredStep {
  return { basketId, number, commandId, text: `{"n":${number}}` };
}

/** The basket of `sale(index)`. */
function basketOf(index: number): string {
  return `basket-${String(index).padStart(15, '0')}`;
}

function plain(entry: Act['entries'][number]['sealed']) {
  return { ...entry, bytes: Buffer.from(entry.bytes).toString('utf8') };
}

function transactionAt(journal: RebuildableJournal, sequence: number): Transaction {
  const entry = journal.find(journalId, sequence);
  const read = entry && readEntry(entry.bytes);
  if (!read?.known || read.type !== 'transaction') throw new Error('a transaction');
  return read.body;
}

function turnoverOf(transaction: Transaction): number {
  return transaction.lines
    .filter(({ accounting }) => accounting === 'turnover')
    .reduce((sum, line) => sum + line.grossMinor, 0);
}
