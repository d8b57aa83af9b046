import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Role } from '../../contract/rpc/api-shape.ts';
import type { Admitted } from '../../contract/rpc/handlers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { assert } from '../../domain/assert.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { seatSnapshotOf } from '../views/seat-view.ts';
import { createPersonCheck } from './check-person.ts';
import { createPinTries, type TryStore } from './pin-tries.ts';
import { createSeatOperators } from './seat-operators.ts';
import type { SeatStore } from './seat-store.ts';
import { createSignOn } from './sign-on.ts';
import { openRules } from './till-rules.ts';

export type TillOperators = Awaited<ReturnType<typeof openTillOperators>>;

/** Who works here, who is signed on where, and what they may: kept up to date with the documents. */
export async function openTillOperators(from: {
  documents: Documents;
  settings: TillSettings;
  pepper: Buffer;
  tries: TryStore;
  seats: SeatStore;
  shellRun: string;
  /** Of a screen where nobody is signed on. */
  language: 'fr' | 'en';
  append(drafts: readonly EntryDraft[]): void;
  queue: CommandQueue;
  timers: Timers;
  monotonicMs(): number;
  onChanged(seat: string | null): void;
  onFailed(error: unknown): void;
}) {
  const { documents, settings, queue } = from;
  let everybody: readonly OperatorDocument[] = [];
  const rules = await openRules(documents);
  let language = from.language;
  await reload();
  const active = (): readonly OperatorDocument[] => everybody.filter(({ isActive }) => isActive);
  const seats = createSeatOperators({
    store: from.seats,
    shellRun: from.shellRun,
    operators: active,
    append: from.append,
    timers: from.timers,
    monotonicMs: from.monotonicMs,
    lockAfterMs: () =>
      isSignOnAsked() ? Number(settings.get('operators.lock-after')) * 1_000 : null,
    enqueue(work) {
      void queue.run(async () => ok(work())).catch(from.onFailed);
    },
    onChanged: from.onChanged,
    onFailed: from.onFailed,
  });
  const check = createPersonCheck({
    operators: active,
    pepper: from.pepper,
    tries: createPinTries(from.tries, from.monotonicMs),
    queue,
    isBadgeEnough: () => settings.get('operators.badge') === 'alone',
    append: from.append,
  });
  const signOn = createSignOn({ operators: active, check, seats, queue });
  const stopListening = documents.onChange((collections) => {
    if (!collections.includes('operators') && !collections.includes('settings')) return;
    void reload()
      .then(() => from.onChanged(null))
      .catch(from.onFailed);
  });
  settings.onChange((key) => {
    if (!key.startsWith('operators.')) return;
    seats.lockTimeChanged();
    from.onChanged(null);
  });
  try {
    seats.restore();
  } catch (error) {
    // A full disk keeps nobody from starting the till; who was there is asked for the PIN.
    from.onFailed(error);
  }

  async function reload(): Promise<void> {
    everybody = await documents.all('operators', 1_000);
    await rules.load();
  }

  /** A till from before sign-on has operators without PINs: it goes on without. */
  function isSignOnAsked(): boolean {
    const wanted = settings.get('operators.sign-on');
    return wanted === '' ? active().some(({ pin }) => pin !== null) : wanted === 'pin';
  }

  function first(): OperatorDocument {
    const [operator] = active();
    assert(operator !== undefined, 'A till has an operator');
    return operator;
  }

  function signedOn(seat: string): OperatorDocument | null {
    return seats.operatorAt(seat) ?? (isSignOnAsked() ? null : first());
  }

  return {
    rules: rules.current,
    /** Ids of settings that can't be read: what was good before serves. */
    unreadable: rules.unreadable,
    aliasOf: (id: string) => everybody.find((known) => known.id === id)?.alias ?? id,
    /** Everybody who works here now. */
    active,
    /** Of a PIN or badge, for whatever it is asked. */
    check,
    isOperator: (id: string) => active().some((known) => known.id === id),
    /** Who acts at a seat: who is signed on there, or for a script whom the setting names. */
    operator(seat: string): OperatorDocument | null {
      const here = signedOn(seat);
      if (here !== null || !isScriptSeat(seat)) return here;
      const forScripts = settings.get('operators.script');
      return active().find(({ id }) => id === forScripts) ?? first();
    },
    /** A person acts only where they are signed on, and never at the seat of a script. */
    mayAct(role: Role, seat: string): Result<null, Failure> {
      if (role === 'script') return ok(null);
      const isPerson = role === 'page' || role === 'tablet';
      if (!isPerson || isScriptSeat(seat)) return refuse(fail('NOT_ALLOWED'));
      if (signedOn(seat) === null) return refuse(fail('SIGN_ON_FIRST'));
      seats.touch(seat);
      return ok(null);
    },
    /** What belongs to no seat, such as a paper or the drawer: somebody must be there. */
    maySomewhere({ role, seat }: Admitted): Result<null, Failure> {
      // Whoever is at the till, a tablet shows nothing to somebody who is not signed on there.
      if (seat !== undefined)
        return signedOn(seat) === null ? refuse(fail('SIGN_ON_FIRST')) : ok(null);
      return role !== 'page' || seats.isAnybodyHere() || !isSignOnAsked()
        ? ok(null)
        : refuse(fail('SIGN_ON_FIRST'));
    },
    signOn,
    signOff: (seat: string, how: 'sign-off' | 'lock') =>
      queue.run(async () => {
        seats.leave(seat, how);
        return ok({});
      }),
    stillHere: seats.touch,
    setLanguage(seat: string, next: 'fr' | 'en'): void {
      // Where nobody is signed on it is the language of the sign-on screen.
      if (seats.operatorAt(seat) === null) language = next;
      else seats.setLanguage(seat, next);
      from.onChanged(seat);
    },
    snapshot: (seat: string): SeatSnapshot =>
      seatSnapshotOf({
        operator: signedOn(seat),
        language: seats.language(seat) ?? language,
        lockedOperatorId: seats.lockedBy(seat),
        canSignOff: isSignOnAsked(),
        operators: active(),
        rules: rules.current(),
      }),
    /** After the last command: everybody leaves. */
    close(): void {
      stopListening();
      seats.stopTimers();
      try {
        seats.leaveAll();
      } catch (error) {
        from.onFailed(error);
      }
    },
  };
}

function isScriptSeat(seat: string): boolean {
  return seat.startsWith('script-');
}
