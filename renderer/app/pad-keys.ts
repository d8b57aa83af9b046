import type { KeyAction, PressedKey } from './key-types.ts';

/** The keys of a number pad, wherever an amount or a number is typed. */
export function padAction(pressed: PressedKey): KeyAction | null {
  const digit = digitOf(pressed);
  if (digit !== null) return { do: 'pad', key: digit };
  if (pressed.key === ',' || pressed.key === '.' || pressed.code === 'NumpadDecimal') {
    return { do: 'pad', key: 'comma' };
  }
  return pressed.key === 'Backspace' ? { do: 'pad', key: 'erase' } : null;
}

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** By physical key: on AZERTY the digit row gives digits only with Shift, and here nothing else. */
function digitOf({ key, code }: PressedKey): (typeof digits)[number] | null {
  const sign = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? key;
  return digits.find((digit) => digit === sign) ?? null;
}
