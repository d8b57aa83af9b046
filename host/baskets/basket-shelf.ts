import type { StoredStep } from '../../contract/port/journal.ts';
import { storedBasketStep } from '../../contract/stored/basket-step.ts';
import { assert } from '../../domain/assert.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { type BasketFold, foldStep, foldSteps } from '../../domain/basket/fold-basket.ts';

/** A basket that has not ended. */
export interface ShelvedBasket extends BasketFold {
  /** Time of its last step: ISO 8601, UTC. */
  lastStepAt: string;
}

/**
 * The baskets that have not ended, in memory: the fold of the steps in the till file. Only what has
 * been committed may be put on the shelf, so a crash finds the same baskets again.
 */
export class BasketShelf {
  readonly #baskets = new Map<string, ShelvedBasket>();
  readonly #openOnSeat = new Map<string, string>();

  static load(stored: readonly StoredStep[]): BasketShelf {
    const shelf = new BasketShelf();
    const byBasket = Map.groupBy(stored.map(parseStep), ({ basketId }) => basketId);
    for (const steps of byBasket.values()) {
      const hasGap = steps.some((step, index) => step.number !== index + 1);
      assert(!hasGap, 'Steps of a basket have no gap');
      shelf.#place(foldSteps(steps), steps.at(-1));
    }
    return shelf;
  }

  openOn(seat: string): ShelvedBasket | null {
    const id = this.#openOnSeat.get(seat);
    return id === undefined ? null : this.get(id);
  }

  get(basketId: string): ShelvedBasket | null {
    return this.#baskets.get(basketId) ?? null;
  }

  /** Of every seat. */
  open(): ShelvedBasket[] {
    return [...this.#baskets.values()].filter(({ basket }) => basket.state === 'open');
  }

  /** Of every seat, and those put aside. */
  all(): Basket[] {
    return [...this.#baskets.values()].map(({ basket }) => basket);
  }

  /** Longest suspended first. */
  suspended(): Basket[] {
    return [...this.#baskets.values()]
      .map(({ basket }) => basket)
      .filter((basket) => basket.state === 'suspended')
      .sort((a, b) => (a.suspendedAt < b.suspendedAt ? -1 : 1));
  }

  /** Takes in a committed step; an ended basket leaves the shelf. */
  put(step: BasketStep): Basket {
    const known = this.#baskets.get(step.basketId) ?? null;
    assert(step.number === (known?.basket.version ?? 0) + 1, 'Steps of a basket have no gap');
    const fold = foldStep(known, step);
    if (known?.basket.state === 'open') this.#openOnSeat.delete(known.basket.seat);
    this.#place(fold, step);
    return fold.basket;
  }

  /** A basket whose stored steps name somebody no more, as they are now. */
  reload(stored: readonly StoredStep[]): Basket {
    const steps = stored.map(parseStep);
    const fold = foldSteps(steps);
    const known = this.#baskets.get(fold.basket.id)?.basket;
    if (known?.state === 'open') this.#openOnSeat.delete(known.seat);
    this.#place(fold, steps.at(-1));
    return fold.basket;
  }

  #place({ basket, undoable }: BasketFold, last: BasketStep | undefined): void {
    if (basket.state === 'completed' || basket.state === 'abandoned') {
      this.#baskets.delete(basket.id);
      return;
    }
    this.#baskets.set(basket.id, { basket, undoable, lastStepAt: last?.at ?? basket.openedAt });
    if (basket.state === 'open') {
      assert(!this.#openOnSeat.has(basket.seat), 'A seat has one open basket at most');
      this.#openOnSeat.set(basket.seat, basket.id);
    }
  }
}

export function parseStep(stored: StoredStep): BasketStep {
  const { basketId, number, commandId, text } = stored;
  return { basketId, number, commandId, ...storedBasketStep.parse(JSON.parse(text)) };
}

export function storeStep(step: BasketStep): StoredStep {
  const { basketId, number, commandId, ...text } = step;
  return { basketId, number, commandId, text: JSON.stringify(text) };
}
