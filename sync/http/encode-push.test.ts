import { expect, test } from 'vitest';
import { sale } from '../../test/support/journal-kit.ts';
import { sealedEntries } from '../../test/support/platform/push-kit.ts';
import { encodePush } from './encode-push.ts';

const drafts = Array.from({ length: 60 }, (_, index) => sale(index));

test.each([1, 24, 25, 26, 50, 61])(
  '%i entries are the JSON that they would be at once',
  async (count) => {
    const entries = sealedEntries(drafts).slice(0, count);
    const encoded = await encodePush({ entries }, () => Promise.resolve());
    expect(Buffer.from(encoded).toString('utf8')).toBe(JSON.stringify({ entries }));
  },
);

test('others have the thread between two slices', async () => {
  let pauses = 0;
  await encodePush({ entries: sealedEntries(drafts) }, async () => {
    pauses += 1;
  });
  expect(pauses).toBe(2);
});
