import { createHash } from 'node:crypto';
import type {
  OperatorAnswer,
  OperatorProblem,
  OperatorSlip,
  SlipRequest,
  TaxFreeOperator,
} from '../../../contract/port/tax-free-operator.ts';
import { multiplyDivide, sumMinor } from '../../../domain/money/minor.ts';
import { ok, refuse } from '../../../domain/result.ts';

/** What goes wrong with one message. */
type OperatorFault =
  | 'refused'
  /** No line. */
  | 'unreachable'
  /** Done, and the answer is lost. */
  | 'lost-answer'
  /** It never arrived. */
  | 'lost-request'
  /** It arrives after its sender gave up waiting: with `deliver`. */
  | 'late'
  /** It arrives twice. */
  | 'doubled'
  /** The answer takes its time. */
  | 'slow';

export interface SimulatedOperator extends TaxFreeOperator {
  /** Of the next messages, one each. */
  script(...faults: readonly OperatorFault[]): void;
  /** What the customs, or the refund office, made of a slip. */
  becomes(key: string, state: 'validated' | 'refunded' | 'rejected' | 'expired'): void;
  /** Messages that were late arrive now. */
  deliver(): void;
  /** Every slip ever issued, by its key. */
  issued(): readonly OperatorSlip[];
}

const slowMs = 3_000;

/**
 * An operator without a network, for tests and for who tries the till out. It forgets who a slip was
 * made out to at once. By hand it is told what to do by how the passport's number begins: `REFUSE`,
 * `LOST` (done, and no answer), `SLOW`, `CUSTOMS` (validated straight away).
 */
export function createSimulatedOperator({
  pause,
  isCut = () => false,
}: {
  /** Resolves after so many milliseconds, or when the signal is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** There is no way out to any network. */
  isCut?(): boolean;
}): SimulatedOperator {
  const slips = new Map<string, OperatorSlip>();
  const faults: OperatorFault[] = [];
  const late: (() => void)[] = [];

  async function carried<T>(
    fault: OperatorFault | undefined,
    signal: AbortSignal,
    work: () => OperatorAnswer<T>,
  ): Promise<OperatorAnswer<T>> {
    if (isCut()) return problem({ kind: 'unreachable' });
    switch (fault) {
      case 'refused':
        return problem({ kind: 'refused', reason: 'simulated' });
      case 'unreachable':
        return problem({ kind: 'unreachable' });
      case 'lost-request':
        return problem({ kind: 'no-answer' });
      case 'lost-answer':
        work();
        return problem({ kind: 'no-answer' });
      case 'late':
        late.push(work);
        return problem({ kind: 'no-answer' });
      case 'doubled':
        work();
        return work();
      case 'slow':
        await pause(slowMs, signal);
        return signal.aborted ? problem({ kind: 'no-answer' }) : work();
      case undefined:
        return work();
    }
  }

  function issue({ key, currency, receipts }: SlipRequest): OperatorAnswer<OperatorSlip> {
    const known = slips.get(key);
    if (known?.state === 'cancelled') return problem({ kind: 'refused', reason: 'cancelled' });
    if (known) return ok(known);
    if (currency !== 'EUR') return problem({ kind: 'refused', reason: 'currency' });
    const lines = receipts.flatMap((receipt) => receipt.lines);
    const slip: OperatorSlip = {
      key,
      state: 'issued',
      documentId: documentIdOf(key),
      // Its own tariff: twelve parts in a hundred of the price.
      refundMinor: multiplyDivide(sumMinor(lines.map(({ grossMinor }) => grossMinor)), 12, 100),
    };
    slips.set(key, slip);
    return ok(slip);
  }

  function cancel(key: string): OperatorAnswer<OperatorSlip> {
    const known = slips.get(key);
    if (known && known.state !== 'issued') return ok(known);
    const cancelled: OperatorSlip = {
      ...{ key, documentId: '', refundMinor: null },
      ...known,
      state: 'cancelled',
    };
    slips.set(key, cancelled);
    return ok(cancelled);
  }

  return {
    name: 'simulator',
    issue: (request, signal) =>
      carried(faults.shift() ?? faultByHand(request), signal, () => {
        const issued = issue(request);
        if (issued.ok && request.buyer.documentNumber.startsWith('CUSTOMS')) {
          slips.set(request.key, { ...issued.value, state: 'validated' });
        }
        return issued;
      }),
    status: (key, signal) => carried(faults.shift(), signal, () => ok(slips.get(key) ?? null)),
    cancel: (key, signal) => carried(faults.shift(), signal, () => cancel(key)),
    script: (...next) => void faults.push(...next),
    becomes(key, state) {
      const known = slips.get(key);
      if (known) slips.set(key, { ...known, state });
    },
    deliver() {
      for (const work of late.splice(0)) work();
    },
    issued: () => [...slips.values()].filter(({ documentId }) => documentId !== ''),
  };
}

function faultByHand({ buyer: { documentNumber } }: SlipRequest): OperatorFault | undefined {
  if (documentNumber.startsWith('REFUSE')) return 'refused';
  if (documentNumber.startsWith('LOST')) return 'lost-answer';
  return documentNumber.startsWith('SLOW') ? 'slow' : undefined;
}

/** Like a real one: 23 capital letters and digits, and the same for the same key after a restart. */
function documentIdOf(key: string): string {
  return `SIM${createHash('sha256').update(key).digest('hex').slice(0, 20).toUpperCase()}`;
}

function problem<T>(kind: OperatorProblem): OperatorAnswer<T> {
  return refuse(kind);
}
