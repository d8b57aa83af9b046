import { z } from 'zod';
import { hostAddressOf } from './start-till.ts';

const answerFrame = z.object({
  type: z.string(),
  id: z.number().optional(),
  failure: z.object({ code: z.string() }).optional(),
});

/** Sends calls as they are, parsed by nobody on this side; counts what they failed with. */
export async function rawCalls(
  folder: string,
  calls: readonly { name: string; input: unknown }[],
): Promise<Map<string, number>> {
  const { url, token } = hostAddressOf(folder);
  const socket = new WebSocket(`${url.replace('http:', 'ws:')}/rpc`);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const failures = new Map<string, number>();
  let answered = Promise.withResolvers<void>();
  socket.addEventListener('message', ({ data }) => {
    const frame = answerFrame.parse(JSON.parse(String(data)));
    if (frame.failure)
      failures.set(frame.failure.code, (failures.get(frame.failure.code) ?? 0) + 1);
    answered.resolve();
  });
  socket.addEventListener('close', () => answered.reject(new Error('the host hung up')));
  for (const [index, message] of [
    { type: 'hello', token, build: 'test' },
    ...calls.map(({ name, input }, id) => ({ type: 'call', id, name, input })),
  ].entries()) {
    answered = Promise.withResolvers<void>();
    socket.send(JSON.stringify(message));
    await answered.promise.catch((error: unknown) => {
      throw new Error(`after message ${index}: ${JSON.stringify(message).slice(0, 300)}`, {
        cause: error,
      });
    });
  }
  socket.close();
  return failures;
}
