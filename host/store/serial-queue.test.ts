import { expect, it } from 'vitest';
import { SerialQueue } from './serial-queue.ts';

it('works run one at a time, in order, and a failure stops nobody else', async () => {
  const queue = new SerialQueue(10);
  const heard: string[] = [];
  const work =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      heard.push(`${name} starts`);
      await Promise.resolve();
      heard.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    queue.run(work('a')),
    queue.run(work('b', true)),
    queue.run(work('c')),
  ]);
  expect(results.map(({ status }) => status)).toStrictEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(heard).toStrictEqual(['a', 'b', 'c'].flatMap((n) => [`${n} starts`, `${n} ends`]));
});

it('more than the bound is refused at once, and room is there again later', async () => {
  const queue = new SerialQueue(1);
  const first = queue.run(async () => 'first');
  await expect(queue.run(async () => 'second')).rejects.toMatchObject({ code: 'STORE_BUSY' });
  await first;
  await queue.idle();
  expect(await queue.run(async () => 'third')).toBe('third');
});
