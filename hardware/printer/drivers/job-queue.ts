/** Runs one thing after another; what waits is bounded and can be given up. */
export interface JobQueue {
  /**
   * Resolves with what `run` gives; with `refused` if too many wait already, and with `givenUp` if
   * the signal comes before its turn. `isUrgent` goes before what waits.
   */
  add<T>(job: {
    run: () => Promise<T>;
    signal: AbortSignal;
    refused: (waiting: number) => T;
    givenUp: () => T;
    isUrgent?: boolean;
  }): Promise<T>;
}

interface Waiting {
  start: () => Promise<void>;
}

export function createJobQueue(mostWaiting: number): JobQueue {
  const waiting: Waiting[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next.start();
    isRunning = false;
  }

  return {
    add({ run, signal, refused, givenUp, isUrgent = false }) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return resolve(givenUp());
        if (waiting.length >= mostWaiting) return resolve(refused(waiting.length));
        const job: Waiting = {
          async start() {
            signal.removeEventListener('abort', giveUp);
            await run().then(resolve, reject);
          },
        };
        const giveUp = () => {
          waiting.splice(waiting.indexOf(job), 1);
          resolve(givenUp());
        };
        signal.addEventListener('abort', giveUp, { once: true });
        if (isUrgent) waiting.unshift(job);
        else waiting.push(job);
        runAll().catch(reject);
      });
    },
  };
}
