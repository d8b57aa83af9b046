import type { Writable } from 'node:stream';

export interface Output {
  /** Writes lines and waits until they are taken. False when the reader has gone away (`| head`). */
  lines(texts: readonly string[]): Promise<boolean>;
}

/** The result of a command as lines on a stream. Rejects when it can't be written for another reason than a lost reader. */
export function lineOutput(stream: Writable): Output {
  let isGone = false;
  // Reported per write as well; without a listener it would end the process in the middle.
  stream.on('error', () => undefined);
  return {
    lines(texts) {
      if (isGone) return Promise.resolve(false);
      if (texts.length === 0) return Promise.resolve(true);
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      stream.write(`${texts.join('\n')}\n`, (error) => {
        if (!error) return resolve(true);
        isGone = true;
        if ('code' in error && lostReader.has(String(error.code))) resolve(false);
        else reject(error);
      });
      return promise;
    },
  };
}

const lostReader = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);
