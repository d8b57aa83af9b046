import type { Failure } from '../../contract/failure/failure.ts';
import type {
  ErasurePosition,
  ErasuresAnswer,
  ErasuresRequest,
} from '../../contract/platform/erasures.ts';
import { ok, type Result } from '../../domain/result.ts';

/** What was learnt holds for this long while the line holds; a till that slept asks anew. */
const holdsMs = 60_000;
/** News are asked about sooner: they may be of an erasure. */
const freshMs = 10_000;

/** The till's side of the gate: what it did so far, and how it purges. */
export interface Purging {
  /** Null: it never asked. */
  position(): ErasurePosition | null;
  /** Nothing of these is left in the till's files, and its proof is in the journal, when it resolves. */
  purge(told: Pick<ErasuresAnswer, 'erased' | 'through'>): Promise<void>;
}

/**
 * What stands before everything that a till sends to its platform or gets from it: first it hears who was erased, and
 * purges them. So after an outage nothing of them is sent, and nothing is shown that the platform has to do with.
 */
export interface ErasureGate {
  /** Resolves once the till has dealt with every erasure. `isNews`: as of now, not of a minute ago. */
  passed(signal: AbortSignal, how?: { isNews: boolean }): Promise<Result<null, Failure>>;
  /** The line may have been gone: the next one through asks anew. */
  lost(): void;
}

export function createErasureGate({
  ask,
  purging,
  monotonicMs,
}: {
  ask(request: ErasuresRequest, signal: AbortSignal): Promise<Result<ErasuresAnswer, Failure>>;
  purging: Purging;
  monotonicMs(): number;
}): ErasureGate {
  let knownAtMs: number | null = null;
  /** Who comes while somebody asks waits for the same answer. */
  let asking: Promise<Result<null, Failure>> | null = null;

  async function askAll(signal: AbortSignal): Promise<Result<null, Failure>> {
    for (;;) {
      const askedMs = monotonicMs();
      const before = purging.position();
      const answer = await ask({ after: before }, signal);
      // A platform of before there were erasures has none to tell.
      if (!answer.ok && answer.error.code !== 'UNKNOWN_ROUTE') return answer;
      if (answer.ok && (answer.value.erased.length > 0 || !isSame(before, answer.value.through)))
        await purging.purge(answer.value);
      if (answer.ok && answer.value.hasMore) continue;
      knownAtMs = askedMs;
      return ok(null);
    }
  }

  return {
    async passed(signal, { isNews } = { isNews: false }) {
      const forMs = isNews ? freshMs : holdsMs;
      if (knownAtMs !== null && monotonicMs() - knownAtMs < forMs) return ok(null);
      asking ??= askAll(signal).finally(() => {
        asking = null;
      });
      return await asking;
    },
    lost() {
      knownAtMs = null;
    },
  };
}

function isSame(one: ErasurePosition | null, other: ErasurePosition): boolean {
  return one?.number === other.number && one.customerId === other.customerId;
}
