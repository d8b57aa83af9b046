import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { ApprovalQuestion } from '../../contract/host/calls/approval-calls.ts';
import type { Sounds } from '../sound/sounds.ts';
import type { PadKey } from './amount-entry.ts';
import type { HostConnection } from './host-connection.ts';
import { seat } from './snapshots.ts';
import { setTyped, type UiStore } from './ui.ts';

/** What a second person is asked, over whatever is on the screen. */
interface ApprovalState {
  /** Null while nothing is asked. */
  asked: { refused: Failure; question: ApprovalQuestion } | null;
  /** Whose PIN is asked for. */
  chosenId: string | null;
  /** A PIN or badge is being checked. */
  isChecking: boolean;
  failure: Failure | null;
}
type ApprovalStore = StoreApi<ApprovalState>;

export interface Approval {
  state: ApprovalStore;
  /** Asks a second person to allow what was refused; null where nobody did. */
  ask(refused: Failure): Promise<string | null>;
  choose(operatorId: string): void;
  /** One key of the PIN; the last digit sends it. */
  typePin(key: PadKey): void;
  badge(code: string): void;
  cancel(): void;
}

const nothing: ApprovalState = { asked: null, chosenId: null, isChecking: false, failure: null };

export function createApproval(
  host: HostConnection<HostApi>,
  ui: UiStore,
  sounds: Sounds,
): Approval {
  const state = createStore<ApprovalState>(() => nothing);
  let answer: (token: string | null) => void = () => undefined;

  function end(token: string | null): void {
    setTyped(ui, { pin: '' });
    state.setState(nothing);
    answer(token);
  }

  async function ask(refused: Failure): Promise<string | null> {
    end(null);
    const result = await host.call('askApproval', { seat, command: commandOf(refused) });
    if (!result.ok) return null;
    const question = result.value;
    const able = question.approvers.filter(({ pinDigits }) => pinDigits >= question.pinDigits);
    const [only] = able.length === 1 ? able : [];
    end(null);
    state.setState({ asked: { refused, question }, chosenId: only?.id ?? null });
    sounds.play('attention');
    return new Promise((resolve) => {
      answer = resolve;
    });
  }

  function typePin(key: PadKey): void {
    const { asked, chosenId, isChecking } = state.getState();
    if (asked === null || chosenId === null || isChecking || key === 'comma') return;
    const { pin: before } = ui.getState().typed;
    const digits = asked.question.approvers.find(({ id }) => id === chosenId)?.pinDigits ?? 0;
    const pin = key === 'erase' ? before.slice(0, -1) : before + key;
    if (pin.length > digits) return;
    state.setState({ failure: null });
    setTyped(ui, { pin });
    if (pin.length === digits && key !== 'erase') void send({ operatorId: chosenId, pin });
  }

  async function send(who: { operatorId: string; pin: string } | { badge: string }): Promise<void> {
    const { asked, isChecking } = state.getState();
    if (asked === null || isChecking) return;
    state.setState({ isChecking: true, failure: null });
    const result = await host.call('approve', {
      seat,
      command: commandOf(asked.refused),
      ...who,
    });
    // Whatever the answer, the page keeps no PIN.
    setTyped(ui, { pin: '' });
    if (state.getState().asked !== asked) return;
    state.setState({ isChecking: false });
    if (!result.ok) {
      state.setState({ failure: result.error });
      sounds.play('refused');
      return;
    }
    const { token, approverId } = result.value;
    sounds.play('scanned');
    if (token === '') choose(approverId);
    else end(token);
  }

  function choose(operatorId: string): void {
    setTyped(ui, { pin: '' });
    state.setState({ chosenId: operatorId, failure: null });
  }

  return {
    state,
    ask,
    choose,
    typePin,
    badge: (badge) => void send({ badge }),
    cancel: () => end(null),
  };
}

/** Of what a second person could allow; empty for any other refusal. */
export function commandOf({ details: { command, role } }: Failure): string {
  return typeof command === 'string' && role !== 'nobody' ? command : '';
}
