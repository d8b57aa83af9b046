import type { TillIdentity } from '../../contract/document/setting.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type {
  Beside,
  Journal,
  JournalHead,
  SealedEntry,
  StoredStep,
} from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { type ActBuilder, buildAct } from './act-builder.ts';
import { type Noted, notedAtStart, noteEnvironment } from './environment-events.ts';
import { followDays } from './follow-days.ts';
import { newJournalId } from './new-journal-id.ts';
import { openJournals, replaceJournal } from './open-journals.ts';
import type { Signer } from './signer.ts';
import type { JournalDefect } from './start-check.ts';

export interface JournalWriterOptions {
  journal: Journal;
  /** Every signing key this till still has; the first one signs new journals. */
  signers: readonly [Signer, ...Signer[]];
  /** Asked at every act: a till may move to another store or company (law 5). */
  identity: () => TillIdentity;
  software: { name: string; version: string };
  clock: {
    /** Milliseconds since 1970. */
    nowMs(): number;
    /** Milliseconds since the host started, from a clock that can't be set. */
    monotonicMs(): number;
    /** Platform clock minus till clock when last compared, or null. */
    platformOffsetMs(): number | null;
  };
  random: {
    /** 22 characters of base64url. */
    id(): string;
    /** 32 bytes. */
    salt(): Uint8Array;
  };
  /** 0 when none is open. */
  tillSession: () => number;
  /** Until when, in minutes after midnight, the business day before goes on; midnight without it. */
  dayStartsAtMinutes?: () => number;
  /** What the start check found; damaged journals are sealed and followed by new ones. */
  defects?: readonly JournalDefect[];
  /** After every commit that moved a head: the anchor is written here. */
  onCommitted?: (heads: readonly JournalHead[]) => void;
}

/** An entry that names others of its act: made once they are sealed. */
export type FollowingDraft = Following<'invoice'> | Following<'transaction'>;

interface Following<T extends EntryDraft['type']> {
  type: T;
  /** The entries of the act before it, in their order. */
  after(before: readonly SealedEntry[]): Extract<EntryDraft, { type: T }>;
}

interface AppendAct {
  kind: JournalHead['kind'];
  drafts: readonly (EntryDraft | FollowingDraft)[];
  steps: readonly StoredStep[];
  /** Baskets that end with this act; each is named by the body of one of the drafts. */
  endedBaskets: readonly { basketId: string }[];
  /** In training, who answers for the trainee. */
  responsibleId?: string;
  /** An entry before the drafts, and drafts and steps once its place is known. */
  preface?: {
    draft: EntryDraft;
    named(place: EntryPlace): Pick<AppendAct, 'drafts' | 'steps'>;
  };
  beside?: Beside | undefined;
}

/** The only one who numbers and signs. One per till, used by one command at a time (law 1). */
export interface JournalWriter {
  /** The open journal of the kind; null for a training journal that nobody has needed yet. */
  head(kind: JournalHead['kind']): JournalHead | null;
  /**
   * One act, on disk when it returns; the entries of the drafts in their order. Throws FailureError
   * (`DISK_FULL`, `FOLDER_READ_ONLY`, `STORE_DAMAGED`) or Error on a broken law; then nothing at all
   * has changed, in the file or here.
   */
  append(act: AppendAct): SealedEntry[];
  /** Whose key signs what the till says next. */
  signer(): Signer;
  /** From the next entry on the new key signs; the change itself is signed by the old one. */
  rotateKey(next: Signer, reason: 'scheduled' | 'requested' | 'suspected'): void;
  /** Ends the live journal, or that of training if there is one, with a signed last entry and goes on in a new one that names it. */
  sealAndRestart(reason: 'journal-fork' | 'new-owner', kind?: JournalHead['kind']): void;
  /**
   * What was found wrong, as at every start: a damaged open journal is closed as it is, the new one
   * names it, and each defect becomes an event of the live journal.
   */
  recordDefects(defects: readonly JournalDefect[]): void;
}

/** An act that is being put together, and how the till is while it is. */
interface Begun {
  act: ActBuilder;
  now: NonNullable<Noted> & { monotonicMs: number };
}

/**
 * Finds the till's open journals or starts the first one, and keeps their heads. A journal whose key
 * is lost can't be ended by an entry: it is closed as it is and a new one names its head (law 5).
 */
export function openJournalWriter(options: JournalWriterOptions): JournalWriter {
  const { journal, clock, random } = options;
  let heads: readonly JournalHead[] = journal.heads();
  let signers: readonly [Signer, ...Signer[]] = options.signers;
  let noted: Noted = notedAtStart(journal, heads);
  const businessDayAt = followDays(journal, options.dayStartsAtMinutes);

  function signerOf(head: JournalHead): Signer {
    const signer = signers.find(({ keyId }) => keyId === head.keyId);
    assert(signer !== undefined, 'The key of an open journal is at hand');
    return signer;
  }

  const journalId = () => newJournalId(random.id, heads);

  function begin(responsibleId = ''): Begun {
    const identity = options.identity();
    const utcMs = Math.trunc(clock.nowMs());
    const monotonicMs = Math.max(0, Math.trunc(clock.monotonicMs()));
    const businessDay = businessDayAt(utcMs, identity.store.zone);
    const act = buildAct(heads, {
      identity,
      software: options.software,
      nowMs: utcMs,
      monotonicMs,
      platformOffsetMs: clock.platformOffsetMs(),
      businessDay,
      tillSession: options.tillSession(),
      responsibleId,
      newId: random.id,
      newSalt: random.salt,
    });
    return { act, now: { utcMs, monotonicMs, businessDay, version: options.software.version } };
  }

  /** The heads move in memory only once they have moved on disk. */
  function commit({ act, now }: Begun, steps: readonly StoredStep[], beside?: Beside): void {
    const finished = act.finish(steps);
    journal.commit(finished, beside);
    const moved = new Map(finished.heads.map((head) => [head.journalId, head]));
    const known = heads.map((head) => moved.get(head.journalId) ?? head);
    const isNew = ({ journalId }: JournalHead) => !heads.some((h) => h.journalId === journalId);
    heads = [...known, ...finished.heads.filter(isNew)];
    if (finished.entries.length > 0) noted = now;
    if (finished.heads.length > 0) options.onCommitted?.(finished.heads);
  }

  function note({ act, now }: Begun): void {
    const live = act.openHead('live');
    assert(live !== null, 'A till has an open live journal');
    for (const event of noteEnvironment(noted, now, options.software.version)) {
      act.seal(live, event, signerOf(live));
    }
  }

  /** Nothing may be added to a damaged journal, so what else has changed is noted after its end. */
  function openSound(defects: readonly JournalDefect[]): void {
    const begun = begin();
    openJournals(begun.act, { signers, defects, newId: journalId });
    note(begun);
    if (!begun.act.isEmpty()) commit(begun, []);
  }

  openSound(options.defects ?? []);

  return {
    head: (kind) => heads.find((head) => head.kind === kind && head.state === 'open') ?? null,

    append({ kind, endedBaskets, responsibleId, preface, beside, ...given }) {
      const begun = begin(responsibleId);
      const { act } = begun;
      const sealed: SealedEntry[] = [];
      let { drafts, steps } = given;
      if (drafts.length > 0 || preface) {
        note(begun);
        const head =
          act.openHead(kind) ??
          act.open({
            journalId: journalId(),
            kind,
            reason: 'training',
            predecessor: null,
            signer: signers[0],
          });
        if (preface) {
          const { journalId, sequence } = act.seal(head, preface.draft, signerOf(head));
          ({ drafts, steps } = preface.named({ journalId, sequence }));
        }
        for (const draft of drafts) {
          const next = 'after' in draft ? draft.after(sealed) : draft;
          sealed.push(act.seal(head, next, signerOf(head)));
        }
      }
      const ended = act.finish([]).endedBaskets.map(({ basketId }) => basketId);
      assert(
        ended.length === endedBaskets.length &&
          endedBaskets.every(({ basketId }) => ended.includes(basketId)),
        'A basket ends with the entry that names it',
      );
      commit(begun, steps, beside);
      return sealed;
    },

    signer: () => signers[0],

    rotateKey(next, reason) {
      const begun = begin();
      const { act } = begun;
      note(begun);
      for (const head of heads.filter(({ state }) => state === 'open')) {
        const body = { reason, newKeyId: next.keyId, publicKey: next.publicKey };
        const draft: EntryDraft = { type: 'key-rotated', body, operatorId: '', personal: null };
        act.seal(head, draft, signerOf(head));
      }
      commit(begun, []);
      signers = [next, ...signers];
    },

    sealAndRestart(reason, kind = 'live') {
      const begun = begin();
      const { act } = begun;
      const ended = act.openHead(kind);
      if (ended === null) return;
      note(begun);
      const successorId = journalId();
      const body = { reason, successorId };
      const draft: EntryDraft = { type: 'journal-sealed', body, operatorId: '', personal: null };
      act.seal(ended, draft, signerOf(ended));
      replaceJournal(act, act.current(ended.journalId), {
        journalId: successorId,
        reason,
        signer: signers[0],
      });
      commit(begun, []);
    },

    recordDefects: openSound,
  };
}
