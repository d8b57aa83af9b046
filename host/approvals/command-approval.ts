import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { assert } from '../../domain/assert.ts';
import type { WantedRight } from '../../domain/operator/wanted-right.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';

/** One command that somebody may not do by themselves. */
export interface AskedCommand {
  command: string;
  /** Of its canonical form (`command-hash.ts`). */
  commandHash: string;
  seat: string;
  requestedById: string;
}

/** That a second person allowed it. */
export interface GivenApproval extends AskedCommand {
  approver: OperatorDocument;
  how: 'pin' | 'badge';
}

/** What the commands see of it. */
export interface CommandApproval {
  /** Who allowed the command under way at this seat; null where nobody did. */
  approverAt(seat: string): OperatorDocument | null;
  /** Their right was needed: what the command stores now stands behind an approval entry. */
  need(wanted: WantedRight): void;
  /** Refused: this is what would have to be allowed. */
  lack(wanted: WantedRight): void;
  /** Something is about to be stored that needed it. */
  isNeeded(): boolean;
  /** The approval of the step that a command stored, as the step has it. */
  ofStep(commandId: string): { approval?: EntryPlace };
}

interface UnderWay {
  seat: string;
  given: GivenApproval | null;
  lacked: WantedRight | null;
  needed: WantedRight | null;
  written: { place: EntryPlace; stepCommandId: string } | null;
}

/** The entry that says so, and what was needed. */
interface NeededApproval {
  draft: Extract<EntryDraft, { type: 'approval' }>;
  basketId: string;
}

/**
 * What a second person allowed of the command under way. Commands run one at a time (law 1), so there
 * is one; it is over with its command, whatever became of it.
 */
export function createCommandApproval() {
  let underWay: UnderWay | null = null;

  return {
    approverAt(seat: string) {
      return underWay?.seat === seat ? (underWay.given?.approver ?? null) : null;
    },
    need(wanted: WantedRight) {
      assert(underWay?.given != null, 'Only what was allowed is done');
      const known = underWay.needed;
      // Asked for as such first, then by how much: the entry says the latter.
      const isCloser = known?.asked === null && known.action === wanted.action;
      if (known === null || isCloser) underWay.needed = wanted;
    },
    lack(wanted: WantedRight) {
      if (underWay !== null) underWay.lacked = wanted;
    },
    isNeeded: () => underWay !== null && underWay.needed !== null && underWay.written === null,
    ofStep(commandId: string) {
      const written = underWay?.written ?? null;
      return written?.stepCommandId === commandId ? { approval: written.place } : {};
    },

    /** Of what is stored next, or null where the operator's own right is enough. */
    needed(): NeededApproval | null {
      const { given = null, needed = null, written = null } = underWay ?? {};
      if (given === null || needed === null || written !== null) return null;
      return { draft: draftOf(given, needed), basketId: needed.basketId };
    },
    written(place: EntryPlace, stepCommandId: string): void {
      assert(underWay !== null, 'An approval is written by its command');
      underWay.written = { place, stepCommandId };
    },
    /** Runs a command with what it was given, and tells what it needed or lacked. */
    async during<T>(
      seat: string,
      given: GivenApproval | null,
      command: () => T | Promise<T>,
    ): Promise<{ answer: T; lacked: WantedRight | null; isNeeded: boolean }> {
      assert(underWay === null, 'One command runs at a time');
      const mine: UnderWay = { seat, given, lacked: null, needed: null, written: null };
      underWay = mine;
      try {
        const answer = await command();
        return { answer, lacked: mine.lacked, isNeeded: mine.needed !== null };
      } finally {
        underWay = null;
      }
    },
  } satisfies CommandApproval & Record<string, unknown>;
}

function draftOf(given: GivenApproval, needed: WantedRight): NeededApproval['draft'] {
  const { command, commandHash, seat, requestedById, approver, how } = given;
  const { action, basketId, asked, limit } = needed;
  return {
    type: 'approval',
    body: {
      action,
      command,
      commandHash,
      basketId,
      seat,
      requestedById,
      approverId: approver.id,
      how,
      asked: asked && {
        amountMinor: asked.offMinor,
        ofMinor: asked.fullMinor,
        currency: asked.currency,
      },
      limit: limit && { rateBp: limit.upToRateBp, amountMinor: limit.upToMinor },
    },
    operatorId: approver.id,
    personal: null,
  };
}
