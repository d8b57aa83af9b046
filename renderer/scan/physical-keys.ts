/** What a US and a French (AZERTY) keyboard print on each physical key: plain, then with Shift. */
type Layout = Readonly<Record<string, readonly [plain: string, shifted: string]>>;

const rows = [
  ['Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal'],
  ['KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash'],
  ['KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote'],
  ['KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash'],
].map(([codes = '']) => codes.split(' '));

const numpad: Layout = {
  ...Object.fromEntries([...'0123456789'].map((digit) => [`Numpad${digit}`, [digit, digit]])),
  NumpadDecimal: ['.', '.'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  Space: [' ', ' '],
};

export const usKeys: Layout = layout([
  ['`1234567890-=', '~!@#$%^&*()_+'],
  ['qwertyuiop[]\\', 'QWERTYUIOP{}|'],
  ["asdfghjkl;'", 'ASDFGHJKL:"'],
  ['zxcvbnm,./', 'ZXCVBNM<>?'],
]);

export const frenchKeys: Layout = layout([
  ['²&é"\'(-è_çà)=', '²1234567890°+'],
  ['azertyuiop^$*', 'AZERTYUIOP¨£µ'],
  ['qsdfghjklmù', 'QSDFGHJKLM%'],
  ['wxcvbn,;:!', 'WXCVBN?./§'],
]);

function layout(signs: readonly (readonly [plain: string, shifted: string])[]): Layout {
  const keys: Record<string, readonly [string, string]> = { ...numpad };
  rows.forEach((codes, row) => {
    const [plain = '', shifted = ''] = signs[row] ?? [];
    codes.forEach((code, column) => {
      keys[code] = [plain[column] ?? '', shifted[column] ?? ''];
    });
  });
  return keys;
}
