import { expect, test } from 'vitest';
import { keyAction } from './key-action.ts';
import type { KeyContext, PressedKey } from './key-types.ts';

const sale: KeyContext = { screen: 'sale', sheet: null, focus: null };
const tender: KeyContext = { screen: 'tender', sheet: null, focus: null };

function press(key: string, code = key): PressedKey {
  return { key, code, ctrl: false, alt: false, meta: false };
}

test('on the tender screen the digit row of AZERTY enters digits without Shift', () => {
  expect(keyAction(press('(', 'Digit5'), tender)).toEqual({ do: 'pad', key: '5' });
  expect(keyAction(press('à', 'Digit0'), tender)).toEqual({ do: 'pad', key: '0' });
});

test.each([
  [',', 'KeyM'],
  ['.', 'Period'],
  ['.', 'NumpadDecimal'],
])('%s (%s) starts the cents', (key, code) => {
  expect(keyAction(press(key, code), tender)).toEqual({ do: 'pad', key: 'comma' });
});

test('Enter validates the payment unless a button was reached with Tab', () => {
  expect(keyAction(press('Enter'), tender)).toEqual({ do: 'validate' });
  expect(keyAction(press('Enter'), { ...tender, focus: 'control' })).toBeNull();
});

test('F12 pays from the sale, and does nothing while paying', () => {
  expect(keyAction(press('F12'), sale)).toEqual({ do: 'pay' });
  expect(keyAction(press('F12'), { ...sale, focus: 'search' })).toEqual({ do: 'pay' });
  expect(keyAction(press('F12'), tender)).toBeNull();
});

test('F1 to F8 choose a tender while paying', () => {
  expect(keyAction(press('F2'), tender)).toEqual({ do: 'choose-tender', index: 1 });
  expect(keyAction(press('F2'), sale)).toEqual({ do: 'open-search' });
});

test('after a sale F8 goes on with a suspended one, also before the paid screen has gone', () => {
  const paid: KeyContext = { screen: 'paid', sheet: null, focus: null };
  expect(keyAction(press('F8'), paid)).toEqual({ do: 'open-sheet', sheet: 'suspended' });
  expect(keyAction(press('Enter'), paid)).toEqual({ do: 'next-customer' });
});

test('letters typed on the sale search, and in a field they are only text', () => {
  expect(keyAction(press('é'), sale)).toEqual({ do: 'type-in-search', text: 'é' });
  expect(keyAction(press('é'), { ...sale, focus: 'search' })).toBeNull();
  expect(keyAction(press('+'), { ...sale, focus: 'search' })).toBeNull();
});

test('? shows the keys everywhere but in a text', () => {
  expect(keyAction(press('?'), tender)).toEqual({ do: 'open-sheet', sheet: 'keys' });
  expect(keyAction(press('?'), { ...sale, focus: 'field' })).toBeNull();
});

test('Escape goes back one step from anywhere', () => {
  for (const context of [sale, tender, { ...sale, sheet: 'keys' as const }]) {
    expect(keyAction(press('Escape'), context)).toEqual({ do: 'back' });
  }
});

test('in the reference field digits are text, Escape leaves it and Enter validates', () => {
  const inField: KeyContext = { ...tender, focus: 'field' };
  expect(keyAction(press('5', 'Digit5'), inField)).toBeNull();
  expect(keyAction(press('Backspace'), inField)).toBeNull();
  expect(keyAction(press('Escape'), inField)).toEqual({ do: 'leave-field' });
  expect(keyAction(press('Enter'), inField)).toEqual({ do: 'validate' });
  expect(keyAction(press('F1'), inField)).toEqual({ do: 'choose-tender', index: 0 });
});

test('Alt G sells a gift card, Alt O takes a deposit, Alt C lists orders and Alt T receipts, once somebody is signed on', () => {
  for (const [code, sheet] of [
    ['KeyG', 'gift-card'],
    ['KeyO', 'deposit'],
    ['KeyC', 'orders'],
    ['KeyA', 'archives'],
    ['KeyT', 'receipts'],
  ] as const) {
    const pressed = { ...press('µ', code), alt: true };
    expect(keyAction(pressed, sale)).toEqual({ do: 'open-sheet', sheet });
    expect(keyAction(pressed, { ...sale, screen: 'sign-on' })).toBeNull();
  }
  const typing: KeyContext = { screen: 'sale', sheet: 'gift-card', focus: null };
  expect(keyAction(press('5', 'Digit5'), typing)).toEqual({ do: 'pad', key: '5' });
  expect(keyAction(press('Enter'), typing)).toEqual({ do: 'confirm-money' });
  expect(keyAction(press('5', 'Digit5'), { ...typing, focus: 'field' })).toBeNull();
});

test('Alt S shows the state of the till from any screen, whatever letter the system makes of it', () => {
  const altS = { ...press('ß', 'KeyS'), alt: true };
  const opens = { do: 'open-sheet', sheet: 'status' };
  for (const context of [sale, tender, { ...sale, focus: 'search' as const }]) {
    expect(keyAction(altS, context)).toEqual(opens);
  }
  expect(keyAction({ ...altS, ctrl: true }, sale)).toBeNull();
  expect(keyAction(altS, { ...sale, sheet: 'suspend' })).toBeNull();
});

test('Alt L shows the day and Alt M the manager’s page, once somebody is signed on and nothing lies over it', () => {
  for (const [code, action] of [
    ['KeyL', 'open-day'],
    ['KeyM', 'open-desk'],
  ] as const) {
    const pressed = { ...press('µ', code), alt: true };
    expect(keyAction(pressed, tender)).toEqual({ do: action });
    expect(keyAction(pressed, { ...sale, screen: 'sign-on' })).toBeNull();
    expect(keyAction(pressed, { ...sale, sheet: 'orders' })).toBeNull();
  }
});

test('on the manager’s page the function keys turn the way of looking, the arrows go through what waits', () => {
  const desk: KeyContext = { screen: 'manager', sheet: null, focus: null };
  expect(keyAction(press('F1'), desk)).toEqual({ do: 'turn-desk', turn: 'span' });
  expect(keyAction(press('F4'), desk)).toEqual({ do: 'turn-desk', turn: 'table' });
  expect(keyAction(press('ArrowDown'), desk)).toEqual({ do: 'move-entry', by: 1 });
  expect(keyAction(press('Enter'), desk)).toBeNull();
  expect(keyAction(press('Escape'), desk)).toEqual({ do: 'back' });
});

test('what is prepared has F12 for the next step, and a function key for each list and act', () => {
  const prepare: KeyContext = { screen: 'sale', sheet: 'prepare', focus: null };
  expect(keyAction(press('F12'), prepare)).toEqual({ do: 'do-main-step' });
  expect(keyAction(press('F3'), prepare)).toEqual({ do: 'press-prepare-key', key: 'F3' });
  expect(keyAction(press('Enter'), { ...prepare, focus: 'field' })).toEqual({
    do: 'enter-prepare',
  });
  expect(keyAction(press('ArrowDown'), prepare)).toEqual({ do: 'move-entry', by: 1 });
});

test('the browser keeps its own shortcuts, except undo on the sale', () => {
  expect(keyAction({ ...press('r'), ctrl: true }, sale)).toBeNull();
  expect(keyAction({ ...press('z'), ctrl: true }, sale)).toEqual({ do: 'undo' });
  expect(keyAction({ ...press('z'), ctrl: true }, { ...sale, focus: 'search' })).toBeNull();
});

test('F7 is about the item of the line, or of the result while searching', () => {
  expect(keyAction(press('F7'), sale)).toEqual({ do: 'show-item' });
  expect(keyAction(press('F7'), { ...sale, focus: 'search' })).toEqual({ do: 'result-item' });
  expect(keyAction(press('F7'), tender)).toEqual({ do: 'choose-tender', index: 6 });
});

test('in the grid of sizes the arrows go four ways, and Enter is the cell’s own', () => {
  const grid: KeyContext = { screen: 'sale', sheet: 'item', focus: 'control' };
  expect(keyAction(press('ArrowLeft'), grid)).toEqual({ do: 'move-cell', right: -1, down: 0 });
  expect(keyAction(press('ArrowDown'), grid)).toEqual({ do: 'move-cell', right: 0, down: 1 });
  expect(keyAction(press('Enter'), grid)).toBeNull();
  expect(keyAction(press('F12'), grid)).toEqual({ do: 'act-on-item' });
  expect(keyAction(press('+'), grid)).toEqual({ do: 'add-item' });
});

test('R in the state of the till tries the platform again', () => {
  expect(keyAction(press('r', 'KeyR'), { ...sale, sheet: 'status' })).toEqual({
    do: 'retry-sync',
  });
});

test('on the paid screen P prints, C prints the gift receipt and A shows the paper', () => {
  const paid: KeyContext = { screen: 'paid', sheet: null, focus: null };
  expect(keyAction(press('p'), paid)).toEqual({ do: 'print-paid', paper: 'receipt' });
  expect(keyAction(press('C'), paid)).toEqual({ do: 'print-paid', paper: 'gift-receipt' });
  expect(keyAction(press('t'), paid)).toEqual({ do: 'open-drawer' });
  expect(keyAction(press('r'), paid)).toEqual({ do: 'act-on-print', act: 'again' });
  expect(keyAction(press('o'), paid)).toEqual({ do: 'act-on-print', act: 'other' });
  expect(keyAction(press('x'), paid)).toEqual({ do: 'act-on-print', act: 'give-up' });
  expect(keyAction(press('a'), paid)).toEqual({ do: 'preview-paid' });
  expect(keyAction(press('p'), sale)).toEqual({ do: 'type-in-search', text: 'p' });
});

test('among receipts the arrows choose, F6 prints and letters are what is looked for', () => {
  const receipts: KeyContext = { screen: 'sale', sheet: 'receipts', focus: 'field' };
  expect(keyAction(press('ArrowDown'), receipts)).toEqual({ do: 'choose-receipt', by: 1 });
  expect(keyAction(press('F12'), receipts)).toEqual({ do: 'print-chosen' });
  expect(keyAction(press('F6'), receipts)).toEqual({ do: 'return-chosen' });
  expect(keyAction(press('F8'), receipts)).toEqual({ do: 'act-on-print', act: 'again' });
  expect(keyAction(press('F9'), receipts)).toEqual({ do: 'act-on-print', act: 'other' });
  expect(keyAction(press('F4'), receipts)).toEqual({ do: 'act-on-print', act: 'give-up' });
  expect(keyAction(press('Enter'), receipts)).toEqual({ do: 'find-receipts' });
  expect(keyAction(press('4', 'Digit4'), receipts)).toBeNull();
});

test('F1 ships the line and F3 says to whom; in the customer sheet Enter is for what was typed', () => {
  expect(keyAction(press('F1'), sale)).toEqual({ do: 'ship-line' });
  expect(keyAction(press('F1'), { ...sale, sheet: 'line' })).toEqual({ do: 'open-leave' });
  expect(keyAction(press('F1'), tender)).toEqual({ do: 'choose-tender', index: 0 });
  expect(keyAction(press('F3'), sale)).toEqual({ do: 'open-sheet', sheet: 'customer' });
  const customer: KeyContext = { screen: 'sale', sheet: 'customer', focus: 'field' };
  expect(keyAction(press('Enter'), customer)).toEqual({ do: 'confirm-customer' });
  expect(keyAction(press('F2'), customer)).toEqual({ do: 'choose-reward', index: 1 });
  expect(keyAction(press('Enter'), { ...customer, focus: 'control' })).toBeNull();
  expect(keyAction(press('ArrowDown'), customer)).toEqual({ do: 'move-entry', by: 1 });
});

test('what leaves later is changed by keys: a place in the list, how it is paid, how many pieces', () => {
  const group = { ...sale, sheet: 'group' } as const;
  const leave = { ...sale, sheet: 'leave' } as const;
  expect(keyAction(press('/'), sale)).toEqual({ do: 'open-leave' });
  expect(keyAction(press('F3'), group)).toEqual({ do: 'choose-group-option', index: 2 });
  expect(keyAction(press('F2'), leave)).toEqual({ do: 'choose-group-option', index: 1 });
  expect(keyAction(press('F10'), group)).toEqual({ do: 'pay-group', payment: 'deposit' });
  expect(keyAction(press('F10'), leave)).toBeNull();
  expect(keyAction(press('-'), leave)).toEqual({ do: 'move-pieces', by: -1 });
  // In the name of a street they are text.
  expect(keyAction(press('-'), { ...leave, focus: 'field' })).toBeNull();
  expect(keyAction(press('Enter'), { ...group, focus: 'field' })).toEqual({ do: 'confirm-group' });
  expect(keyAction(press('ArrowDown'), group)).toEqual({ do: 'move-entry', by: 1 });
  expect(keyAction(press('F12'), group)).toEqual({ do: 'end-group' });
});
