import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { dismissNotices } from './notices.ts';
import { seat } from './snapshots.ts';
import { setTyped, showSale } from './ui.ts';

export interface BasketCommands {
  suspend(label: string): void;
  /** From a tablet: the basket waits at the till, and its code is shown. */
  sendToTill(): void;
  resume(basketId: string): void;
  abandon(reasonCode: string): void;
}

/** What is done with the basket as a whole; a sheet closes only once the host has done it. */
export function basketCommands(parts: CommandParts): BasketCommands {
  const { host, ui, toasts } = parts;

  async function suspend(label: string): Promise<void> {
    const result = await host.callInOrder('suspend', { commandId: newCommandId(), seat, label });
    reportOutcome(parts, 'act', result);
    if (!result.ok) return;
    startAfresh();
    setTyped(ui, { label: '' });
    if (label === '') toasts.say('toast.suspended');
    else toasts.say('toast.suspended.as', { label });
  }

  async function sendToTill(): Promise<void> {
    const result = await host.callInOrder('sendToTill', { commandId: newCommandId(), seat });
    reportOutcome(parts, 'act', result);
    if (!result.ok) return;
    startAfresh();
    ui.setState({ sheet: 'sent', sentBasket: result.value.basketId });
  }

  async function resume(basketId: string): Promise<void> {
    const result = await host.callInOrder('resume', { commandId: newCommandId(), seat, basketId });
    reportOutcome(parts, 'act', result);
    if (result.ok) startAfresh();
  }

  async function abandon(reasonCode: string): Promise<void> {
    const result = await host.callInOrder('abandon', {
      commandId: newCommandId(),
      seat,
      reasonCode,
    });
    reportOutcome(parts, 'act', result);
    if (!result.ok) return;
    startAfresh();
    toasts.say('toast.abandoned');
  }

  /** Another basket, or none: what was refused for the one before is over. */
  function startAfresh(): void {
    showSale(ui);
    dismissNotices(parts.notices);
  }

  return {
    suspend: (label) => void suspend(label),
    sendToTill: () => void sendToTill(),
    resume: (basketId) => void resume(basketId),
    abandon: (reasonCode) => void abandon(reasonCode),
  };
}
