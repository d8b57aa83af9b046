/** One work at a time, in order, with a bound on how many wait (law 15). */
export class SerialQueue {
  readonly #mostWaiting: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting;
  }

  get isFull(): boolean {
    return this.#waiting >= this.#mostWaiting;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isFull) return Promise.reject(new QueueFull(this.#mostWaiting));
    this.#waiting += 1;
    const done = this.#last.then(work).finally(() => {
      this.#waiting -= 1;
    });
    // The next work starts whatever became of this one; the caller gets the error.
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves when all that waits now is done. */
  async idle(): Promise<void> {
    await this.#last;
  }
}

/** The writer is so far behind that taking more would only use memory. Try again later. */
class QueueFull extends Error {
  readonly code = 'STORE_BUSY';

  constructor(mostWaiting: number) {
    super(`More than ${mostWaiting} writes wait for the file`);
    this.name = 'QueueFull';
  }
}
