/** What a keyboard prints on each physical key: plain, with Shift, with AltGr; empty for no sign or a dead key. */
export type Layout = Readonly<
  Record<string, readonly [plain: string, shifted: string, altGr: string]>
>;

const rows = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].map((row) => row.split(' '));

/** Stands in the tables below where a key gives nothing by itself. */
const none = '␀';

const numpad: Layout = {
  ...Object.fromEntries([...'0123456789'].map((digit) => [`Numpad${digit}`, [digit, digit, '']])),
  NumpadDecimal: ['.', '.', ''],
  NumpadAdd: ['+', '+', ''],
  NumpadSubtract: ['-', '-', ''],
  NumpadMultiply: ['*', '*', ''],
  NumpadDivide: ['/', '/', ''],
  Space: [' ', ' ', ''],
};

export const usKeys: Layout = layout([
  ['`1234567890-=', '~!@#$%^&*()_+'],
  ['qwertyuiop[]\\', 'QWERTYUIOP{}|'],
  ["asdfghjkl;'", 'ASDFGHJKL:"'],
  ['\\zxcvbnm,./', '|ZXCVBNM<>?'],
]);

export const frenchKeys: Layout = layout([
  ['²&é"\'(-è_çà)=', '²1234567890°+', '␀␀~#{[|`\\^@]}'],
  ['azertyuiop␀$*', 'AZERTYUIOP␀£µ'],
  ['qsdfghjklmù', 'QSDFGHJKLM%'],
  ['<wxcvbn,;:!', '>WXCVBN?./§'],
]);

const belgianKeys: Layout = layout([
  ['²&é"\'(§è!çà)-', '³1234567890°_', '␀|@#␀␀^␀␀{}␀␀'],
  ['azertyuiop␀$µ', 'AZERTYUIOP␀*£', '␀␀␀␀␀␀␀␀␀␀[]`'],
  ['qsdfghjklmù', 'QSDFGHJKLM%'],
  ['<wxcvbn,;:=', '>WXCVBN?./+', '\\␀␀␀␀␀␀␀␀␀~'],
]);

const germanKeys: Layout = layout([
  ['␀1234567890ß␀', '°!"§$%&/()=?␀', '␀␀²³␀␀␀{[]}\\␀'],
  ['qwertzuiopü+#', "QWERTZUIOPÜ*'", '@␀€␀␀␀␀␀␀␀␀~␀'],
  ['asdfghjklöä', 'ASDFGHJKLÖÄ'],
  ['<yxcvbnm,.-', '>YXCVBNM;:_', '|␀␀␀␀␀␀µ␀␀␀'],
]);

/** Of both Swiss layouts: they differ in ü è ö é ä à only, which no code holds. */
const swissKeys: Layout = layout([
  ["§1234567890'␀", '°+"*ç%&/()=?␀', '␀¦@#°§¬|¢␀␀´~'],
  ['qwertzuiopè␀$', 'QWERTZUIOPü!£', '␀␀€␀␀␀␀␀␀␀[]}'],
  ['asdfghjkléà', 'ASDFGHJKLöä', '␀␀␀␀␀␀␀␀␀␀{'],
  ['<yxcvbnm,.-', '>YXCVBNM;:_', '\\␀␀␀␀␀␀␀␀␀␀'],
]);

export const layouts = {
  us: usKeys,
  french: frenchKeys,
  belgian: belgianKeys,
  german: germanKeys,
  swiss: swissKeys,
} as const satisfies Record<string, Layout>;
export type LayoutName = keyof typeof layouts;

function layout(
  signs: readonly (readonly [plain: string, shifted: string, altGr?: string])[],
): Layout {
  const keys: Record<string, readonly [string, string, string]> = { ...numpad };
  rows.forEach((codes, row) => {
    const [plain = [], shifted = [], altGr = []] = (signs[row] ?? []).map((line = '') => [...line]);
    codes.forEach((code, column) => {
      keys[code] = [sign(plain[column]), sign(shifted[column]), sign(altGr[column])];
    });
  });
  return keys;
}

function sign(given: string | undefined): string {
  return given === undefined || given === none ? '' : given;
}
