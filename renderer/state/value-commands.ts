import type { Failure } from '../../contract/failure/failure.ts';
import type { ValueView } from '../../contract/host/calls/value-calls.ts';
import type { Result } from '../../domain/result.ts';
import { printValueNumber } from '../../domain/stored-value/value-number.ts';
import { moneyText } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { onceDrawn } from './once-drawn.ts';
import { seat } from './snapshots.ts';
import { closeSheet, nothingSelected, setTyped } from './ui.ts';

export interface ValueCommands {
  /** What is left under a number that was typed; it fills the payment in, and takes nothing. */
  lookUpValue(text: string): void;
  sellGiftCard(amountMinor: number): void;
  /** What the basket's company pays of what it owes, and the factures it is for. */
  payAccount(amountMinor: number, invoices: readonly string[]): void;
  takeDeposit(deposit: {
    amountMinor: number;
    depositKind: 'arrhes' | 'acompte';
    vatRateBp: number;
    itemCode: string;
  }): void;
}

export function valueCommands(parts: CommandParts): ValueCommands {
  const { host, ui, snapshots } = parts;
  /** An Enter that bounces sells no second card. */
  let isAdding = false;

  async function add(
    send: (commandId: string) => Promise<Result<unknown, Failure>>,
  ): Promise<void> {
    if (isAdding) return;
    isAdding = true;
    const commandId = newCommandId();
    const drawn = onceDrawn(snapshots, commandId, () => {
      closeSheet(ui);
      setTyped(ui, { money: '', itemCode: '', invoices: '' });
      ui.setState(nothingSelected);
    });
    const result = await send(commandId);
    isAdding = false;
    drawn.answered(result.ok);
    reportOutcome(parts, 'act', result);
  }

  return {
    lookUpValue: (text) => void lookUpValue(parts, text, 'act'),
    sellGiftCard: (amountMinor) =>
      void add((commandId) => host.callInOrder('sellGiftCard', { commandId, seat, amountMinor })),
    payAccount: (amountMinor, invoices) =>
      void add((commandId) =>
        host.callInOrder('payAccount', { commandId, seat, amountMinor, invoices: [...invoices] }),
      ),
    takeDeposit: (deposit) =>
      void add((commandId) => host.callInOrder('takeDeposit', { commandId, seat, ...deposit })),
  };
}

/**
 * Asks what a number or a scanned code is worth and makes it the next payment: its kind chosen, its
 * number filled in, its balance shown. The amount stays empty: all that it can pay.
 */
export async function lookUpValue(
  parts: CommandParts,
  text: string,
  about: 'scan' | 'act',
): Promise<void> {
  const { host, ui, snapshots, toasts } = parts;
  const found = await host.call('lookUpValue', { text, paysAt: seat, anyState: false });
  reportOutcome(parts, about, found);
  if (!found.ok) return;
  const value = found.value;
  const isPaying = (snapshots.sale.getState().snapshot?.basket?.lines.length ?? 0) > 0;
  if (!isPaying) {
    const language = snapshots.people.getState().snapshot?.language ?? 'fr';
    // Nothing to pay: the customer wanted to know.
    toasts.say(`value.worth.${value.kind}`, worth(value, language));
    return;
  }
  const types = snapshots.till.getState().snapshot?.tenderTypes ?? [];
  const type = types.find(({ kind, isOffered }) => kind === value.kind && isOffered);
  if (!type) return;
  ui.setState({ value, tenderTypeId: type.id, screen: 'tender', sheet: null });
  setTyped(ui, { amount: '', references: [printValueNumber(value.number)], exception: '' });
}

function worth({ availableMinor, currency }: ValueView, language: Language) {
  return { amount: moneyText(availableMinor, currency, language) };
}
