import { expect, test } from 'vitest';
import { entryLine, verbatimLine } from './journal.ts';

const stored = {
  journalId: 'j',
  segment: 1,
  sequence: 2,
  type: 'event',
  typeSequence: 1,
  text: '{"b":1.0,"a":"é\\n"}',
  hash: 'h',
  signature: 's',
  keyId: 'k',
};

test('a journal line begins with its place and holds the signed bytes as they are', () => {
  const line = entryLine(stored);
  expect(line).toMatch(/^\{"journalId":"j","sequence":2,"type":"event",/);
  expect(line).toContain(`"entry":${stored.text},"hash"`);
  expect(JSON.parse(line)).toMatchObject({ entry: { b: 1, a: 'é\n' }, hash: 'h', keyId: 'k' });
});

test('verbatim, the signed bytes come back from the line unchanged', () => {
  expect(JSON.parse(verbatimLine(stored))).toMatchObject({ text: stored.text, signature: 's' });
});

test('an entry that was damaged in the file still makes a line that can be read', () => {
  for (const text of ['{"a":', '{\n}'])
    expect(JSON.parse(entryLine({ ...stored, text }))).toMatchObject({ sequence: 2, text });
});
