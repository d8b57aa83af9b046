import type { Failure } from '../../contract/failure/failure.ts';
import type { Language } from '../i18n/language.ts';
import type { PadKey } from './amount-entry.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { dismissNotices } from './notices.ts';
import { seat } from './snapshots.ts';
import { setTyped } from './ui.ts';

export interface SignOnCommands {
  chooseOperator(id: string): void;
  /** One key of the PIN; the last digit sends it. */
  typePin(key: PadKey): void;
  badge(code: string): void;
  /** Shows the names over the work; whoever is signed on stays so until somebody else is. */
  switchOperator(): void;
  /** Back to the names, or to the work. */
  leaveSignOn(): void;
  lock(): void;
  signOff(): void;
  setLanguage(language: Language): void;
}

export function signOnCommands(parts: CommandParts): SignOnCommands {
  const { host, ui, approval, snapshots, sounds, notices } = parts;

  function chooseOperator(id: string): void {
    ui.setState({ signOnId: id, signOnFailure: null });
    setTyped(ui, { pin: '' });
  }

  function typePin(key: PadKey): void {
    const { signOnId, isSigningOn, typed } = ui.getState();
    const people = snapshots.people.getState().snapshot?.people ?? [];
    const digits = people.find(({ id }) => id === signOnId)?.pinDigits ?? 0;
    if (signOnId === null || isSigningOn || key === 'comma') return;
    const pin = key === 'erase' ? typed.pin.slice(0, -1) : typed.pin + key;
    if (pin.length > digits) return;
    ui.setState({ signOnFailure: null });
    setTyped(ui, { pin });
    if (pin.length === digits && key !== 'erase') void send(signOnId, pin);
  }

  async function send(operatorId: string, pin: string): Promise<void> {
    ui.setState({ isSigningOn: true });
    const result = await host.call('signOn', { seat, operatorId, pin });
    // Whatever the answer, the page keeps no PIN.
    setTyped(ui, { pin: '' });
    ui.setState({ isSigningOn: false });
    if (result.ok) enter();
    else refuse(result.error);
  }

  async function sendBadge(badge: string): Promise<void> {
    const result = await host.call('signOn', { seat, badge });
    if (!result.ok) {
      reportOutcome(parts, 'scan', result);
      return;
    }
    sounds.play('scanned');
    if (result.value.isSignedOn) enter();
    else {
      ui.setState({ isSwitching: true, sheet: null });
      chooseOperator(result.value.operatorId);
    }
  }

  function enter(): void {
    ui.setState({ isSwitching: false, signOnId: null, signOnFailure: null });
    dismissNotices(notices);
  }

  function refuse(failure: Failure): void {
    ui.setState({ signOnFailure: failure });
    sounds.play('refused');
  }

  async function leave(how: 'lock' | 'signOff'): Promise<void> {
    const result = await host.call(how, { seat });
    if (!result.ok) reportOutcome(parts, 'act', result);
  }

  async function setLanguage(language: Language): Promise<void> {
    reportOutcome(parts, 'act', await host.call('setLanguage', { seat, language }));
  }

  return {
    chooseOperator,
    typePin,
    badge(code) {
      // Asked for an approval, a badge gives it: who is signed on stays.
      if (approval.state.getState().asked === null) void sendBadge(code);
      else approval.badge(code);
    },
    switchOperator() {
      if (snapshots.people.getState().snapshot?.canSignOff !== true) return;
      setTyped(ui, { pin: '' });
      ui.setState({ isSwitching: true, signOnId: null, signOnFailure: null, sheet: null });
    },
    leaveSignOn() {
      setTyped(ui, { pin: '' });
      const isChosen = ui.getState().signOnId !== null;
      ui.setState(isChosen ? { signOnId: null, signOnFailure: null } : { isSwitching: false });
    },
    lock: () => void leave('lock'),
    signOff: () => void leave('signOff'),
    setLanguage: (language) => void setLanguage(language),
  };
}
