import { commitSteps, nextStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** A script that was cut off resends for 30 s; after so long it is gone for good. */
const goneAfterMs = 600_000;

/**
 * What a killed script left open is put with the suspended baskets, where somebody sees
 * it and can take it up or give it up. A person's seat keeps its basket: that one is on its screen.
 */
export function suspendOrphans(till: TillContext): void {
  const nowMs = Date.parse(till.now());
  for (const { basket, lastStepAt } of till.shelf.open()) {
    const lastMs = Date.parse(lastStepAt);
    if (!basket.seat.startsWith('script-') || nowMs - lastMs < goneAfterMs) continue;
    const body = { kind: 'suspended', label: basket.seat } as const;
    commitSteps(till, [nextStep(till, basket, till.newId(), body)]);
  }
}
