import { expect, test } from 'vitest';
import { frenchKeys, type Layout, usKeys } from './physical-keys.ts';
import { type WedgeAnswer, wedgeDecoder } from './wedge-decoder.ts';
import type { WedgeKey } from './wedge-key.ts';

const ean = '3520170012346';

interface Heard {
  codes: string[];
  /** What reached the page and was not taken back. */
  typed: string;
}

/** Runs the keys as the listener does, with the idle timer at its time. */
function listen(keys: readonly WedgeKey[], holdFromFirst = false): Heard {
  const decoder = wedgeDecoder();
  const codes: string[] = [];
  let page: WedgeKey[] = [];
  const take = (key: WedgeKey, { released, verdict }: WedgeAnswer): void => {
    page.push(...released);
    if (verdict.kind === 'pass') page.push(key);
    if (verdict.kind !== 'scan') return;
    const start = page.indexOf(verdict.firstKey);
    if (start >= 0) page = page.slice(0, start);
    codes.push(verdict.code);
  };
  for (const key of keys) {
    const deadlineMs = decoder.deadlineMs();
    if (deadlineMs !== null && deadlineMs <= key.atMs) page.push(...decoder.idle());
    take(key, decoder.key(key, holdFromFirst));
  }
  page.push(...decoder.idle());
  const typed = page
    .map(({ key }) => (key === 'Enter' ? '⏎' : key.length === 1 ? key : ''))
    .join('');
  return { codes, typed };
}

/** Keys of a scanner set to one layout on a system set to another, Shift keys included. */
function scanner(
  text: string,
  options: { set?: Layout; system?: Layout; everyMs?: number; atMs?: number; suffix?: string } = {},
): WedgeKey[] {
  const { set = usKeys, system = set, everyMs = 5, atMs = 1_000, suffix = 'Enter' } = options;
  const keys: WedgeKey[] = [];
  let time = atMs;
  for (const sign of text) {
    const [code, [plain]] = Object.entries(set).find(
      ([name, signs]) => signs.includes(sign) && !name.startsWith('Numpad'),
    ) ?? ['', [sign, sign]];
    const shift = plain !== sign;
    if (shift) keys.push(pressed('ShiftLeft', 'Shift', time, { shift }));
    keys.push(pressed(code, system[code]?.[shift ? 1 : 0] || 'Dead', time, { shift }));
    time += everyMs;
  }
  keys.push(pressed(suffix, suffix, time));
  return keys;
}

function typing(text: string, everyMs: number, atMs = 1_000): WedgeKey[] {
  return [...text].map((sign, index) => {
    const name = sign === '⏎' ? 'Enter' : sign;
    return pressed(/\d/.test(sign) ? `Numpad${sign}` : name, name, atMs + index * everyMs);
  });
}

function pressed(code: string, key: string, atMs: number, more: Partial<WedgeKey> = {}): WedgeKey {
  return {
    code,
    key,
    atMs,
    shift: false,
    ctrl: false,
    alt: false,
    meta: false,
    altGr: false,
    capsLock: false,
    repeat: false,
    ...more,
  };
}

const layouts = [
  ['a US scanner on a US system', usKeys, usKeys],
  ['a US scanner on AZERTY', usKeys, frenchKeys],
  ['a French scanner on AZERTY', frenchKeys, frenchKeys],
  ['a French scanner on a US system', frenchKeys, usKeys],
] as const;

for (const everyMs of [5, 80]) {
  test.each(layouts)(`a barcode at ${everyMs} ms a key is read from %s`, (_, set, system) => {
    const heard = listen(scanner(ean, { set, system, everyMs }));
    expect(heard).toEqual({ codes: [ean], typed: '' });
  });
}

test.each(layouts)('letters and signs are read from %s', (_, set, system) => {
  const heard = listen(scanner('MAQ-ZW-0451', { set, system }));
  expect(heard).toEqual({ codes: ['MAQ-ZW-0451'], typed: '' });
});

test('a Digital Link from a US scanner on AZERTY is read whole', () => {
  const link = 'https://id.gs1.org/01/03520170012346?17=271231';
  expect(listen(scanner(link, { system: frenchKeys })).codes).toEqual([link]);
});

test('the group separator of GS1 codes is kept', () => {
  const keys = scanner('0103520170012346', {});
  keys.splice(16, 0, pressed('BracketRight', ']', 1_078, { ctrl: true }));
  expect(listen(keys).codes).toEqual(['0103520170012346\u001d']);
});

test('thirty scans a second are all kept, in order', () => {
  const codes = Array.from({ length: 30 }, (_, index) => String(2_000_000_000_000 + index));
  const keys = codes.flatMap((code, index) =>
    scanner(code, { everyMs: 2, atMs: 1_000 + Math.floor((index * 1_000) / 30) }),
  );
  for (const hold of [true, false]) expect(listen(keys, hold)).toEqual({ codes, typed: '' });
});

test.each([80, 120, 200])('an amount typed at %d ms a key reaches the page', (everyMs) => {
  for (const hold of [true, false]) {
    expect(listen(typing('1250,50⏎', everyMs), hold)).toEqual({ codes: [], typed: '1250,50⏎' });
  }
});

test('two quick digits and Enter are an amount, not a code', () => {
  expect(listen(typing('50⏎', 20))).toEqual({ codes: [], typed: '50⏎' });
});

test('a key held down is no scan, however fast it repeats', () => {
  const keys = Array.from({ length: 20 }, (_, index) =>
    pressed('Digit0', '0', 1_000 + index * 30, { repeat: index > 0 }),
  );
  const heard = listen([...keys, pressed('Enter', 'Enter', 1_620)]);
  expect(heard).toEqual({ codes: [], typed: `${'0'.repeat(20)}⏎` });
});

test('a scan between the digits of an amount leaves the amount as typed', () => {
  const keys = [
    ...typing('12', 150, 1_000),
    ...scanner(ean, { atMs: 1_600 }),
    ...typing(',50⏎', 150, 2_000),
  ];
  for (const hold of [true, false]) {
    expect(listen(keys, hold)).toEqual({ codes: [ean], typed: '12,50⏎' });
  }
});

test('a digit typed just before a scan stays with the person', () => {
  const keys = [...typing('7', 150, 1_000), ...scanner(ean, { atMs: 1_060 })];
  for (const hold of [true, false]) {
    expect(listen(keys, hold)).toEqual({ codes: [ean], typed: '7' });
  }
});

test('a pause within a code loses none of its digits', () => {
  const [first, ...rest] = scanner('100200300400500', { atMs: 1_000 });
  expect(first).toBeDefined();
  const late = rest.map((key) => ({ ...key, atMs: key.atMs + 60 }));
  expect(listen(first ? [first, ...late] : [], true).codes).toEqual(['100200300400500']);
});

test.each([1, 2, 5])(
  'a code during which the machine stood still after %d keys is whole',
  (count) => {
    const keys = scanner(ean).map((key, index) => ({
      ...key,
      atMs: key.atMs + (index < count ? 0 : 400),
    }));
    for (const hold of [true, false]) {
      expect(listen(keys, hold)).toEqual({ codes: [ean], typed: '' });
    }
  },
);

test('fast typing that is no scan is given back once it stops', () => {
  const heard = listen([...typing('abcdef', 15), ...typing('g', 0, 2_000)]);
  expect(heard).toEqual({ codes: [], typed: 'abcdefg' });
});

test('an Enter that a busy machine delays still ends the scan and reaches nobody', () => {
  const keys = scanner(ean);
  const late = keys.pop();
  expect(late).toBeDefined();
  expect(listen([...keys, pressed('Enter', 'Enter', 1_060 + 250)])).toEqual({
    codes: [ean],
    typed: '',
  });
});

test('the second suffix of a scanner that sends two is no Enter of a person', () => {
  const keys = [...scanner(ean, { suffix: 'Tab' }), pressed('Enter', 'Enter', 1_070)];
  expect(listen(keys)).toEqual({ codes: [ean], typed: '' });
});

test('an Enter after another key is a person’s, however soon after a scan', () => {
  const code = scanner(ean);
  const endMs = code.at(-1)?.atMs ?? 0;
  const pay = pressed('F12', 'F12', endMs + 20);
  const enter = pressed('Enter', 'Enter', endMs + 30);
  expect(listen([...code, pay, enter])).toEqual({ codes: [ean], typed: '⏎' });
});

test('a barcode typed by hand is typing, and goes where the person types it', () => {
  const heard = listen(typing(`${ean}⏎`, 220));
  expect(heard).toEqual({ codes: [], typed: `${ean}⏎` });
});

test('keys with Ctrl or Meta and function keys are never part of a code', () => {
  const keys = [
    pressed('KeyZ', 'z', 1_000, { ctrl: true }),
    pressed('F12', 'F12', 1_010),
    ...scanner(ean, { atMs: 1_020 }),
  ];
  expect(listen(keys)).toEqual({ codes: [ean], typed: 'z' });
});
