import { screenOf } from './screen.ts';
import type { Snapshots } from './snapshots.ts';
import type { UiStore } from './ui.ts';

/** A double tap's second tap comes within this; a hand that has looked comes later. */
const paySeenAfterMs = 400;
/** The change is read, not only seen. */
const paidSeenAfterMs = 700;

/**
 * Whether what is drawn has stood long enough to have been seen. The main buttons of the sale, the
 * payment and the paid screen lie at one place: the second tap of a double tap, an Enter that
 * bounced or an Escape at the wrong moment would answer a screen that nobody saw.
 */
export interface SeenMoment {
  isSeen(): boolean;
  /** Something was done that only who sees the screen does: what follows is no echo. */
  waive(): void;
}

export function createSeenMoment(
  { sale }: Pick<Snapshots, 'sale'>,
  ui: UiStore,
  nowMs: () => number,
): SeenMoment {
  let shown = whatIsShown();
  let seenAtMs = Number.NEGATIVE_INFINITY;

  function look(): void {
    const now = whatIsShown();
    if (now === shown) return;
    shown = now;
    seenAtMs = nowMs() + (now.startsWith('paid') ? paidSeenAfterMs : paySeenAfterMs);
  }

  /** Changes with each thing that the main button is about: the screen, what is still to pay, a balance. */
  function whatIsShown(): string {
    const { snapshot } = sale.getState();
    const { screen, value } = ui.getState();
    const drawn = screenOf(snapshot, screen);
    if (drawn === 'paid') return `paid ${(snapshot?.paid ?? snapshot?.placed)?.sequence}`;
    if (drawn === 'sale') return drawn;
    return [drawn, snapshot?.basket?.id, snapshot?.basket?.paidMinor, value?.number].join(' ');
  }

  sale.subscribe(look);
  ui.subscribe(look);
  return {
    isSeen: () => nowMs() >= seenAtMs,
    waive() {
      seenAtMs = Number.NEGATIVE_INFINITY;
    },
  };
}
