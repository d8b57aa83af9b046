import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * WCAG 2.2 A and AA; each violation with the elements it is about. Waits for what moves to rest: a
 * theme that changes fades for 150 ms, and a colour halfway is nobody's contrast.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    // A style change starts its transitions with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document.getAnimations().filter(({ effect }) => {
      return effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY;
    });
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found: { violations: { id: string; nodes: { html: string }[] }[] } = await Reflect.get(
      globalThis,
      'axe',
    ).run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
  });
}
