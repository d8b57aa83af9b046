import { describe, expect, it } from 'vitest';
import { createJobQueue } from './job-queue.ts';

const never = new AbortController().signal;
const answers = { refused: () => 'refused', givenUp: () => 'given up' };

describe('a job queue', () => {
  it('runs one at a time, what is urgent first', async () => {
    const queue = createJobQueue(10);
    const order: string[] = [];
    let running = 0;
    const add = (name: string, isUrgent = false) =>
      queue.add({
        ...answers,
        signal: never,
        isUrgent,
        async run() {
          running += 1;
          expect(running).toBe(1);
          await Promise.resolve();
          order.push(name);
          running -= 1;
          return name;
        },
      });
    await Promise.all([add('a'), add('b'), add('c', true)]);
    expect(order).toEqual(['a', 'c', 'b']);
  });

  it('goes on after a job that breaks', async () => {
    const queue = createJobQueue(10);
    const broken = queue.add<string>({
      ...answers,
      signal: never,
      run: () => Promise.reject(new Error('broken')),
    });
    const next = queue.add({ ...answers, signal: never, run: async () => 'next' });
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });
});
