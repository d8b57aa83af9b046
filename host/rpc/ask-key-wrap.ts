import type { KeyAnswer, KeyRequest } from '../../contract/rpc/key-wrap.ts';
import type { KeyWrap } from '../keys/key-wrap.ts';

/** The system may ask a person for a password first; the shell waits for a start somewhat longer. */
const answerTimeoutMs = 100_000;

/** The shell's key wrap from the host's side: each request waits for the answer with its id. */
export function askKeyWrap(send: (request: KeyRequest) => void): {
  wrap: KeyWrap;
  answered(answer: KeyAnswer): void;
} {
  type Answer = KeyAnswer['keyAnswer'];
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;

  function ask(requestOf: (id: number) => KeyRequest): Promise<Answer> {
    const id = ++lastId;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ id, text: null, isStale: false }), answerTimeoutMs);
    waiting.set(id, settle);
    send(requestOf(id));
    return promise;
  }

  return {
    wrap: {
      async wrap(text) {
        return (await ask((id) => ({ wrap: { id, text } }))).text;
      },
      async unwrap(wrapped) {
        const { text, isStale } = await ask((id) => ({ unwrap: { id, wrapped } }));
        return text === null ? null : { text, isStale };
      },
    },
    answered: ({ keyAnswer }) => waiting.get(keyAnswer.id)?.(keyAnswer),
  };
}
