import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { createCommandApproval } from '../approvals/command-approval.ts';
import { abandonment } from '../commands/abandon.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import { createSeats } from '../till-seats.ts';
import { cutOffTrainings } from './cut-off.ts';
import { trainingClosure } from './training-closure.ts';
import { trainingContext } from './training-context.ts';

/** One training at one seat: from its beginning until who trains leaves, for whatever reason. */
interface TrainingSession {
  /** By which it was begun; by which it was ended it is not known any more. */
  commandId: string;
  traineeId: string;
  responsibleId: string;
  /** Its commands work with this. */
  till: TillContext;
  /** What its screen needs beside the basket. */
  seats: ReturnType<typeof createSeats>;
}

type How = 'ended' | 'left' | 'restart';

export type TrainingDesk = ReturnType<typeof openTraining>;

/**
 * Who trains at which seat (BOI-TVA-DECLA-30-10-30 §150). In memory only: a host that starts is live, and
 * notes that a training was cut off. It is over as soon as its trainee is not at the seat any more, so
 * nobody comes to a screen that sells nothing, and nobody's training goes on under another name.
 */
export function openTraining(from: {
  live: TillContext;
  writer: Pick<JournalWriter, 'append'>;
  approval: ReturnType<typeof createCommandApproval>;
  commands: CommandQueue;
  /** The seat draws another world now, or another basket of it. */
  screenChanged(seat: string): void;
  /** The paid screen of the last customer is over. */
  dismissPaid(seat: string): void;
  saleEnded(basket: Basket, place: EntryPlace): void;
  onFailed(error: unknown): void;
}) {
  const { live, writer } = from;
  const sessions = new Map<string, TrainingSession>();
  /** The commands that ended a training last, by seat: sent again they are answered again. */
  const endedBy = new Map<string, string>();

  function contextFor(seat: string, responsibleId: string) {
    const seats = createSeats();
    const till = trainingContext(live, {
      ...{ writer, responsibleId },
      approval: from.approval,
      changed(basket) {
        seats.stepTaken(basket);
        from.screenChanged(seat);
        const place = basket.state === 'completed' ? till.journal.findByBasket(basket.id) : null;
        if (place !== null) from.saleEnded(basket, place);
      },
    });
    return { till, seats };
  }

  function begin(request: { commandId: string; seat: string }): Result<null, Failure> {
    const { commandId, seat } = request;
    const known = sessions.get(seat);
    if (known !== undefined) return ok(null);
    const open = live.shelf.openOn(seat)?.basket;
    if (open && (open.lines.length > 0 || open.tenders.length > 0)) {
      return refuse(fail('TRAINING_BASKET_OPEN'));
    }
    const traineeId = actorAt(live, seat);
    const responsibleId = live.approval.approverAt(seat)?.id ?? traineeId;
    if (responsibleId === '') return refuse(fail('SIGN_ON_FIRST'));
    const session = { commandId, traineeId, responsibleId, ...contextFor(seat, responsibleId) };
    write(session.till, [event('training-began', { seat, traineeId }, traineeId)]);
    sessions.set(seat, session);
    from.dismissPaid(seat);
    from.screenChanged(seat);
    return ok(null);
  }

  /** What is left of its basket is given up, and what was rung is closed. */
  function finish(seat: string, { traineeId, till }: TrainingSession, how: How): void {
    const abandoned = till.shelf
      .open()
      .map(({ basket }) => abandonment(till, { ...basket, seat }, till.newId(), 'training-ended'));
    const ended = event('training-ended', { seat, traineeId, how }, traineeId);
    till.writer.append({
      drafts: [
        ...abandoned.map(({ draft }) => draft),
        ended,
        ...trainingClosure(live.journal, till.businessDay(), traineeId),
      ],
      steps: [],
      endedBaskets: till.shelf.open().map(({ basket }) => ({ basketId: basket.id, seat })),
    });
  }

  function end({ commandId, seat }: { commandId: string; seat: string }): Result<null, Failure> {
    const session = sessions.get(seat);
    // A late one has ended its own training, not the next.
    if (session === undefined || isEndedBy(seat, commandId)) return ok(null);
    finish(seat, session, 'ended');
    sessions.delete(seat);
    endedBy.set(seat, commandId);
    from.screenChanged(seat);
    return ok(null);
  }

  /** Whether this command ended the last training of its seat. */
  function isEndedBy(seat: string, commandId: string): boolean {
    return endedBy.get(seat) === commandId;
  }

  return {
    begin,
    end,
    /** What the commands at this seat work with. */
    contextAt: (seat: string): TillContext => sessions.get(seat)?.till ?? live,
    at: (seat: string): TrainingSession | null => sessions.get(seat) ?? null,
    /** Whether this command began the training that goes on at its seat. */
    isBegunBy: (seat: string, commandId: string): boolean =>
      sessions.get(seat)?.commandId === commandId,
    isEndedBy,
    /** Who is at a seat may have changed; null for every seat. */
    peopleChanged(changed: string | null): void {
      for (const [seat, session] of changed === null ? [...sessions] : one(changed)) {
        if (actorAt(live, seat) === session.traineeId) continue;
        // At once, whatever the disk says: whoever comes next must not sell in it.
        sessions.delete(seat);
        from.screenChanged(seat);
        inTurn(from.commands, () => finish(seat, session, 'left')).catch(from.onFailed);
      }
    },
    /** The till is being shut down, after its last command. */
    endAll(): void {
      for (const [seat, session] of sessions) noted(seat, session, 'left');
      sessions.clear();
    },
    /** At a start: trainings that the host took with it when it died are noted; their seats. */
    endCutOff(): string[] {
      return cutOffTrainings(live.journal).map(({ seat, traineeId, responsibleId }) => {
        const parts = contextFor(seat, responsibleId);
        noted(seat, { commandId: '', traineeId, responsibleId, ...parts }, 'restart');
        return seat;
      });
    },
  };

  /** A full disk keeps nobody in training: the next start notes what could not be. */
  function noted(seat: string, session: TrainingSession, how: How): void {
    try {
      finish(seat, session, how);
    } catch (error) {
      from.onFailed(error);
    }
  }

  function one(seat: string): [string, TrainingSession][] {
    const session = sessions.get(seat);
    return session === undefined ? [] : [[seat, session]];
  }
}

function write(till: TillContext, drafts: readonly EntryDraft[]): void {
  till.writer.append({ drafts, steps: [], endedBaskets: [] });
}

function event(
  name: 'training-began' | 'training-ended',
  details: Record<string, string>,
  operatorId: string,
): EntryDraft {
  return { type: 'event', body: { event: name, details }, operatorId, personal: null };
}
