import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type {
  Act,
  JournalHead,
  SealedEntry,
  StoredPersonalPart,
  StoredStep,
} from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { headBeforeFirst } from './next-head.ts';
import { addEnd, endedBasket, givenBackIn, invoicedIn, valueRowsIn } from './projections.ts';
import { type SealContext, sealEntry } from './seal-entry.ts';
import type { Signer } from './signer.ts';

/** Everything of a SealContext but the key, which depends on the journal. */
export type ActContext = Omit<SealContext, 'signer'>;

/**
 * One Act while it is put together: seals drafts on top of the heads it was given and remembers the
 * heads it reaches. Nothing outside changes, so an act that is not committed never was.
 */
export function buildAct(given: readonly JournalHead[], context: ActContext) {
  const heads = new Map(given.map((head) => [head.journalId, head]));
  const touched = new Set<string>();
  const entries: { sealed: SealedEntry; personal: StoredPersonalPart | null }[] = [];
  const endedBaskets: Act['endedBaskets'][number][] = [];
  const givenBack: Act['givenBack'][number][] = [];
  const valueRows: Act['valueRows'][number][] = [];
  const invoiced: Act['invoiced'][number][] = [];

  const builder = {
    openHead: (kind: JournalHead['kind']): JournalHead | null =>
      [...heads.values()].find((head) => head.kind === kind && head.state === 'open') ?? null,

    isEmpty: () => touched.size === 0,

    seal(head: JournalHead, draft: EntryDraft, signer: Signer): SealedEntry {
      const current = heads.get(head.journalId) ?? head;
      const next = sealEntry(draft, current, { ...context, signer });
      heads.set(head.journalId, next.head);
      touched.add(head.journalId);
      entries.push({ sealed: next.sealed, personal: next.personal });
      const basketId = endedBasket(next.read);
      const { journalId, sequence } = next.sealed;
      if (basketId !== null) addEnd(endedBaskets, { basketId, journalId, sequence });
      givenBack.push(...givenBackIn(next.read, { journalId, sequence }));
      valueRows.push(...valueRowsIn(current.kind, next.read, { journalId, sequence }));
      invoiced.push(...invoicedIn(next.read, { journalId, sequence }));
      return next.sealed;
    },

    /** Starts a journal; the one it follows, if any, is closed and named in it. */
    open(start: {
      journalId: string;
      kind: JournalHead['kind'];
      reason: OpeningReason;
      predecessor: JournalHead | null;
      signer: Signer;
    }): JournalHead {
      const { journalId, kind, reason, signer } = start;
      const predecessor = start.predecessor && builder.close(start.predecessor);
      const before = headBeforeFirst({
        journalId,
        kind,
        currency: context.identity.currency,
        keyId: signer.keyId,
        ...(predecessor && { previousHash: predecessor.hash }),
      });
      const body = {
        reason,
        publicKey: signer.publicKey,
        predecessor: predecessor && {
          journalId: predecessor.journalId,
          sequence: predecessor.sequence,
          hash: predecessor.hash,
          totals: predecessor.totals,
        },
      };
      builder.seal(
        before,
        { type: 'journal-opened', body, operatorId: '', personal: null },
        signer,
      );
      return builder.current(journalId);
    },

    /** Seals a head without a last word, where none could be signed or trusted. */
    close(head: JournalHead): JournalHead {
      const current = heads.get(head.journalId) ?? head;
      if (current.state === 'sealed') return current;
      const closed: JournalHead = { ...current, state: 'sealed' };
      heads.set(head.journalId, closed);
      touched.add(head.journalId);
      return closed;
    },

    current(journalId: string): JournalHead {
      const head = heads.get(journalId);
      assert(head !== undefined, 'A journal of an act has a head');
      return head;
    },

    finish(steps: readonly StoredStep[]): Act {
      return {
        entries,
        heads: [...touched].map((journalId) => builder.current(journalId)),
        steps,
        endedBaskets,
        givenBack,
        valueRows,
        invoiced,
      };
    },
  };
  return builder;
}

export type ActBuilder = ReturnType<typeof buildAct>;

export type OpeningReason = Extract<EntryDraft, { type: 'journal-opened' }>['body']['reason'];
