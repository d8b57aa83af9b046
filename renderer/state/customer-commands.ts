import { fail } from '../../contract/failure/failure.ts';
import { consentPurposes } from '../../domain/customer/consent.ts';
import { refuse } from '../../domain/result.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { correctionOf, newConsents } from './corrected-customer.ts';
import { isFoundBySame } from './new-customer.ts';
import { seat } from './snapshots.ts';
import { askCustomer, closeSheet, setTyped, type Typed } from './ui.ts';

export interface CustomerCommands {
  nameCustomer(customerId: string): void;
  forgetCustomer(): void;
  /** Makes who was typed a customer and names them; `isSomebodyElse` after the till knew their number. */
  enrolCustomer(isSomebodyElse: boolean): void;
  /** Opens the form of a known customer with what is known, over the sheet that is open. */
  beginCorrection(customerId: string): void;
  /** Tells what they said anew; the form closes once the host has it, and what was typed stays until then. */
  saveCorrection(): void;
  /** Has the platform erase them everywhere; the form closes once it did. */
  eraseCustomer(customerId: string): void;
  /** Names a customer of another store, who becomes known here first. */
  bringCustomer(customerId: string): void;
  /** Spends points of the basket's customer, or takes that back. */
  takeReward(rewardId: string): void;
  removeReward(rewardId: string): void;
  /** Where what is shipped goes; the sheet closes once the host has it. */
  saveAddress(customerId: string, address: Typed['address']): void;
}

export function customerCommands(
  parts: Pick<CommandParts, 'ui' | 'notices' | 'sounds' | 'nowMs'> & {
    host: Pick<CommandParts['host'], 'call' | 'callInOrder'>;
    snapshots: Pick<CommandParts['snapshots'], 'sale'>;
  },
): CustomerCommands {
  const { host, ui } = parts;
  /** An Enter that bounces makes nobody twice. */
  let isEnrolling = false;
  let isSaving = false;
  let isErasing = false;

  /** Of two customers of other stores that were touched, the last counts. */
  let brought = 0;

  const basketNow = () => parts.snapshots.sale.getState().snapshot?.basket?.id ?? null;

  async function set(customerId: string, address?: Typed['address']): Promise<boolean> {
    const input = { commandId: newCommandId(), seat, customerId, address };
    const result = await host.callInOrder('setCustomer', input);
    reportOutcome(parts, 'act', result);
    return result.ok;
  }

  async function name(customerId: string): Promise<void> {
    const isAskedInPlace = ui.getState().sheetBehind !== null;
    if (!(await set(customerId))) return;
    setTyped(ui, { customerSearch: '', newCustomer: null });
    // The sheet that asked knows when nothing more is to be said.
    if (isAskedInPlace) {
      const { sheetBehind } = ui.getState();
      if (sheetBehind === 'account' || sheetBehind === 'profile') closeSheet(ui);
      return;
    }
    // Nothing is shipped, so nothing more is asked.
    const lines = parts.snapshots.sale.getState().snapshot?.basket?.lines ?? [];
    if (!lines.some(({ fulfilment }) => fulfilment === 'ship')) closeSheet(ui);
  }

  async function enrol(isSomebodyElse: boolean): Promise<void> {
    const person = ui.getState().typed.newCustomer;
    if (person === null || isEnrolling) return;
    isEnrolling = true;
    const basket = basketNow();
    const consents = consentPurposes.flatMap((purpose) => {
      const isGiven = person.consents[purpose];
      return isGiven === undefined ? [] : [{ purpose, isGiven }];
    });
    const input = { commandId: newCommandId(), seat, customer: person.said, consents };
    const result = await host.callInOrder('enrolCustomer', { ...input, isSomebodyElse });
    isEnrolling = false;
    reportOutcome(parts, 'act', result);
    const typed = ui.getState().typed.newCustomer;
    if (!result.ok) {
      const knownId = result.error.code === 'CUSTOMER_KNOWN' && result.error.details.customerId;
      // Whoever is typed by now is not who was asked about.
      if (typeof knownId === 'string' && typed && isFoundBySame(typed, person))
        setTyped(ui, { newCustomer: { ...typed, knownId } });
      return;
    }
    if (typed === person) setTyped(ui, { newCustomer: null });
    // Another customer is served by now: who was enrolled is not who buys.
    if (basketNow() === basket) await name(result.value.customerId);
  }

  async function beginCorrection(customerId: string): Promise<void> {
    const basketId = basketNow();
    const result = await host.call('customerDetail', { customerId });
    // Another customer is served by now.
    if (basketNow() !== basketId) return;
    if (!result.ok) return reportOutcome(parts, 'act', result);
    const { customer } = result.value;
    if (customer === null) return reportOutcome(parts, 'act', refuse(fail('CUSTOMER_GONE')));
    setTyped(ui, { corrected: correctionOf(customer, basketId) });
    if (ui.getState().sheet !== 'customer') askCustomer(ui);
  }

  async function saveCorrection(): Promise<void> {
    const person = ui.getState().typed.corrected;
    if (person === null || isSaving) return;
    isSaving = true;
    const { customerId, said: customer } = person;
    const input = { commandId: newCommandId(), seat, customerId, customer };
    const consents = newConsents(person);
    const result = await host.callInOrder('changeCustomer', { ...input, consents });
    isSaving = false;
    reportOutcome(parts, 'act', result);
    if (!result.ok) return;
    const served = parts.snapshots.sale.getState().snapshot?.basket?.customer;
    // The basket keeps a copy of who buys, and where what is shipped goes is said apart.
    if (basketNow() === person.basketId && served?.id === customerId) {
      await set(customerId, served.address.street === '' ? undefined : addressOf(served));
    }
    if (ui.getState().typed.corrected !== person) return;
    setTyped(ui, { corrected: null });
    if (ui.getState().sheet === 'customer' && ui.getState().sheetBehind !== null) closeSheet(ui);
  }

  async function erase(customerId: string): Promise<void> {
    if (isErasing) return;
    isErasing = true;
    const result = await host.call('eraseCustomer', { seat, customerId });
    isErasing = false;
    reportOutcome(parts, 'act', result);
    if (!result.ok || ui.getState().typed.corrected?.customerId !== customerId) return;
    setTyped(ui, { corrected: null, customerSearch: '' });
    closeSheet(ui);
  }

  async function bring(customerId: string): Promise<void> {
    brought += 1;
    const mine = brought;
    const basket = basketNow();
    const { customerSearch } = ui.getState().typed;
    const result = await host.call('bringCustomer', { customerId });
    // It can take long: meanwhile somebody else may be served, or looked for.
    const isAsked = ui.getState().typed.customerSearch === customerSearch;
    if (mine !== brought || basketNow() !== basket || !isAsked) return;
    reportOutcome(parts, 'act', result);
    if (result.ok) await name(customerId);
  }

  async function reward(call: 'takeReward' | 'removeReward', rewardId: string): Promise<void> {
    const input = { commandId: newCommandId(), seat, rewardId };
    reportOutcome(parts, 'act', await host.callInOrder(call, input));
  }

  return {
    takeReward: (rewardId) => void reward('takeReward', rewardId),
    removeReward: (rewardId) => void reward('removeReward', rewardId),
    nameCustomer: (customerId) => void name(customerId),
    forgetCustomer: () => void set(''),
    enrolCustomer: (isSomebodyElse) => void enrol(isSomebodyElse),
    beginCorrection: (customerId) => void beginCorrection(customerId),
    eraseCustomer: (customerId) => void erase(customerId),
    saveCorrection: () => void saveCorrection(),
    bringCustomer: (customerId) => void bring(customerId),
    saveAddress(customerId, address) {
      void set(customerId, address).then((isSaved) => {
        if (isSaved && ui.getState().sheet === 'customer') closeSheet(ui);
      });
    },
  };
}

function addressOf({ address: { street, postcode, city } }: { address: Typed['address'] }) {
  return { street, postcode, city };
}
