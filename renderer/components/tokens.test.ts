import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** AA: 4.5 for text, 3 for large text and for what must be seen to be used (WCAG 1.4.3, 1.4.11). */
const pairs: readonly [ink: string, ground: string, atLeast: number][] = [
  ['ink', 'ground', 4.5],
  ['ink', 'surface', 4.5],
  ['ink', 'surface-quiet', 4.5],
  ['ink', 'surface-pressed', 4.5],
  ['ink', 'accent-soft', 4.5],
  ['ink-quiet', 'ground', 4.5],
  ['ink-quiet', 'surface', 4.5],
  ['ink-quiet', 'surface-quiet', 4.5],
  ['ink-quiet', 'surface-pressed', 4.5],
  ['ink-quiet', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-pressed', 4.5],
  ['accent-ink', 'accent-soft', 4.5],
  ['accent-ink', 'surface', 4.5],
  ['accent-ink', 'ground', 4.5],
  ['amber-ink', 'amber-soft', 4.5],
  ['danger-ink', 'danger-soft', 4.5],
  ['danger-ink', 'surface', 4.5],
  ['ink', 'danger-soft', 4.5],
  ['ink', 'amber-soft', 4.5],
  ['edge-strong', 'surface', 3],
  ['edge-strong', 'ground', 3],
  ['accent', 'surface', 3],
  ['accent', 'ground', 3],
  ['focus', 'ground', 3],
  ['focus', 'surface', 3],
  ['on-training', 'training', 4.5],
  ['on-tile', 'tile-1', 4.5],
  ['on-tile', 'tile-2', 4.5],
  ['on-tile', 'tile-3', 4.5],
  ['on-tile', 'tile-4', 4.5],
  ['on-tile', 'tile-5', 4.5],
  ['on-tile', 'tile-6', 4.5],
];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

test.each(pairs)(
  '--%s on --%s has a contrast of at least %d in both themes',
  (ink, ground, atLeast) => {
    for (const theme of ['light', 'dark'] as const) {
      const ratio = contrastRatio(colour(ink, theme), colour(ground, theme));
      expect(ratio, `${ink} on ${ground}, ${theme}`).toBeGreaterThanOrEqual(atLeast);
    }
  },
);

test('no motion lasts longer than 150 ms, and none is left when the system asks for less', () => {
  const durations = [...css.matchAll(/--move: (\d+)ms/g)].map(([, ms]) => Number(ms));
  expect(durations).toEqual([expect.any(Number), 0]);
  expect(durations[0]).toBeLessThanOrEqual(150);
});

function colour(token: string, theme: 'light' | 'dark'): string {
  const both = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css);
  const one = new RegExp(`--${token}: (#[0-9a-f]{6});`).exec(css);
  const found = both?.[theme === 'light' ? 1 : 2] ?? one?.[1];
  if (found === undefined) throw new Error(`No colour --${token} in tokens.css`);
  return found;
}

/** 1 to 21, by relative luminance. */
function contrastRatio(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
