import type { Basket } from '../domain/basket/basket.ts';

/** What each seat's screen needs beside its open basket: the last command taken, the last basket ended. */
export function createSeats() {
  const lastCommands = new Map<string, string>();
  const ended = new Map<string, string>();

  return {
    stepTaken(basket: Basket): void {
      lastCommands.set(basket.seat, basket.lastCommandId);
      if (basket.state === 'completed') ended.set(basket.seat, basket.id);
      else if (basket.state === 'open') ended.delete(basket.seat);
    },
    lastCommand: (seat: string) => lastCommands.get(seat) ?? '',
    /** Basket paid last on this seat, until the next one opens there or the screen is dismissed. */
    lastEnded: (seat: string) => ended.get(seat) ?? null,
    dismiss(seat: string): void {
      ended.delete(seat);
    },
  };
}
